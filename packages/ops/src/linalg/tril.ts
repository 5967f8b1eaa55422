import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { checkInteger, checkOptions, toTensor } from "@gradtape/core/internal";
import { banded } from "./bandPart.ts";
import { matrixSizes } from "./matrix-shapes.ts";

/**
 * The triangle on and below diagonal `k` of matrices (0, the default, is the main one, positive ones lie above it), zeros above it.
 *
 * Shape: that of x. Dtypes: all but strings. Throws `ShapeError` for fewer than two axes. Gradient: the triangle of `g`.
 *
 * @example
 * linalg.tril([[1, 2], [3, 4]]).arraySync() // => [[1, 0], [3, 4]]
 */
export function tril<const X extends TensorLike>(x: Arg<X>, options?: { k?: number }): Like<X>;
export function tril(x: TensorLike, options?: { k?: number }): Tensor {
  checkOptions("tril", options, ["k"]);
  const t = toTensor("tril", x);
  matrixSizes("tril", t.shape);
  const k = checkInteger("tril", "k", options?.k ?? 0);
  return banded(t, -Infinity, k);
}
