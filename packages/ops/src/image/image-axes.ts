// What functions of images check first: `[height, width, channels]`, or a batch of them.
import { ArgumentError, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkInteger, showShape, showValue, toTensor } from "@gradtape/core/internal";
import { reshape } from "../shape/reshape.ts";

/** Images with the places of their axes. */
export interface Images {
  readonly x: Tensor;
  /** The axis of rows; that of columns follows, then channels. */
  readonly rows: number;
  readonly height: number;
  readonly width: number;
}

/** One image or a batch of them. Throws `ShapeError` for other ranks. */
export function imagesOf(op: string, images: TensorLike): Images {
  const x = toTensor(op, images);
  if (x.rank !== 3 && x.rank !== 4) throw notImages(op, x);
  return sizesOf(x);
}

/** Images with any axes before the last three. */
export function manyImagesOf(op: string, images: TensorLike): Images {
  const x = toTensor(op, images);
  if (x.rank < 3) throw notImages(op, x);
  return sizesOf(x);
}

/** Throws `ShapeError` unless the images are a batch. */
export function checkBatch(op: string, x: Tensor): void {
  if (x.rank === 4) return;
  throw new ShapeError(
    op,
    `images have shape [batch, height, width, channels], got ${showShape(x.shape)}: one image is a batch by expandDims(x, 0)`,
    { shapes: [x.shape] },
  );
}

function sizesOf(x: Tensor): Images {
  const rows = x.rank - 3;
  return { x, rows, height: x.shape[rows]!, width: x.shape[rows + 1]! };
}

function notImages(op: string, x: Tensor): ShapeError {
  return new ShapeError(
    op,
    `images have shape [height, width, channels] or [batch, height, width, channels], got ${showShape(x.shape)}: reshape it`,
    { shapes: [x.shape] },
  );
}

/** Images as a batch, and the way back from one. */
export function batched({ x }: Images): { batch: Tensor; back: (y: Tensor) => Tensor } {
  if (x.rank === 4) return { batch: x, back: (y) => y };
  return { batch: reshape(x, [1, ...x.shape]), back: (y) => reshape(y, y.shape.slice(1)) };
}

/** Throws `ArgumentError` unless `x` is an integer of at least `least`. */
export function checkCount(op: string, what: string, x: unknown, least: number): number {
  const n = checkInteger(op, what, x);
  if (n >= least) return n;
  throw new ArgumentError(op, `${what} must be ${least} or more, got ${n}`);
}

/** Throws `ArgumentError` unless `x` is a finite number. */
export function checkNumber(op: string, what: string, x: unknown): number {
  if (typeof x === "number" && Number.isFinite(x)) return x;
  throw new ArgumentError(op, `${what} must be a finite number, got ${showValue(x)}`);
}
