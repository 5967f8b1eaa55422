import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { fourierCall, type FourierOf } from "./fourier-op.ts";

/**
 * Inverse of `fft`, over the last axis: `Σ_j X_j · exp(+2πi j k / n) / (n)`.
 *
 * Shape: that of the input. Dtypes: complex; JavaScript numbers count as complex64. Throws `DTypeError` for real tensors,
 * `ShapeError` for a rank below 1. Gradient: `fft(g) / (n)`.
 *
 * @example
 * signal.ifft([10, -2]).arraySync() // => [{ re: 4, im: 0 }, { re: 6, im: 0 }]
 */
export function ifft<const X extends TensorLike>(input: Arg<X>): FourierOf<X>;
export function ifft(input: TensorLike): Tensor {
  return fourierCall("signal.ifft", input, 1, true);
}
