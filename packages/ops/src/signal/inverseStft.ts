import type { Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { fitted } from "./fit-sizes.ts";
import { toSpectrum } from "./fourier-op.ts";
import { checkSize, enclosingPowerOfTwo } from "./frame-sizes.ts";
import { hannWindow } from "./hannWindow.ts";
import { overlapAndAdd } from "./overlapAndAdd.ts";
import { binsOf, realInverseOf } from "./real-fourier-ops.ts";
import type { StftOptions } from "./stft.ts";
import { windowed } from "./window-frames.ts";

/**
 * A signal from the spectra of its frames: `irfft` of each, times a window, overlapped and added. With
 * `windowFn: signal.inverseStftWindowFn(frameStep)` it undoes `stft`, but for the ends, where too few frames overlap.
 *
 * Shape: `[…, frames, bins]` gives `[…, (frames - 1) · frameStep + frameLength]`. Dtypes: complex64 gives float32, complex128
 * float64. Options as in `stft`. Throws `DTypeError` for other dtypes, `ShapeError` for a rank below 2 and a window of another
 * length, `ArgumentError` for sizes that are not positive. Gradient: through transform, window and sum.
 *
 * @example
 * const spectra = signal.stft([0, 1, 2, 3, 4, 5, 6, 7], 4, 2);
 * signal.inverseStft(spectra, 4, 2, { windowFn: signal.inverseStftWindowFn(2) }).arraySync()
 * // => ≈ [0, 0.5, 2, 3, 4, 5, 6, 3.5]
 */
export function inverseStft(
  stfts: TensorLike,
  frameLength: number,
  frameStep: number,
  options?: Omit<StftOptions, "padEnd">,
): Tensor<number[], "float32" | "float64">;
export function inverseStft(
  stfts: TensorLike,
  frameLength: number,
  frameStep: number,
  options?: Omit<StftOptions, "padEnd">,
): Tensor {
  const op = "signal.inverseStft";
  checkOptions(op, options, ["fftLength", "windowFn"]);
  const x = toSpectrum(op, stfts, 2);
  const length = checkSize(op, "frameLength", frameLength, 1);
  const step = checkSize(op, "frameStep", frameStep, 1);
  const size = checkSize(op, "fftLength", options?.fftLength ?? enclosingPowerOfTwo(length), 1);
  const windowFn = options?.windowFn === undefined ? hannWindow : options.windowFn;
  const frames = fitted(op, realInverseOf(fitted(op, x, [binsOf(size)]), 1, size), [length]);
  return overlapAndAdd(windowFn === null ? frames : windowed(op, frames, windowFn, length), step);
}
