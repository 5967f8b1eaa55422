import { ShapeError, type DTypeOf, type Made, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, showShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkChoice } from "../define/check-choice.ts";
import { range } from "../create/range.ts";
import { checkIndexDType, toIndices } from "../index/index-range.ts";
import { add } from "../math/add.ts";
import { cast } from "../math/cast.ts";
import { divide } from "../math/divide.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { reshape } from "../shape/reshape.ts";
import { slice } from "../shape/slice.ts";
import { checkBatch, checkNumber } from "./image-axes.ts";
import { floatOf } from "./resample.ts";
import { checkSizes } from "./resize.ts";
import { sample } from "./sample.ts";

export interface CropAndResizeOptions {
  /** Default: "bilinear". */
  method?: "bilinear" | "nearest";
  /** What lies outside the image. Default: 0. */
  extrapolationValue?: number;
}

/**
 * Boxes cut out of images, each resized to `cropSize`, `[height, width]`.
 *
 * Box n is `boxes[n] = [y1, x1, y2, x2]` of image `boxIndices[n]`, in parts of its height less 1 and its width less 1: its
 * corners are centres of pixels, and become the corners of the crop. A box of `y1 > y2` is turned upside down; what lies outside
 * the image is `extrapolationValue`. A crop of one row or column takes the middle of the box.
 *
 * Shape: images `[batch, height, width, channels]`, boxes `[n, 4]`, indices `[n]`; the crops are `[n, …cropSize, channels]`.
 * Dtypes: integers and floats; gives float32 (float64 from float64). Throws `ShapeError` for other shapes, and for an index out
 * of range where it can be seen in time.
 * Gradient: to the images and, with `"bilinear"`, to the boxes. Samples on whole rows or columns have slope 0 there, as in
 * TensorFlow.
 *
 * @example
 * const x = [[[[0], [1], [2]]]];
 * image.cropAndResize(x, [[0, 0, 1, 0.5]], [0], [1, 3]).arraySync() // => [[[[0], [0.5], [1]]]]
 */
export function cropAndResize<const X extends TensorLike>(
  image: X,
  boxes: TensorLike,
  boxIndices: TensorLike,
  cropSize: readonly number[],
  options?: CropAndResizeOptions,
): Made<[number, number, number, number], DTypeOf<X> extends "float64" ? "float64" : "float32">;
export function cropAndResize(
  image: TensorLike,
  boxes: TensorLike,
  boxIndices: TensorLike,
  cropSize: readonly number[],
  options?: CropAndResizeOptions,
): Tensor {
  const op = "image.cropAndResize";
  checkOptions(op, options, ["method", "extrapolationValue"]);
  const interpolation = checkChoice(op, "method", options?.method ?? "bilinear", [
    "bilinear",
    "nearest",
  ]);
  const fill = checkNumber(op, "extrapolationValue", options?.extrapolationValue ?? 0);
  const [h, w] = checkSizes(op, cropSize);
  const x = toTensor(op, image);
  checkDType(op, x.dtype, "real");
  checkBatch(op, x);
  const dtype = floatOf(x.dtype);
  const given = toTensor(op, boxes, dtype);
  checkDType(op, given.dtype, "float");
  const places = toIndices(op, boxIndices);
  checkIndexDType(op, places);
  const [n, four] = given.shape;
  if (given.rank !== 2 || four !== 4 || places.rank !== 1 || places.shape[0] !== n) {
    throw new ShapeError(
      op,
      `boxes and their indices have shapes [n, 4] and [n], got ${showShape(given.shape)} and ${showShape(places.shape)}`,
      { shapes: [given.shape, places.shape] },
    );
  }
  const corners = cast(given, dtype) as Tensor;
  const [, height, width] = x.shape as [number, number, number];
  const rows = positions(corners, 0, height, h);
  const columns = positions(corners, 1, width, w);
  return sample(
    interpolation === "nearest" ? (cast(x, dtype) as Tensor) : x,
    [
      reshape(rows, [n!, h, 1]) as Tensor,
      reshape(columns, [n!, 1, w]) as Tensor,
      cast(places, "int32") as Tensor,
    ],
    { interpolation, whole: true, fill, byRow: false, byColumn: false },
  );
}

/** Where the rows (`axis` 0) or columns (1) of crops lie, `[n, count]`: in TensorFlow's order of roundings. */
function positions(boxes: Tensor, axis: 0 | 1, size: number, count: number): Tensor {
  const n = boxes.shape[0]!;
  const end = (column: number): Tensor => slice(boxes, [0, column], [n, 1]) as Tensor;
  const [from, to] = [end(axis), end(axis + 2)];
  if (count === 1) return multiply(multiply(add(from, to), 0.5), size - 1) as Tensor;
  const step = divide(multiply(subtract(to, from), size - 1), count - 1);
  const steps = range(count, { dtype: boxes.dtype as "float32" });
  return add(multiply(from, size - 1), multiply(steps, step)) as Tensor;
}
