import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { checkInteger, checkOptions, toTensor } from "@gradtape/core/internal";
import { banded } from "./bandPart.ts";
import { matrixSizes } from "./matrix-shapes.ts";

/**
 * The triangle on and above diagonal `k` of matrices (0, the default, is the main one, positive ones lie above it), zeros below it.
 *
 * Shape: that of x. Dtypes: all but strings. Throws `ShapeError` for fewer than two axes. Gradient: the triangle of `g`.
 *
 * @example
 * linalg.triu([[1, 2], [3, 4]]).arraySync() // => [[1, 2], [0, 4]]
 */
export function triu<const X extends TensorLike>(x: Arg<X>, options?: { k?: number }): Like<X>;
export function triu(x: TensorLike, options?: { k?: number }): Tensor {
  checkOptions("triu", options, ["k"]);
  const t = toTensor("triu", x);
  matrixSizes("triu", t.shape);
  const k = checkInteger("triu", "k", options?.k ?? 0);
  return banded(t, k, Infinity);
}
