import type { DTypeOf, Of, Shape, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import type { Whole } from "../math/complex.ts";
import { fitted } from "./fit-sizes.ts";
import { checkRank } from "./fourier-op.ts";
import { frame } from "./frame.ts";
import { checkSize, enclosingPowerOfTwo } from "./frame-sizes.ts";
import { hannWindow } from "./hannWindow.ts";
import { complexOf, realFourierOf } from "./real-fourier-ops.ts";
import type { WindowFn } from "./window-op.ts";
import { windowed } from "./window-frames.ts";

export interface StftOptions {
  /** Size of each transform; frames are cut to it or filled up with zeros. Default: the least power of 2 that holds a frame. */
  fftLength?: number;
  /** Makes the window that frames are multiplied by. Default: `hannWindow`; `null` for none. */
  windowFn?: WindowFn | null;
  /** Whether frames that begin inside and end outside are taken too, with zeros outside. Default: false. */
  padEnd?: boolean;
}

type Spectrogram<S> = S extends readonly [...infer H extends Shape, number]
  ? [...H, number, number]
  : Shape;

/**
 * Short-time Fourier transform: the spectrum of each frame of a signal, as `rfft` of `windowFn · frame` gives it.
 *
 * Shape: `[…, samples]` gives `[…, frames, ⌊fftLength / 2⌋ + 1]`; see `frame`. Dtypes: float32 gives complex64, float64
 * complex128. Throws `DTypeError` for others, `ShapeError` for a scalar and a window of another length, `ArgumentError` for sizes
 * that are not positive. Gradient: through frames, window and transform.
 *
 * @example
 * abs(signal.stft([1, 2, 3, 4, 5, 6], 4, 2)).arraySync()
 * // => ≈ [[6, 3.1622777, 0], [10, 5.0990195, 0]]
 */
export function stft<const X extends TensorLike>(
  signals: X,
  frameLength: number,
  frameStep: number,
  options?: StftOptions,
): Whole<Of<Spectrogram<ShapeOf<X>>, DTypeOf<X>>>;
export function stft(
  signals: TensorLike,
  frameLength: number,
  frameStep: number,
  options?: StftOptions,
): Tensor {
  const op = "signal.stft";
  checkOptions(op, options, ["fftLength", "windowFn", "padEnd"]);
  const x = toTensor(op, signals);
  complexOf(op, x.dtype);
  checkRank(op, x, 1);
  const length = checkSize(op, "frameLength", frameLength, 1);
  const size = checkSize(op, "fftLength", options?.fftLength ?? enclosingPowerOfTwo(length), 1);
  const windowFn = options?.windowFn === undefined ? hannWindow : options.windowFn;
  const step = checkSize(op, "frameStep", frameStep, 1);
  const frames: Tensor = frame(x, length, step, { padEnd: options?.padEnd ?? false });
  const seen = windowFn === null ? frames : windowed(op, frames, windowFn, length);
  return realFourierOf(fitted(op, seen, [size]), 1);
}
