import {
  ShapeError,
  type DTypeOf,
  type Of,
  type ShapeOf,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkSize, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { intoDiagonal } from "../shape/diagonal.ts";

/** S twice. */
export type Doubled<S> = S extends Shape ? readonly [...S, ...S] : S;

/**
 * A tensor of twice as many axes with `x` on its diagonal: `result[i…, i…] = x[i…]`, and 0 elsewhere. Of a vector, the diagonal
 * matrix.
 *
 * Shape: that of x, twice. Dtypes: all but strings. Throws `ShapeError` for a scalar. Gradient: the diagonal of `g`.
 *
 * @example
 * linalg.tensorDiag([1, 2]).arraySync() // => [[1, 0], [0, 2]]
 */
export function tensorDiag<const X extends TensorLike>(x: X): Of<Doubled<ShapeOf<X>>, DTypeOf<X>>;
export function tensorDiag(x: TensorLike): Tensor {
  const t = toTensor("tensorDiag", x);
  checkDType("tensorDiag", t.dtype, "not text");
  if (t.rank === 0)
    throw new ShapeError("tensorDiag", "needs a diagonal, got a scalar", { shapes: [t.shape] });
  const shape = checkSize("tensorDiag", [...t.shape, ...t.shape]);
  return intoDiagonal(
    t,
    shape,
    t.shape.map((_, d) => [d, d + t.rank]),
  );
}
