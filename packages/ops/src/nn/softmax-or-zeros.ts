// A softmax in which a row that hides everything is no error.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, NONE, type None } from "@gradtape/core/internal";
import { rowKernel, softmaxRow, wideLoad } from "../define/row-kernel.ts";
import { softmaxGradient } from "./softmax-gradient.ts";

const softmaxOrZerosOp = /*@__PURE__*/ defineOp<None>({
  name: "softmaxOrZeros",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower([x], _, [out]) {
    const { folds, power, sum } = softmaxRow(wideLoad(0, x), (max) =>
      e.where(e.eq(max, -Infinity), 0, max),
    );
    const share = e.where(e.eq(sum, 0), 0, e.div(power, sum));
    return rowKernel([x], [x.shape.length - 1], folds, [[out, share]]);
  },
  grad: ({ outputs: [y] }, g) => [() => softmaxGradient(y, g, y.rank - 1)],
});

/** Softmax along the last axis; zeros where a row holds nothing but `-Infinity`. */
export const softmaxOrZeros = (x: Tensor): Tensor => dispatch1(softmaxOrZerosOp, [x], NONE);
