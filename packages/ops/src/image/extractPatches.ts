import { ArgumentError, type DTypeOf, type Of, type Tensor, type TensorLike } from "@gradtape/core";
import { checkIntegers, showValue, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkChoice } from "../define/check-choice.ts";
import { reshape } from "../shape/reshape.ts";
import { checkBatch } from "./image-axes.ts";
import { patchesOf, windowOver } from "./patches.ts";

/**
 * The windows that slide over images, each laid out along the last axis: row by row, pixel by pixel, channel by channel.
 *
 * `sizes`, `strides` and `rates` are `[1, rows, columns, 1]`, or `[rows, columns]`: how large windows are, how far they move, and
 * how far apart their elements lie (1 for neighbours). With padding `"VALID"` windows lie within the images (none, if they
 * are larger), with `"SAME"` there
 * is one for every stride, and zeros around the images.
 *
 * Shape: `[batch, height, width, channels]`; gives `[batch, rows, columns, sizes · channels]`. Dtypes: all but strings. Throws
 * `ShapeError` for other ranks, `ArgumentError` for sizes, strides and rates below 1.
 * Gradient: each element of `g` added where it came from.
 *
 * @example
 * const x = [[[[1], [2], [3]]]];
 * image.extractPatches(x, [1, 2], [1, 1], [1, 1], "VALID").arraySync() // => [[[[1, 2], [2, 3]]]]
 */
export function extractPatches<const X extends TensorLike>(
  images: X,
  sizes: readonly number[],
  strides: readonly number[],
  rates: readonly number[],
  padding: "SAME" | "VALID",
): Of<[number, number, number, number], DTypeOf<X>>;
export function extractPatches(
  images: TensorLike,
  sizes: readonly number[],
  strides: readonly number[],
  rates: readonly number[],
  padding: "SAME" | "VALID",
): Tensor {
  const op = "image.extractPatches";
  const x = toTensor(op, images);
  checkBatch(op, x);
  checkDType(op, x.dtype, "not text");
  const [size, stride, rate] = [
    pairOf(op, "sizes", sizes),
    pairOf(op, "strides", strides),
    pairOf(op, "rates", rates),
  ];
  checkChoice(op, "padding", padding, ["SAME", "VALID"]);
  const [rows, columns] = ([0, 1] as const).map((d) =>
    windowOver(x.shape[d + 1]!, [size[d], stride[d], rate[d]], padding),
  ) as [ReturnType<typeof windowOver>, ReturnType<typeof windowOver>];
  const depth = rows.size * columns.size * x.shape[3]!;
  return reshape(patchesOf(x, [rows, columns]), [x.shape[0]!, rows.count, columns.count, depth]);
}

/** Rows and columns of `[1, rows, columns, 1]` or `[rows, columns]`. */
function pairOf(op: string, what: string, list: unknown): [number, number] {
  const all = checkIntegers(op, what, list);
  const pair = all.length === 4 && all[0] === 1 && all[3] === 1 ? all.slice(1, 3) : all;
  if (pair.length === 2 && pair.every((n) => n >= 1)) return pair as [number, number];
  throw new ArgumentError(
    op,
    `${what} are [1, rows, columns, 1], all 1 or more, got ${showValue(list)}`,
  );
}
