import { ArgumentError, type Arg, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { multiply } from "../math/multiply.ts";
import { pow } from "../math/pow.ts";
import { asFloats } from "./float-images.ts";
import { checkNumber } from "./image-axes.ts";

/**
 * Gamma correction: `gain · x^gamma`, value by value. Integers count as floats between 0 and 1, and what exceeds their range is
 * cut off.
 *
 * Shape: that of the images. Dtypes: integers and floats. Throws `ArgumentError` for a negative `gamma`.
 * Gradient: `g · gain · gamma · x^(gamma - 1)`; none through integers.
 *
 * @example
 * image.adjustGamma([[[1, 2, 3]]], { gamma: 2, gain: 0.5 }).arraySync() // => [[[0.5, 2, 4.5]]]
 */
export function adjustGamma<const X extends TensorLike>(
  image: Arg<X>,
  options?: { gamma?: number; gain?: number },
): Like<X>;
export function adjustGamma(
  image: TensorLike,
  options?: { gamma?: number; gain?: number },
): Tensor {
  const op = "image.adjustGamma";
  checkOptions(op, options, ["gamma", "gain"]);
  const gamma = checkNumber(op, "gamma", options?.gamma ?? 1);
  const gain = checkNumber(op, "gain", options?.gain ?? 1);
  if (gamma < 0) throw new ArgumentError(op, `gamma must be 0 or more, got ${gamma}`);
  return asFloats(op, toTensor(op, image), (x) => multiply(gain, pow(x, gamma)) as Tensor);
}
