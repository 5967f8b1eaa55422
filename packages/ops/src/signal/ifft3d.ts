import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { fourierCall, type FourierOf } from "./fourier-op.ts";

/**
 * Inverse of `fft3d`, over the last three axes: `Σ_(j, l, m) X_jlm · exp(+2πi (j k₁ / n₁ + l k₂ / n₂ + m k₃ / n₃)) / (n₁ n₂ n₃)`.
 *
 * Shape: that of the input. Dtypes: complex; JavaScript numbers count as complex64. Throws `DTypeError` for real tensors,
 * `ShapeError` for a rank below 3. Gradient: `fft3d(g) / (n₁ n₂ n₃)`.
 *
 * @example
 * signal.ifft3d([[[10, -2], [-4, 0]]]).arraySync()
 * // => [[[{ re: 1, im: 0 }, { re: 2, im: 0 }], [{ re: 3, im: 0 }, { re: 4, im: 0 }]]]
 */
export function ifft3d<const X extends TensorLike>(input: Arg<X>): FourierOf<X>;
export function ifft3d(input: TensorLike): Tensor {
  return fourierCall("signal.ifft3d", input, 3, true);
}
