import type { DType, Tensor } from "@gradtape/core";
import { newAxis } from "@gradtape/core/internal";
import { zeros } from "../create/zeros.ts";
import { concat } from "../shape/concat.ts";
import { slice } from "../shape/slice.ts";
import { checkSparse } from "./sparse-entries.ts";
import { SparseTensor } from "./SparseTensor.ts";

/**
 * A new axis of size 1, the last by default.
 *
 * Shape: one more axis, of size 1. Dtypes: any. Throws `ShapeError` for an axis out of range, `ArgumentError` for what is not sparse.
 * Gradient: to values `g`.
 *
 * @example
 * const x = new SparseTensor([[1], [2]], [5, 6], [3]);
 * sparse.expandDims(x, 0).indices.arraySync() // => [[0, 1], [0, 2]]
 */
export function expandDims<D extends DType>(x: SparseTensor<D>, axis?: number): SparseTensor<D>;
export function expandDims(x: SparseTensor, axis = -1): SparseTensor {
  const { indices, values, denseShape } = checkSparse("sparse.expandDims", x);
  const at = newAxis("sparse.expandDims", axis, denseShape);
  const shape = denseShape.toSpliced(at, 0, 1);
  const n = values.size;
  const columns = [
    slice(indices, [0, 0], [n, at]),
    zeros([n, 1], { dtype: "int32" }),
    slice(indices, [0, at], [n, denseShape.length - at]),
  ] as Tensor[];
  return new SparseTensor(concat(columns, 1) as Tensor, values, shape);
}
