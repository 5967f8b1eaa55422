// Images cut out of others, and set into frames.
import { ShapeError, type Tensor } from "@gradtape/core";
import { padded } from "../shape/pad.ts";
import { slice } from "../shape/slice.ts";
import { checkCount, type Images } from "./image-axes.ts";

/** Where a box begins and how large it is. */
export interface Box {
  readonly offsetHeight: number;
  readonly offsetWidth: number;
  readonly targetHeight: number;
  readonly targetWidth: number;
}

/** Throws `ArgumentError` for sizes below 1 and negative offsets. */
export function checkBox(op: string, box: Box): Box {
  return {
    offsetHeight: checkCount(op, "offsetHeight", box.offsetHeight, 0),
    offsetWidth: checkCount(op, "offsetWidth", box.offsetWidth, 0),
    targetHeight: checkCount(op, "targetHeight", box.targetHeight, 1),
    targetWidth: checkCount(op, "targetWidth", box.targetWidth, 1),
  };
}

/** The part of images that lies in the box. */
export function cropped(op: string, { x, rows, height, width }: Images, box: Box): Tensor {
  checkFit(op, "height", height, box.offsetHeight + box.targetHeight, x);
  checkFit(op, "width", width, box.offsetWidth + box.targetWidth, x);
  const begin = x.shape.map((_, d) =>
    d === rows ? box.offsetHeight : d === rows + 1 ? box.offsetWidth : 0,
  );
  const size = x.shape.map((n, d) =>
    d === rows ? box.targetHeight : d === rows + 1 ? box.targetWidth : n,
  );
  return slice(x, begin, size);
}

/** Images in a frame of zeros, beginning where the box says. */
export function framed(op: string, { x, rows, height, width }: Images, box: Box): Tensor {
  const below = box.targetHeight - box.offsetHeight - height;
  const right = box.targetWidth - box.offsetWidth - width;
  if (below < 0 || right < 0) {
    throw new ShapeError(
      op,
      `images of ${height} by ${width} do not fit in ${box.targetHeight} by ${box.targetWidth} from row ${box.offsetHeight}, column ${box.offsetWidth} on`,
      { shapes: [x.shape] },
    );
  }
  const none = [0, 0] as const;
  const paddings = x.shape.map((_, d) =>
    d === rows
      ? ([box.offsetHeight, below] as const)
      : d === rows + 1
        ? ([box.offsetWidth, right] as const)
        : none,
  );
  return padded(x, paddings, x.dtype === "int64" || x.dtype === "uint64" ? 0n : 0);
}

function checkFit(op: string, what: string, has: number, needs: number, x: Tensor): void {
  if (needs <= has) return;
  throw new ShapeError(
    op,
    `the box ends at ${what} ${needs}, but the images have a ${what} of ${has}: make it smaller, or resize the images`,
    { shapes: [x.shape] },
  );
}
