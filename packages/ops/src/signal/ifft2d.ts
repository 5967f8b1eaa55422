import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { fourierCall, type FourierOf } from "./fourier-op.ts";

/**
 * Inverse of `fft2d`, over the last two axes: `Σ_(j, l) X_jl · exp(+2πi (j k₁ / n₁ + l k₂ / n₂)) / (n₁ n₂)`.
 *
 * Shape: that of the input. Dtypes: complex; JavaScript numbers count as complex64. Throws `DTypeError` for real tensors,
 * `ShapeError` for a rank below 2. Gradient: `fft2d(g) / (n₁ n₂)`.
 *
 * @example
 * signal.ifft2d([[10, -2], [-4, 0]]).arraySync()
 * // => [[{ re: 1, im: 0 }, { re: 2, im: 0 }], [{ re: 3, im: 0 }, { re: 4, im: 0 }]]
 */
export function ifft2d<const X extends TensorLike>(input: Arg<X>): FourierOf<X>;
export function ifft2d(input: TensorLike): Tensor {
  return fourierCall("signal.ifft2d", input, 2, true);
}
