import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { rfftCall, type BinsOf } from "./real-calls.ts";

/**
 * Fourier transform of real numbers over the last axis, as `fft`; of the last axis only the bins of frequencies that are not
 * negative, since the others are their conjugates. Half the work of `fft`.
 *
 * `fftLength`: the size that the last axis is cut to, or filled up to with zeros.
 *
 * Shape: `[…, n]` gives `[…, ⌊n / 2⌋ + 1]`. Dtypes: float32 gives complex64, float64 complex128. Throws `DTypeError` for
 * others, `ShapeError` for a rank below 1, `ArgumentError` for a length that is not positive. Gradient: the real part of
 * the sum `Σ_j g_j · exp(+…)` over the bins that there are.
 *
 * @example
 * signal.rfft([1, 2, 3, 4]).arraySync()
 * // => [{ re: 10, im: 0 }, { re: -2, im: 2 }, { re: -2, im: 0 }]
 */
export function rfft<const X extends TensorLike>(
  input: Arg<X>,
  options?: { fftLength?: number | readonly [number] },
): BinsOf<X, 1>;
export function rfft(
  input: TensorLike,
  options?: { fftLength?: number | readonly [number] },
): Tensor {
  return rfftCall("signal.rfft", input, options, 1);
}
