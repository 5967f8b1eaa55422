// Blocks of space that move into another axis and back: what `spaceToDepth`, `spaceToBatch` and their inverses share.
import { ArgumentError, ShapeError, type Shape, type Tensor } from "@gradtape/core";
import { checkInteger, checkIntegers, showShape, showValue } from "@gradtape/core/internal";
import { reshape } from "./reshape.ts";
import { transpose } from "./transpose.ts";

/** Cut into the sizes, its axes in another order, and put together again. */
export const rearranged = (x: Tensor, sizes: Shape, perm: Shape, shape: Shape): Tensor =>
  reshape(transpose(reshape(x, [...sizes]), perm) as Tensor, [...shape]);

export interface BlockOptions {
  /** The place of the channels. Default: NHWC. */
  dataFormat?: "NHWC" | "NCHW";
}

/** The edge of square blocks. */
export function checkBlockSize(op: string, blockSize: number): number {
  const size = checkInteger(op, "blockSize", blockSize);
  if (size < 2) throw new ArgumentError(op, `blockSize must be 2 or more, got ${size}`);
  return size;
}

/** Images: four axes. */
export function checkImages(op: string, { shape }: Tensor, dataFormat: string): void {
  if (shape.length === 4) return;
  throw new ShapeError(
    op,
    `needs four axes, ${dataFormat === "NHWC" ? "[batch, height, width, channels]" : "[batch, channels, height, width]"}, got shape ${showShape(shape)}`,
    { shapes: [shape] },
  );
}

/** Throws unless a size can be divided into blocks. */
export function checkDivides(
  op: string,
  what: string,
  size: number,
  by: number,
  shape: Shape,
): void {
  if (size % by === 0) return;
  throw new ShapeError(op, `${what} ${size} of ${showShape(shape)} is not divisible by ${by}`, {
    shapes: [shape],
  });
}

type Pairs = readonly (readonly number[])[];

/** Sizes of the blocks along axes 1 and on, and a pair of numbers for each. */
export function checkBlocks(
  op: string,
  { shape }: Tensor,
  blockShape: Shape,
  name: string,
  pairs: Pairs,
): [blocks: number[], pairs: [number, number][]] {
  const blocks = checkIntegers(op, "blockShape", blockShape);
  if (blocks.some((b) => b < 1))
    throw new ArgumentError(op, `blockShape must be 1 or more, got ${showShape(blocks)}`);
  if (shape.length < 1 + blocks.length)
    throw new ShapeError(
      op,
      `blocks of ${showShape(blocks)} need at least ${1 + blocks.length} axes, got shape ${showShape(shape)}`,
      { shapes: [shape] },
    );
  if (!Array.isArray(pairs) || pairs.length !== blocks.length)
    throw new ArgumentError(
      op,
      `${name} must be ${blocks.length} pairs, one for each of blockShape, got ${showValue(pairs)}`,
    );
  const checked = pairs.map((pair: unknown, i) => {
    const list = checkIntegers(op, `${name}[${i}]`, pair);
    if (list.length !== 2 || list.some((n) => n < 0))
      throw new ArgumentError(
        op,
        `${name}[${i}] must be two numbers of 0 or more, got ${showShape(list)}`,
      );
    return list as [number, number];
  });
  return [blocks, checked];
}
