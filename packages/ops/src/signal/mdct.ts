import {
  ArgumentError,
  type DTypeOf,
  type Of,
  type Shape,
  type ShapeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { subtract } from "../math/subtract.ts";
import { concat } from "../shape/concat.ts";
import { reverse } from "../shape/reverse.ts";
import { split } from "../shape/split.ts";
import { checkNorm, type DctNorm } from "./cosine-op.ts";
import { dct } from "./dct.ts";
import { checkRank } from "./fourier-op.ts";
import { frame } from "./frame.ts";
import { checkSize } from "./frame-sizes.ts";
import { complexOf } from "./real-fourier-ops.ts";
import { vorbisWindow } from "./vorbisWindow.ts";
import type { WindowFn } from "./window-op.ts";
import { windowed } from "./window-frames.ts";

export interface MdctOptions {
  /** Makes the window that frames are multiplied by. Default: `vorbisWindow`; `null` for `√½` throughout. */
  windowFn?: WindowFn | null;
  /** Whether frames that begin inside and end outside are taken too, with zeros outside. Default: false. */
  padEnd?: boolean;
  /** Of the cosine transform within. Default: no factor. */
  norm?: DctNorm;
}

type Frames<S> = S extends readonly [...infer H extends Shape, number]
  ? [...H, number, number]
  : Shape;

/**
 * Modified discrete cosine transform: of frames of n elements that overlap by half, `n / 2` numbers each, by which
 * `inverseMdct` gives the signal back. With the quarters a, b, c, d of a frame times its window, and r for reversed, the cosine
 * transform of type 4 of `[-cʳ - d, a - bʳ]`.
 *
 * Shape: `[…, samples]` gives `[…, frames, frameLength / 2]`; see `frame`. Dtypes: float32 and float64. Throws `DTypeError` for
 * others, `ArgumentError` for a length that is no multiple of 4, `ShapeError` for a scalar and a window of another length.
 * Gradient: through frames, window and transform.
 *
 * Source: Princen, Johnson & Bradley, "Subband/transform coding using filter bank designs based on time domain aliasing
 * cancellation" (1987).
 *
 * @example
 * signal.mdct([0, 1, 2, 3, 4, 5], 4).arraySync()
 * // => ≈ [[-5.607321, -0.214869], [-11.189502, 0.701229]]
 */
export function mdct<const X extends TensorLike>(
  signals: X,
  frameLength: number,
  options?: MdctOptions,
): Of<Frames<ShapeOf<X>>, DTypeOf<X>>;
export function mdct(signals: TensorLike, frameLength: number, options?: MdctOptions): Tensor {
  const op = "signal.mdct";
  checkOptions(op, options, ["windowFn", "padEnd", "norm"]);
  const norm = checkNorm(op, options?.norm);
  const x = toTensor(op, signals);
  complexOf(op, x.dtype);
  checkRank(op, x, 1);
  const length = checkSize(op, "frameLength", frameLength, 1);
  if (length % 4 !== 0)
    throw new ArgumentError(op, `frameLength must be a multiple of 4, got ${length}`);
  const windowFn = options?.windowFn === undefined ? vorbisWindow : options.windowFn;
  const frames: Tensor = frame(x, length, length / 2, { padEnd: options?.padEnd ?? false });
  const seen =
    windowFn === null ? multiply(frames, Math.SQRT1_2) : windowed(op, frames, windowFn, length);
  const [a, b, c, d] = split(seen as Tensor, 4, -1) as unknown as [Tensor, Tensor, Tensor, Tensor];
  const halves = [subtract(neg(reverse(c, -1)), d), subtract(a, reverse(b, -1))] as Tensor[];
  return dct(concat(halves, -1) as Tensor, { type: 4, norm });
}
