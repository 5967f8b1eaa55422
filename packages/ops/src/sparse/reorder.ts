import type { DType } from "@gradtape/core";
import { checkSparse, inOrder } from "./sparse-entries.ts";
import type { SparseTensor } from "./SparseTensor.ts";

/**
 * The entries in row-major order of their places; entries of one place keep their order.
 *
 * Shape: that of x. Dtypes: any. Throws `ArgumentError` for what is not sparse. Gradient: to values `g` in the places where they
 * stood.
 *
 * @example
 * const x = new SparseTensor([[1, 0], [0, 1]], [5, 6], [2, 2]);
 * sparse.reorder(x).values.arraySync() // => [6, 5]
 */
export function reorder<D extends DType>(x: SparseTensor<D>): SparseTensor<D> {
  return inOrder(checkSparse("sparse.reorder", x)) as SparseTensor<D>;
}
