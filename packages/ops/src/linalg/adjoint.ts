import type { DTypeOf, Of, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { conj } from "../math/conj.ts";
import { turn, type Turned } from "./matrixTranspose.ts";

/**
 * Matrices with rows and columns exchanged, and conjugated. Copies nothing of real ones.
 *
 * Dtypes: numbers. Throws `ShapeError` for fewer than two axes. Gradient: the adjoint of `g`.
 *
 * @example
 * linalg.adjoint([[1, 2], [3, 4]]).arraySync() // => [[1, 3], [2, 4]]
 */
export function adjoint<const X extends TensorLike>(x: X): Of<Turned<ShapeOf<X>>, DTypeOf<X>>;
export function adjoint(x: TensorLike): Tensor {
  return conj(turn("adjoint", toTensor("adjoint", x))) as Tensor;
}
