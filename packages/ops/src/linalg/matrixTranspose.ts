import type { DTypeOf, Of, Shape, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { conj } from "../math/conj.ts";
import { transpose } from "../shape/transpose.ts";
import { matrixSizes } from "./matrix-shapes.ts";

/** S with its last two sizes exchanged. */
export type Turned<S> = S extends readonly [
  ...infer B extends Shape,
  infer M extends number,
  infer N extends number,
]
  ? [...B, N, M]
  : Shape;

/**
 * Matrices with rows and columns exchanged: the last two axes; and conjugated, if so asked. Copies nothing, unless complex numbers
 * are conjugated.
 *
 * Dtypes: any. Throws `ShapeError` for fewer than two axes. Gradient: `g`, treated in the same way.
 *
 * @example
 * linalg.matrixTranspose([[1, 2, 3], [4, 5, 6]]).arraySync() // => [[1, 4], [2, 5], [3, 6]]
 */
export function matrixTranspose<const X extends TensorLike>(
  x: X,
  options?: { conjugate?: boolean },
): Of<Turned<ShapeOf<X>>, DTypeOf<X>>;
export function matrixTranspose(x: TensorLike, options?: { conjugate?: boolean }): Tensor {
  checkOptions("matrixTranspose", options, ["conjugate"]);
  const turned = turn("matrixTranspose", toTensor("matrixTranspose", x));
  return options?.conjugate ? (conj(turned) as Tensor) : turned;
}

/** The last two axes exchanged. */
export function turn(op: string, x: Tensor): Tensor {
  matrixSizes(op, x.shape);
  const d = x.rank - 2;
  return transpose(x, [...x.shape.keys()].with(d, d + 1).with(d + 1, d)) as Tensor;
}
