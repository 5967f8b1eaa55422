import type { DTypeOf, Of, Shape, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { matrixSizes } from "./matrix-shapes.ts";
import { diagPartOf } from "./diagPart.ts";

/** S without its last two axes. */
export type Batches<S> = S extends readonly [...infer B extends Shape, number, number] ? B : Shape;

/**
 * The sum of the main diagonal of matrices.
 *
 * Shape: `[..., rows, columns] → [...]`. Dtypes: integers (wrapping), floats and complex. Throws `ShapeError` for fewer than two
 * axes. Gradient: `g` on the diagonal.
 *
 * @example
 * linalg.trace([[1, 2], [3, 4]]).arraySync() // => 5
 */
export function trace<const X extends TensorLike>(x: X): Of<Batches<ShapeOf<X>>, DTypeOf<X>>;
export function trace(x: TensorLike): Tensor {
  const t = toTensor("trace", x);
  checkDType("trace", t.dtype, "number");
  matrixSizes("trace", t.shape);
  return reduceSum(diagPartOf(t, { low: 0, high: 0, align: "RIGHT_LEFT" }, 0), -1);
}
