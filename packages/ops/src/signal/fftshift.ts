import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { halvesSwapped, type ShiftAxes } from "./halves-swapped.ts";

/**
 * A spectrum with frequency 0 in the middle: along each axis (all by default), element `⌊n / 2⌋` places further on, the last
 * ones in front.
 *
 * Shape: that of x. Dtypes: any. Throws `ShapeError` for an axis that x does not have. Gradient: `ifftshift(g)`.
 *
 * @example
 * signal.fftshift([0, 1, 2, -2, -1]).arraySync() // => [-2, -1, 0, 1, 2]
 */
export function fftshift<const X extends TensorLike>(x: Arg<X>, axes?: ShiftAxes): Like<X>;
export function fftshift(x: TensorLike, axes?: ShiftAxes): Tensor {
  return halvesSwapped("signal.fftshift", x, axes, (n) => Math.floor(n / 2));
}
