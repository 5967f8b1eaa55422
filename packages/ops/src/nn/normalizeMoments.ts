import type { Like, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { add } from "../math/add.ts";
import { divide } from "../math/divide.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { isGiven } from "./is-given.ts";

/**
 * Mean and variance from what `sufficientStatistics` gives: `[sum / counts + shift, sumOfSquares / counts - (sum / counts)²]`.
 * A shift of `null` is 0.
 *
 * Shape: that of the sums, with which the others broadcast (else `ShapeError`). Dtypes: floats, all the same. Gradient: through the
 * formula.
 *
 * @example
 * nn.normalizeMoments(3, 9, 41, null).map((m) => m.arraySync()) // => ≈ [3, 4.666667]
 */
export function normalizeMoments<const X extends TensorLike>(
  counts: TensorLike,
  sum: X,
  sumOfSquares: TensorLike,
  shift: TensorLike | null | undefined,
): [mean: Like<X>, variance: Like<X>];
export function normalizeMoments(
  counts: TensorLike,
  sum: TensorLike,
  sumOfSquares: TensorLike,
  shift: TensorLike | null | undefined,
): Tensor[] {
  const op = "normalizeMoments";
  const s = toTensor(op, sum);
  checkDType(op, s.dtype, "float");
  const n = toTensor(op, counts, s.dtype);
  const moved = divide(s, n);
  const mean = isGiven(shift) ? add(moved, toTensor(op, shift, s.dtype)) : moved;
  const squares = divide(toTensor(op, sumOfSquares, s.dtype), n);
  return [mean, subtract(squares, square(moved))];
}
