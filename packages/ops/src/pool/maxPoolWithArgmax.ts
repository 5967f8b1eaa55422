import type { DType, DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { Padding, PerAxis } from "../conv/windows.ts";
import { toIndexDType, type IndexDType } from "../reduce/index-dtype.ts";
import { windowed } from "./pool.ts";
import { maxima, maxPlaces } from "./pooling.ts";

export interface MaxPoolWithArgmaxOptions {
  /** Default: "NHWC". */
  dataFormat?: "NHWC" | "NCHW";
  /** Default: "int32". (TensorFlow's is int64, whose elements are bigints.) */
  outputDtype?: IndexDType;
  /** Whether places count through the whole batch instead of each image. Default: false. */
  includeBatchInIndex?: boolean;
}

/** Images of four axes. */
type Image<D extends DType> = Of<[number, number, number, number], D>;

/**
 * The largest element of each window, and its flat place in the image, `(y · width + x) · channels + c`: the first of several.
 *
 * Shape of both: `[batch, height, width, channels]` with windows in place of sizes, counted as by `convolution`. Dtypes: integers
 * and floats; places are int32, or int64 if so asked. Throws `ShapeError` where the rank does not fit or a window is larger than
 * what there is. Gradient: to the places, of the maxima alone.
 *
 * @example
 * const [y, places] = maxPoolWithArgmax(reshape([1, 4, 2, 3], [1, 2, 2, 1]), 2, 2, "VALID");
 * [y.dataSync()[0], places.dataSync()[0]] // => [4, 1]
 */
export function maxPoolWithArgmax<const X extends TensorLike, I extends IndexDType = "int32">(
  input: X,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: MaxPoolWithArgmaxOptions & { outputDtype?: I },
): [output: Image<DTypeOf<X>>, argmax: Image<I>];
export function maxPoolWithArgmax(
  input: TensorLike,
  ksize: PerAxis,
  strides: PerAxis,
  padding: Padding,
  options?: MaxPoolWithArgmaxOptions,
): Tensor[] {
  const op = "maxPoolWithArgmax";
  checkOptions(op, options, ["dataFormat", "outputDtype", "includeBatchInIndex"]);
  const { dataFormat, outputDtype, includeBatchInIndex = false } = options ?? {};
  const how = { strides, padding, rank: 2, ...(dataFormat && { dataFormat }) };
  const counted = includeBatchInIndex ? "batch" : "image";
  return [
    windowed(op, input, ksize, how, "real", (x, axes) => maxima([x], axes)),
    toIndexDType(op, "outputDtype", outputDtype, () =>
      windowed(op, input, ksize, how, "real", (x, axes) => maxPlaces(x, axes, counted)),
    ),
  ];
}
