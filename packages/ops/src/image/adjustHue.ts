import { ArgumentError, type Arg, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { mod } from "../math/mod.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { reduceMin } from "../reduce/reduceMin.ts";
import { channelsOf, hueRamps } from "./channels.ts";
import { asFloats } from "./float-images.ts";
import { checkColours } from "./mix-channels.ts";
import { hsvOf } from "./rgbToHsv.ts";
import { scalarLike } from "./scalar-like.ts";

/**
 * Images with their hue turned by `delta` of a full turn, from -1 to 1.
 *
 * Integers count as floats between 0 and 1.
 *
 * Shape: any whose last axis has size 3 (red, green, blue); kept. Dtypes: integers and floats. Throws `ShapeError` for other
 * numbers of channels, `ArgumentError` if `delta` is a number beyond -1 and 1.
 * Gradient: through hue, the largest and the smallest channel; none through integers.
 *
 * @example
 * image.adjustHue([[[1, 2, 3]]], 0.5).arraySync() // => ≈ [[[3, 2, 1]]]
 */
export function adjustHue<const X extends TensorLike>(image: Arg<X>, delta: TensorLike): Like<X>;
export function adjustHue(image: TensorLike, delta: TensorLike): Tensor {
  const op = "image.adjustHue";
  if (typeof delta === "number" && !(delta >= -1 && delta <= 1))
    throw new ArgumentError(op, `delta must be from -1 to 1, got ${delta}`);
  const x = toTensor(op, image);
  checkColours(op, x);
  return asFloats(op, x, (y) => {
    const [hue] = channelsOf(hsvOf(y));
    const turned = mod(add(hue, scalarLike(op, "delta", delta, y)), 1) as Tensor;
    // Not by way of saturation, which values that are not positive do not have.
    const value = reduceMax(y, -1, { keepDims: true });
    const range = subtract(value, reduceMin(y, -1, { keepDims: true }));
    return add(value, multiply(range, subtract(hueRamps(turned), 1))) as Tensor;
  });
}
