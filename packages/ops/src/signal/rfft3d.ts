import type { Arg, Tensor, TensorLike } from "@gradtape/core";
import { rfftCall, type BinsOf } from "./real-calls.ts";

/**
 * Fourier transform of real numbers over the last three axes, as `fft3d`; of the last axis only the bins of frequencies that are not
 * negative, since the others are their conjugates. Half the work of `fft3d`.
 *
 * `fftLength`: the sizes that the last three axes are cut to, or filled up to with zeros.
 *
 * Shape: `[…, n₁, n₂, n₃]` gives `[…, n₁, n₂, ⌊n₃ / 2⌋ + 1]`. Dtypes: float32 gives complex64, float64 complex128. Throws
 * `DTypeError` for others, `ShapeError` for a rank below 3, `ArgumentError` for a length that is not positive. Gradient: the real
 * part of the sum `Σ_(j, l, m) g_jlm · exp(+…)` over the bins that there are.
 *
 * @example
 * signal.rfft3d([[[1, 2], [3, 4]]]).arraySync()
 * // => [[[{ re: 10, im: 0 }, { re: -2, im: 0 }], [{ re: -4, im: 0 }, { re: 0, im: 0 }]]]
 */
export function rfft3d<const X extends TensorLike>(
  input: Arg<X>,
  options?: { fftLength?: readonly [number, number, number] },
): BinsOf<X, 3>;
export function rfft3d(
  input: TensorLike,
  options?: { fftLength?: readonly [number, number, number] },
): Tensor {
  return rfftCall("signal.rfft3d", input, options, 3);
}
