import {
  ArgumentError,
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkIntegers,
  checkOptions,
  roundEven,
  showShape,
  showValue,
  upload,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkChoice } from "../define/check-choice.ts";
import { cast } from "../math/cast.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { batched, imagesOf, type Images } from "./image-axes.ts";
import { phasesOf } from "./phases.ts";
import { sample } from "./sample.ts";
import { floatOf, picked, resampled } from "./resample.ts";
import { RESIZE_METHODS, resizedPoints, resizeTaps, type ResizeMethod } from "./resize-taps.ts";

export interface ResizeOptions<M extends ResizeMethod = ResizeMethod> {
  /** Default: "bilinear". */
  method?: M;
  /** Take the largest size within `size` that has the images' proportions. Default: false. */
  preserveAspectRatio?: boolean;
  /** Widen the kernel when making images smaller, so that every pixel counts. Default: false. */
  antialias?: boolean;
}

/** The dtype of resized images. */
export type Resized<X, M> = M extends "nearest"
  ? DTypeOf<X>
  : DTypeOf<X> extends "float64"
    ? "float64"
    : "float32";

/**
 * Images in another size, `[height, width]`.
 *
 * Methods: `"bilinear"`; `"nearest"`, the pixel itself; `"bicubic"` (Keys, a = -1/2); `"area"`, the mean of what is covered;
 * `"lanczos3"`, `"lanczos5"`, `"gaussian"` and `"mitchellcubic"`. Pixels are squares whose centres lie at halves. With
 * `antialias` kernels are widened by the factor by which images are made smaller.
 *
 * Shape: `[height, width, channels]` or a batch of them, with the new sizes. Dtypes: integers and floats; gives float32
 * (float64 from float64, where TensorFlow gives float32 too), `"nearest"` the images' own. Throws `ShapeError` for other ranks
 * and images without pixels, `ArgumentError` for sizes below 1.
 * Gradient: `g`, shared among the pixels by the same weights.
 *
 * @example
 * image.resize([[[1], [3]]], [1, 4]).arraySync() // => [[[1], [1.5], [2.5], [3]]]
 * @example
 * image.resize([[[1], [3]]], [1, 4], { method: "nearest" }).arraySync() // => [[[1], [1], [3], [3]]]
 */
export function resize<const X extends TensorLike, M extends ResizeMethod = "bilinear">(
  images: X,
  size: Shape,
  options?: ResizeOptions<M>,
): Of<Shape, Resized<X, M>>;
export function resize(images: TensorLike, size: Shape, options?: ResizeOptions): Tensor {
  const op = "image.resize";
  checkOptions(op, options, ["method", "preserveAspectRatio", "antialias"]);
  const given = imagesOf(op, images);
  const sizes = checkSizes(op, size);
  return resizedBy(
    op,
    given,
    options?.preserveAspectRatio ? withinSizes(given, sizes) : sizes,
    options,
  );
}

/** From here on float32 does not know each whole number. */
const MOST = 2 ** 24;

/** `[height, width]`, both at least 1. */
export function checkSizes(op: string, size: unknown): [number, number] {
  const sizes = checkIntegers(op, "size", size);
  if (sizes.length === 2 && sizes.every((n) => n > 0 && n <= MOST))
    return sizes as [number, number];
  throw new ArgumentError(
    op,
    `size must be [height, width], both from 1 to ${MOST}, got ${showValue(size)}`,
  );
}

/** The sizes of images that fit in these and have the same proportions, in float32 as TensorFlow has them. */
function withinSizes({ height, width }: Images, [h, w]: [number, number]): [number, number] {
  const f = Math.fround;
  const factor = Math.min(f(h / height), f(w / width));
  const scaled = (n: number): number => Math.max(1, roundEven(f(factor * n)));
  return [scaled(height), scaled(width)];
}

/** Images in new sizes. */
export function resizedBy(
  op: string,
  { x, rows, height, width }: Images,
  [h, w]: [number, number],
  options: Pick<ResizeOptions, "method" | "antialias"> | undefined,
): Tensor {
  const method = checkChoice(op, "method", options?.method ?? "bilinear", RESIZE_METHODS);
  if (height === 0 || width === 0) {
    throw new ShapeError(
      op,
      `images without pixels have no other size, got ${showShape(x.shape)}`,
      {
        shapes: [x.shape],
      },
    );
  }
  const columns = rows + 1;
  checkDType(op, x.dtype, "real");
  const along = method === "nearest" ? picked : resampled;
  const antialias = Boolean(options?.antialias);
  const vertical = resizeTaps(method, height, h, antialias);
  const horizontal = resizeTaps(method, width, w, antialias);
  // At once, where rows and columns apart would make more than is wanted, and no strides help.
  const isSteady = phasesOf(vertical) !== undefined && phasesOf(horizontal) !== undefined;
  const between = Math.min(h * width, height * w);
  const images = { x, rows, height, width };
  if (method === "nearest" && !(isSteady && h * w > height * width))
    return sampled(images, [h, w], method);
  if (method === "bilinear" && !antialias && !isSteady && between > h * w)
    return sampled(images, [h, w], method);
  // The order that leaves fewer elements in between.
  return h * width <= height * w
    ? along(along(x, rows, vertical), columns, horizontal)
    : along(along(x, columns, horizontal), rows, vertical);
}

/** As `resize`, from the pixels around each point. */
function sampled(
  images: Images,
  [h, w]: readonly [number, number],
  interpolation: "nearest" | "bilinear",
): Tensor {
  const { batch, back } = batched(images);
  const n = batch.shape[0]!;
  const dtype = floatOf(batch.dtype);
  const points = (from: number, to: number, shape: Shape): Tensor =>
    cast(
      broadcastTo(upload(resizedPoints(interpolation, from, to), shape, "float32"), [
        n,
        ...shape.slice(1),
      ]) as Tensor,
      dtype,
    ) as Tensor;
  const places = upload(
    Int32Array.from({ length: n }, (_, i) => i),
    [n],
    "int32",
  );
  return back(
    sample(
      batch,
      [points(images.height, h, [1, h, 1]), points(images.width, w, [1, 1, w]), places],
      { interpolation, whole: true, fill: 0, byRow: false, byColumn: false },
    ),
  );
}
