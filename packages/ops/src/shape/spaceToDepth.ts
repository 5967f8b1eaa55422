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
 * Square blocks of space as channels: the `b · b` pixels of each block become one pixel whose channels are those of the first
 * pixel of the block, then of the second, row by row. `depthToSpace` undoes it.
 *
 * Shape: `[n, h, w, c] → [n, h / b, w / b, c · b²]`; with `dataFormat: "NCHW"` channels are axis 1. Dtypes: any. Throws
 * `ShapeError` unless height and width are divisible by the block size, `ArgumentError` for one below 2.
 * Gradient: `g`, moved back.
 *
 * @example
 * nn.spaceToDepth([[[[1], [2]], [[3], [4]]]], 2).arraySync() // => [[[[1, 2, 3, 4]]]]
 */
export function spaceToDepth<const X extends TensorLike>(
  x: X,
  blockSize: number,
  options?: BlockOptions,
): Of<[number, number, number, number], DTypeOf<X>>;
export function spaceToDepth(x: TensorLike, blockSize: number, options?: BlockOptions): Tensor {
  const op = "spaceToDepth";
  checkOptions(op, options, ["dataFormat"]);
  const format = checkChoice(op, "dataFormat", options?.dataFormat ?? "NHWC", ["NHWC", "NCHW"]);
  const t = toTensor(op, x);
  const b = checkBlockSize(op, blockSize);
  checkImages(op, t, format);
  const last = format === "NHWC";
  const [n, ...others] = t.shape as [number, number, number, number];
  const [h, w, c] = last ? others : [others[1], others[2], others[0]];
  checkDivides(op, "height", h, b, t.shape);
  checkDivides(op, "width", w, b, t.shape);
  const [rows, columns, depth] = [h / b, w / b, c * b * b];
  return last
    ? rearranged(t, [n, rows, b, columns, b, c], [0, 1, 3, 2, 4, 5], [n, rows, columns, depth])
    : rearranged(t, [n, c, rows, b, columns, b], [0, 3, 5, 1, 2, 4], [n, depth, rows, columns]);
}
