import type { DType, Perm } from "@gradtape/core";
import { normalizePerm } from "@gradtape/core/internal";
import { gathered } from "../index/gather.ts";
import { checkSparse, inOrder, vector } from "./sparse-entries.ts";
import { SparseTensor } from "./SparseTensor.ts";

/**
 * The axes in another order: axis `d` of the result is axis `perm[d]` of x. Default: reversed. Entries come in row-major order.
 *
 * Shape: the sizes in that order. Dtypes: any. Throws `ShapeError` unless `perm` names each axis once. Gradient: to values `g` in the
 * places where they stood.
 *
 * @example
 * const x = new SparseTensor([[0, 1], [1, 0]], [5, 6], [2, 3]);
 * sparse.toDense(sparse.transpose(x)).arraySync() // => [[0, 6], [5, 0], [0, 0]]
 */
export function transpose<D extends DType>(x: SparseTensor<D>, perm?: Perm): SparseTensor<D>;
export function transpose(x: SparseTensor, perm?: Perm): SparseTensor {
  const { indices, values, denseShape } = checkSparse("sparse.transpose", x);
  const order = normalizePerm("sparse.transpose", denseShape, perm);
  const columns = gathered(indices, vector(order), { axis: 1, batchDims: 0 });
  const shape = order.map((d) => denseShape[d]!);
  return inOrder(new SparseTensor(columns, values, shape));
}
