import {
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type ShapeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, showShape, toTensor } from "@gradtape/core/internal";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { concat } from "../shape/concat.ts";
import { reverse } from "../shape/reverse.ts";
import { split } from "../shape/split.ts";
import { checkNorm } from "./cosine-op.ts";
import { dct } from "./dct.ts";
import { checkRank } from "./fourier-op.ts";
import type { MdctOptions } from "./mdct.ts";
import { overlapAndAdd } from "./overlapAndAdd.ts";
import { complexOf } from "./real-fourier-ops.ts";
import { vorbisWindow } from "./vorbisWindow.ts";
import { windowed } from "./window-frames.ts";

type Signal<S> = S extends readonly [...infer H extends Shape, number, number]
  ? [...H, number]
  : Shape;

/**
 * The signal of which `mdct` of the same window and norm gave these numbers, but for the half frames at its ends: frames from
 * cosine transforms, times the window, overlapped by half and added. The window must be one whose squares, half a window apart,
 * add up to 1.
 *
 * Shape: `[…, frames, n]` gives `[…, (frames + 1) · n]`. Dtypes: float32 and float64. Throws `DTypeError` for others,
 * `ShapeError` for a rank below 2, an n that is odd or 0, and a window of another length. Gradient: through transform, window
 * and sum.
 *
 * Source: see `mdct`.
 *
 * @example
 * signal.inverseMdct(signal.mdct([0, 1, 2, 3, 4, 5], 4)).arraySync() // => ≈ [-0.222008, 0.948009, 2, 3, 4.902077, 1.147984]
 */
export function inverseMdct<const X extends TensorLike>(
  mdcts: X,
  options?: Omit<MdctOptions, "padEnd">,
): Of<Signal<ShapeOf<X>>, DTypeOf<X>>;
export function inverseMdct(mdcts: TensorLike, options?: Omit<MdctOptions, "padEnd">): Tensor {
  const op = "signal.inverseMdct";
  checkOptions(op, options, ["windowFn", "norm"]);
  const norm = checkNorm(op, options?.norm);
  const x = toTensor(op, mdcts);
  complexOf(op, x.dtype);
  checkRank(op, x, 2);
  const half = x.shape.at(-1)!;
  if (half === 0 || half % 2 !== 0) {
    throw new ShapeError(
      op,
      `the last size must be even and not 0, got ${half} of shape ${showShape(x.shape)}: mdct gives such`,
      { shapes: [x.shape] },
    );
  }
  const windowFn = options?.windowFn === undefined ? vorbisWindow : options.windowFn;
  const y = dct(x, { type: 4, norm });
  const [a, b] = split(y as Tensor, 2, -1) as unknown as [Tensor, Tensor];
  const parts = [b, neg(reverse(b, -1)), neg(reverse(a, -1)), neg(a)] as Tensor[];
  const frames = concat(parts, -1) as Tensor;
  const scale = (norm === null ? 0.5 / half : 1) * (windowFn === null ? Math.SQRT1_2 : 1);
  const scaled = scale === 1 ? frames : (multiply(frames, scale) as Tensor);
  const seen = windowFn === null ? scaled : windowed(op, scaled, windowFn, 2 * half);
  return overlapAndAdd(seen, half);
}
