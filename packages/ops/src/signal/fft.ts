import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { fourierCall, type FourierOf } from "./fourier-op.ts";

/**
 * Discrete Fourier transform over the last axis: `Σ_j x_j · exp(-2πi j k / n)`.
 *
 * Takes time in proportion to `n log n` for every length. Computes in double precision, and rounds once.
 *
 * Shape: that of the input. Dtypes: complex; JavaScript numbers count as complex64. Throws `DTypeError` for real tensors (cast
 * them, or use `rfft`), `ShapeError` for a rank below 1. Gradient: `n · ifft(g)`.
 *
 * @example
 * signal.fft([1, 2, 3, 4]).arraySync()
 * // => [{ re: 10, im: 0 }, { re: -2, im: 2 }, { re: -2, im: 0 }, { re: -2, im: -2 }]
 */
export function fft<const X extends TensorLike>(input: Arg<X>): FourierOf<X>;
export function fft(input: TensorLike): Tensor {
  return fourierCall("signal.fft", input, 1, false);
}
