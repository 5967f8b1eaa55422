import type { Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, dispatch1, normalizeAxis, toTensor } from "@gradtape/core/internal";
import { reduction } from "../define/reduction.ts";
import { checkNotEmpty } from "./check-not-empty.ts";
import { toIndexDType, type IndexDType } from "./index-dtype.ts";

const argMaxOp = /*@__PURE__*/ reduction({
  name: "argMax",
  accepts: "ordered",
  combine: "argMax",
  dtype: "int32",
  check: (x, { axes }) => checkNotEmpty("argMax", x, axes),
});

/**
 * Position of the largest element along an axis (the first by default); of equal ones the first. A NaN wins, as in NumPy.
 *
 * Shape: without the axis. Dtypes: bool, integers and floats; the result is int32, or int64 by `{ outputType: "int64" }`
 * (which is TensorFlow's default). Throws `ShapeError` if the axis is empty: nothing is the maximum. Gradient: none.
 *
 * @example
 * argMax([[1, 4], [3, 2]]).arraySync() // => [1, 0]
 */
export function argMax<
  const X extends TensorLike,
  const A extends number = 0,
  D extends IndexDType = "int32",
>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A>>,
  options?: { outputType?: D },
): ReduceResult<X, A, false, NoInfer<D>>;
export function argMax(x: TensorLike, axis = 0, options?: { outputType?: IndexDType }): Tensor {
  checkOptions("argMax", options, ["outputType"]);
  const t = toTensor("argMax", x);
  const attrs = { axes: [normalizeAxis("argMax", axis, t.rank)], keepDims: false };
  return toIndexDType("argMax", "outputType", options?.outputType, () =>
    dispatch1(argMaxOp, [t], attrs),
  );
}
