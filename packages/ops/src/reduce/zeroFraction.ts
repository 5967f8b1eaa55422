import type { Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, e, toTensor } from "@gradtape/core/internal";
import { reduction, reductionAttrs } from "../define/reduction.ts";

const zeroFractionOp = /*@__PURE__*/ reduction({
  name: "zeroFraction",
  accepts: "not text",
  combine: "sum",
  dtype: "float32",
  body: (x) => e.cast(e.eq(x, 0), "float32"),
  finish: (zeros, count) => e.div(zeros, count),
});

/**
 * Which part of all elements is 0, as a float32; NaN of no elements. NaN is not 0, -0 is.
 *
 * Shape: scalar. Dtypes: bool, integers, floats and complex. Gradient: none.
 *
 * @example
 * math.zeroFraction([0, 1, 0, 2]).arraySync() // => 0.5
 */
export function zeroFraction(value: TensorLike): Tensor<[], "float32">;
export function zeroFraction(value: TensorLike): Tensor {
  const t = toTensor("zeroFraction", value);
  return dispatch1(zeroFractionOp, [t], reductionAttrs("zeroFraction", t, undefined, undefined));
}
