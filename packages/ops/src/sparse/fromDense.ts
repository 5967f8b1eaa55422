import type { DTypeOf, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { notEqual } from "../compare/notEqual.ts";
import { gatheredNd } from "../index/gatherNd.ts";
import { where } from "../logic/where.ts";
import { SparseTensor } from "./SparseTensor.ts";

/**
 * The entries of a dense tensor that are not zero (NaN is not).
 *
 * The elements decide how many there are, so they are read at once. Shape: that of x. Dtypes: any; of text, what is not empty counts.
 * Throws `UnsupportedError` where the elements cannot be read at once.
 * Gradient: `g` of the values at their places, 0 elsewhere.
 *
 * @example
 * sparse.fromDense([[0, 5], [6, 0]]).indices.arraySync() // => [[0, 1], [1, 0]]
 */
export function fromDense<const X extends TensorLike>(tensor: X): SparseTensor<DTypeOf<X>>;
export function fromDense(tensor: TensorLike): SparseTensor {
  const x = toTensor("sparse.fromDense", tensor);
  const nothing = x.dtype === "string" ? "" : 0;
  const mask = x.dtype === "bool" ? x : (notEqual(x, nothing) as Tensor);
  const places = where(mask) as Tensor;
  return new SparseTensor(places, gatheredNd(x, places, 0), [...x.shape]);
}
