import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import {
  checkBlockSize,
  checkDivides,
  checkImages,
  rearranged,
  type BlockOptions,
} from "./blocks.ts";

/**
 * Channels as square blocks of space: each pixel becomes a block of `b · b` pixels, row by row, of which the first has the first
 * `c / b²` channels. `spaceToDepth` undoes it.
 *
 * Shape: `[n, h, w, c] → [n, h · b, w · b, c / b²]`; with `dataFormat: "NCHW"` channels are axis 1. Dtypes: any. Throws
 * `ShapeError` unless the channels are divisible by `b²`, `ArgumentError` for a block size below 2.
 * Gradient: `g`, moved back.
 *
 * @example
 * nn.depthToSpace([[[[1, 2, 3, 4]]]], 2).arraySync() // => [[[[1], [2]], [[3], [4]]]]
 */
export function depthToSpace<const X extends TensorLike>(
  x: X,
  blockSize: number,
  options?: BlockOptions,
): Of<[number, number, number, number], DTypeOf<X>>;
export function depthToSpace(x: TensorLike, blockSize: number, options?: BlockOptions): Tensor {
  const op = "depthToSpace";
  checkOptions(op, options, ["dataFormat"]);
  const format = checkChoice(op, "dataFormat", options?.dataFormat ?? "NHWC", ["NHWC", "NCHW"]);
  const t = toTensor(op, x);
  const b = checkBlockSize(op, blockSize);
  checkImages(op, t, format);
  const last = format === "NHWC";
  const [n, ...others] = t.shape as [number, number, number, number];
  const [h, w, depth] = last ? others : [others[1], others[2], others[0]];
  checkDivides(op, "depth", depth, b * b, t.shape);
  const [rows, columns, c] = [h * b, w * b, depth / (b * b)];
  return last
    ? rearranged(t, [n, h, w, b, b, c], [0, 1, 3, 2, 4, 5], [n, rows, columns, c])
    : rearranged(t, [n, b, b, c, h, w], [0, 3, 4, 1, 5, 2], [n, c, rows, columns]);
}
