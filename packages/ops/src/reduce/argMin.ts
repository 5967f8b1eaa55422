import type { Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, dispatch1, normalizeAxis, toTensor } from "@gradtape/core/internal";
import { reduction } from "../define/reduction.ts";
import { checkNotEmpty } from "./check-not-empty.ts";
import { toIndexDType, type IndexDType } from "./index-dtype.ts";

const argMinOp = /*@__PURE__*/ reduction({
  name: "argMin",
  accepts: "ordered",
  combine: "argMin",
  dtype: "int32",
  check: (x, { axes }) => checkNotEmpty("argMin", x, axes),
});

/**
 * Position of the smallest element along an axis (the first by default); of equal ones the first. A NaN wins, as in NumPy.
 *
 * Shape: without the axis. Dtypes: bool, integers and floats; the result is int32, or int64 by `{ outputType: "int64" }`
 * (which is TensorFlow's default). Throws `ShapeError` if the axis is empty: nothing is the minimum. Gradient: none.
 *
 * @example
 * argMin([[1, 4], [3, 2]]).arraySync() // => [0, 1]
 */
export function argMin<
  const X extends TensorLike,
  const A extends number = 0,
  D extends IndexDType = "int32",
>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A>>,
  options?: { outputType?: D },
): ReduceResult<X, A, false, NoInfer<D>>;
export function argMin(x: TensorLike, axis = 0, options?: { outputType?: IndexDType }): Tensor {
  checkOptions("argMin", options, ["outputType"]);
  const t = toTensor("argMin", x);
  const attrs = { axes: [normalizeAxis("argMin", axis, t.rank)], keepDims: false };
  return toIndexDType("argMin", "outputType", options?.outputType, () =>
    dispatch1(argMinOp, [t], attrs),
  );
}
