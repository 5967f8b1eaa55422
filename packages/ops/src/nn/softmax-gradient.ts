// What a softmax passes back, in one pass over each row.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e } from "@gradtape/core/internal";
import { rowKernel, wideLoad } from "../define/row-kernel.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { reduceSum } from "../reduce/reduceSum.ts";

const softmaxGradientOp = /*@__PURE__*/ defineOp<{ readonly axis: number }>({
  name: "softmaxGradient",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower(inputs, { axis }, [out]) {
    const [y, g] = [wideLoad(0, inputs[0]), wideLoad(1, inputs[1])];
    const along = e.acc(y.dtype);
    return rowKernel(
      [inputs[0], inputs[1]],
      [axis],
      [{ combine: "sum", body: e.mul(g, y) }],
      [[out, e.mul(y, e.sub(g, along))]],
    );
  },
  grad({ inputs: [y, g], attrs: { axis } }, h) {
    const sum = (a: Tensor, b: Tensor): Tensor =>
      reduceSum(multiply(a, b), axis, { keepDims: true }) as Tensor;
    return [
      () => subtract(multiply(h, subtract(g, sum(g, y))), multiply(g, sum(h, y))),
      () => softmaxGradient(y, h, axis),
    ];
  },
});

/** Pulls `g` back from `y = softmax(x)` to x: `y · (g - Σ g · y)`. */
export const softmaxGradient = (y: Tensor, g: Tensor, axis: number): Tensor =>
  dispatch1(softmaxGradientOp, [y, g], { axis });
