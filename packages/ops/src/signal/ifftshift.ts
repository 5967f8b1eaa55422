import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { halvesSwapped, type ShiftAxes } from "./halves-swapped.ts";

/**
 * Inverse of `fftshift`: frequency 0 from the middle back to the front. The two differ where sizes are odd.
 *
 * Shape: that of x. Dtypes: any. Throws `ShapeError` for an axis that x does not have. Gradient: `fftshift(g)`.
 *
 * @example
 * signal.ifftshift([-2, -1, 0, 1, 2]).arraySync() // => [0, 1, 2, -2, -1]
 */
export function ifftshift<const X extends TensorLike>(x: Arg<X>, axes?: ShiftAxes): Like<X>;
export function ifftshift(x: TensorLike, axes?: ShiftAxes): Tensor {
  return halvesSwapped("signal.ifftshift", x, axes, (n) => Math.ceil(n / 2));
}
