import { ShapeError, DTypeError, type DType, type TensorLike } from "@gradtape/core";
import { sameShape, showShape, toTensor, upload } from "@gradtape/core/internal";
import { truePlaces } from "../index/true-places.ts";
import { checkSparse, entriesAt } from "./sparse-entries.ts";
import type { SparseTensor } from "./SparseTensor.ts";

/**
 * The entries for which `toRetain` is true, in their order.
 *
 * The mask decides how many there are, so it is read at once. Shape: that of x; the mask is `[n]`, one for each entry. Dtypes:
 * any; the mask is bool. Throws `ShapeError` and `DTypeError` for another mask, `UnsupportedError` where it cannot be read at once.
 * Gradient: to values `g` where the mask is true.
 *
 * @example
 * const x = new SparseTensor([[0, 1], [1, 2]], [5, 6], [2, 3]);
 * sparse.retain(x, [false, true]).values.arraySync() // => [6]
 */
export function retain<D extends DType>(x: SparseTensor<D>, toRetain: TensorLike): SparseTensor<D>;
export function retain(x: SparseTensor, toRetain: TensorLike): SparseTensor {
  const from = checkSparse("sparse.retain", x);
  const mask = toTensor("sparse.retain", toRetain, "bool");
  if (mask.dtype !== "bool")
    throw new DTypeError("sparse.retain", `the mask must be bool, got ${mask.dtype}`, [mask.dtype]);
  if (!sameShape(mask.shape, from.values.shape)) {
    throw new ShapeError(
      "sparse.retain",
      `the mask ${showShape(mask.shape)} does not fit ${from.values.size} entries`,
      { shapes: [mask.shape, from.values.shape] },
    );
  }
  const places = truePlaces(mask);
  return entriesAt(from, upload(places, [places.length], "int32"));
}
