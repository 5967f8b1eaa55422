// What the logarithm of a softmax passes back, in one pass over each row.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e } from "@gradtape/core/internal";
import { rowKernel, wideLoad } from "../define/row-kernel.ts";
import { exp } from "../math/exp.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { subtract } from "../math/subtract.ts";
import { reduceSum } from "../reduce/reduceSum.ts";

const logSoftmaxGradientOp = /*@__PURE__*/ defineOp<{ readonly axis: number }>({
  name: "logSoftmaxGradient",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower(inputs, { axis }, [out]) {
    const [y, g] = [wideLoad(0, inputs[0]), wideLoad(1, inputs[1])];
    return rowKernel(
      [inputs[0], inputs[1]],
      [axis],
      [{ combine: "sum", body: g }],
      [[out, e.sub(g, e.mul(e.exp(y), e.acc(g.dtype)))]],
    );
  },
  grad({ inputs: [y, g], attrs: { axis } }, h) {
    const sum = (x: Tensor): Tensor => reduceSum(x, axis, { keepDims: true }) as Tensor;
    const scaled = (): Tensor => multiply(h, exp(y));
    return [() => neg(multiply(scaled(), sum(g))), () => subtract(h, sum(scaled()))];
  },
});

/** Pulls `g` back from `y = logSoftmax(x)` to x: `g - eʸ · Σ g`. */
export const logSoftmaxGradient = (y: Tensor, g: Tensor, axis: number): Tensor =>
  dispatch1(logSoftmaxGradientOp, [y, g], { axis });
