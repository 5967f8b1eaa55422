import {
  isInteger,
  ShapeError,
  type Made,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, showShape, toTensor } from "@gradtape/core/internal";
import { greater } from "../compare/greater.ts";
import { lessEqual } from "../compare/lessEqual.ts";
import { ones } from "../create/ones.ts";
import { range } from "../create/range.ts";
import { checkDType } from "../define/accepts.ts";
import { checkChoice } from "../define/check-choice.ts";
import { scatterNd } from "../index/scatterNd.ts";
import { cast } from "../math/cast.ts";
import { clipByValue } from "../math/clipByValue.ts";
import { divideNoNan } from "../math/divideNoNan.ts";
import { multiply } from "../math/multiply.ts";
import { round } from "../math/round.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { argMax } from "../reduce/argMax.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { cumsum } from "../scan/cumsum.ts";
import { reshape } from "../shape/reshape.ts";
import { checkNumber } from "./image-axes.ts";
import { mixed } from "./mix-channels.ts";

/** Values of a byte. */
const LEVELS = 256;

/**
 * An image in black and white, 0 and 255: white is what is brighter than a threshold (with `inverted`, what is not). TensorFlow.js's
 * function of this name.
 *
 * The threshold is `thresholdValue · 255`; with method `"otsu"` it is the level that parts the image's levels into two groups whose
 * means are far apart: the first that makes `n₁ · n₂ · (μ₁ - μ₂)²` largest.
 *
 * Shape: `[height, width, 1 or 3]`, values from 0 to 255; gives `[height, width, 1]`. Dtypes: integers and floats; gives int32.
 * Throws `ShapeError` for other shapes.
 * Gradient: none.
 *
 * Source: Otsu, "A threshold selection method from gray-level histograms" (1979).
 *
 * @example
 * image.threshold([[[10], [20], [200]]], { method: "otsu" }).arraySync() // => [[[0], [0], [255]]]
 */
export function threshold(
  image: TensorLike,
  options?: { method?: "binary" | "otsu"; inverted?: boolean; thresholdValue?: number },
): Made<[number, number, 1], "int32">;
export function threshold(
  image: TensorLike,
  options?: { method?: "binary" | "otsu"; inverted?: boolean; thresholdValue?: number },
): Tensor<Shape, "int32"> {
  const op = "image.threshold";
  checkOptions(op, options, ["method", "inverted", "thresholdValue"]);
  const method = checkChoice(op, "method", options?.method ?? "binary", ["binary", "otsu"]);
  const value = checkNumber(op, "thresholdValue", options?.thresholdValue ?? 0.5);
  const x = toTensor(op, image);
  checkDType(op, x.dtype, "real");
  if (x.rank !== 3 || (x.shape[2] !== 1 && x.shape[2] !== 3)) {
    throw new ShapeError(
      op,
      `an image has shape [height, width, 1 or 3], got ${showShape(x.shape)}`,
      {
        shapes: [x.shape],
      },
    );
  }
  const floats = cast(x, isInteger(x.dtype) ? "float32" : x.dtype) as Tensor;
  const grey = x.shape[2] === 1 ? floats : mixed(floats, [[0.2989, 0.587, 0.114]]);
  const limit = method === "otsu" ? cast(otsu(grey), grey.dtype) : value * 255;
  const white = options?.inverted ? lessEqual(grey, limit) : greater(grey, limit);
  return multiply(cast(white as Tensor, "int32"), 255) as Tensor<Shape, "int32">;
}

/** The level up to which values belong to the first group. */
function otsu(grey: Tensor): Tensor {
  const levels = cast(clipByValue(round(grey), 0, LEVELS - 1) as Tensor, "int32") as Tensor;
  const places = reshape(levels, [grey.size, 1]);
  const histogram = scatterNd(places, ones([grey.size]), [LEVELS]) as Tensor;
  const sums = multiply(histogram, range(LEVELS)) as Tensor;
  const [n, total] = [cumsum(histogram), cumsum(sums)];
  const [rest, restTotal] = [subtract(grey.size, n), subtract(reduceSum(sums), total)];
  const apart = subtract(divideNoNan(total, n), divideNoNan(restTotal, rest));
  return argMax(multiply(multiply(n, rest), square(apart)) as Tensor, 0) as Tensor;
}
