import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { rfftCall, type BinsOf } from "./real-calls.ts";

/**
 * Fourier transform of real numbers over the last two axes, as `fft2d`; of the last axis only the bins of frequencies that are not
 * negative, since the others are their conjugates. Half the work of `fft2d`.
 *
 * `fftLength`: the sizes that the last two axes are cut to, or filled up to with zeros.
 *
 * Shape: `[…, n₁, n₂]` gives `[…, n₁, ⌊n₂ / 2⌋ + 1]`. Dtypes: float32 gives complex64, float64 complex128. Throws `DTypeError` for
 * others, `ShapeError` for a rank below 2, `ArgumentError` for a length that is not positive. Gradient: the real part of
 * the sum `Σ_(j, l) g_jl · exp(+…)` over the bins that there are.
 *
 * @example
 * signal.rfft2d([[1, 2], [3, 4]]).arraySync()
 * // => [[{ re: 10, im: 0 }, { re: -2, im: 0 }], [{ re: -4, im: 0 }, { re: 0, im: 0 }]]
 */
export function rfft2d<const X extends TensorLike>(
  input: Arg<X>,
  options?: { fftLength?: readonly [number, number] },
): BinsOf<X, 2>;
export function rfft2d(
  input: TensorLike,
  options?: { fftLength?: readonly [number, number] },
): Tensor {
  return rfftCall("signal.rfft2d", input, options, 2);
}
