import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { asFloats } from "./float-images.ts";
import { scalarLike } from "./scalar-like.ts";

/**
 * Images with `delta` added to every value. Integers count as floats between 0 and 1, so that `delta` is a part of their whole
 * range, and what exceeds it is cut off.
 *
 * Shape: that of the images. Dtypes: integers and floats. Throws `ShapeError` if `delta` is no scalar.
 * Gradient: `g` to the images, its sum to `delta`; none through integers.
 *
 * @example
 * image.adjustBrightness([[[1, 2]]], 0.5).arraySync() // => [[[1.5, 2.5]]]
 */
export function adjustBrightness<const X extends TensorLike>(
  image: Arg<X>,
  delta: TensorLike,
): Like<X>;
export function adjustBrightness(image: TensorLike, delta: TensorLike): Tensor {
  const op = "image.adjustBrightness";
  return asFloats(
    op,
    toTensor(op, image),
    (x) => add(x, scalarLike(op, "delta", delta, x)) as Tensor,
  );
}
