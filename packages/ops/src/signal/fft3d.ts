import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { fourierCall, type FourierOf } from "./fourier-op.ts";

/**
 * Discrete Fourier transform over the last three axes: `Σ_(j, l, m) x_jlm · exp(-2πi (j k₁ / n₁ + l k₂ / n₂ + m k₃ / n₃))`.
 *
 * Takes time in proportion to `n log n` for every length. Computes in double precision, and rounds once.
 *
 * Shape: that of the input. Dtypes: complex; JavaScript numbers count as complex64. Throws `DTypeError` for real tensors (cast
 * them, or use `rfft3d`), `ShapeError` for a rank below 3. Gradient: `n₁ n₂ n₃ · ifft3d(g)`.
 *
 * @example
 * signal.fft3d([[[1, 2], [3, 4]]]).arraySync()
 * // => [[[{ re: 10, im: 0 }, { re: -2, im: 0 }], [{ re: -4, im: 0 }, { re: 0, im: 0 }]]]
 */
export function fft3d<const X extends TensorLike>(input: Arg<X>): FourierOf<X>;
export function fft3d(input: TensorLike): Tensor {
  return fourierCall("signal.fft3d", input, 3, false);
}
