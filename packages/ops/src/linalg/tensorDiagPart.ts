import {
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { sameShape, showShape, toTensor } from "@gradtape/core/internal";
import { diagonalOf } from "../shape/diagonal.ts";

/**
 * The diagonal of a tensor whose shape is some sizes, twice: `result[i…] = x[i…, i…]`. Copies nothing.
 *
 * Shape: the first half. Dtypes: any. Throws `ShapeError` if the halves differ, or there are none. Gradient: `g` on the diagonal,
 * 0 elsewhere.
 *
 * @example
 * linalg.tensorDiagPart([[1, 2], [3, 4]]).arraySync() // => [1, 4]
 */
export function tensorDiagPart<const X extends TensorLike>(x: X): Of<Shape, DTypeOf<X>>;
export function tensorDiagPart(x: TensorLike): Tensor {
  const t = toTensor("tensorDiagPart", x);
  const half = t.rank / 2;
  if (t.rank === 0 || !sameShape(t.shape.slice(0, half), t.shape.slice(half)))
    throw new ShapeError(
      "tensorDiagPart",
      `needs a shape of two equal halves, got ${showShape(t.shape)}`,
      { shapes: [t.shape] },
    );
  return diagonalOf(
    t,
    t.shape.slice(0, half).map((_, d) => [d, d + half]),
  );
}
