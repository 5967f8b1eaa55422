import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, dispatch1, e, toTensor } from "@gradtape/core/internal";
import { reduction, reductionAttrs } from "../define/reduction.ts";
import { toIndexDType, type IndexDType } from "./index-dtype.ts";

const countNonzeroOp = /*@__PURE__*/ reduction({
  name: "countNonzero",
  accepts: "not text",
  combine: "sum",
  dtype: "int32",
  body: (x) => e.cast(e.ne(x, 0), "int32"),
});

/**
 * How many elements along some axes (all by default) are not 0; NaN counts, -0 does not.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: bool, integers, floats and complex; the result is
 * int32, or int64 by `{ dtype: "int64" }` (which is TensorFlow's default). Gradient: none.
 *
 * @example
 * countNonzero([[0, 2], [3, 4]], 0).toString() // => "tf.Tensor([1 2], shape=(2,), dtype=int32)"
 */
export function countNonzero<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
  D extends IndexDType = "int32",
>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A, K>>,
  options?: { keepDims?: K; dtype?: D },
): ReduceResult<X, A, K, NoInfer<D>>;
export function countNonzero(
  x: TensorLike,
  axis?: Axes,
  options?: { keepDims?: boolean; dtype?: IndexDType },
): Tensor {
  checkOptions("countNonzero", options, ["keepDims", "dtype"]);
  const { keepDims = false, dtype } = options ?? {};
  const t = toTensor("countNonzero", x);
  const attrs = reductionAttrs("countNonzero", t, axis, { keepDims });
  return toIndexDType("countNonzero", "dtype", dtype, () => dispatch1(countNonzeroOp, [t], attrs));
}
