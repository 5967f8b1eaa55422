import {
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { showShape, toTensor } from "@gradtape/core/internal";
import { broadcastTo } from "../shape/broadcastTo.ts";

/**
 * Images in shades of grey as images of three equal channels. Copies nothing.
 *
 * Shape: the last axis has size 1, and 3 after. Dtypes: any. Throws `ShapeError` for other numbers of channels.
 * Gradient: the sum of `g` over the channels.
 *
 * @example
 * image.grayscaleToRgb([[[1], [2]]]).arraySync() // => [[[1, 1, 1], [2, 2, 2]]]
 */
export function grayscaleToRgb<const X extends TensorLike>(images: X): Of<Shape, DTypeOf<X>>;
export function grayscaleToRgb(images: TensorLike): Tensor {
  const op = "image.grayscaleToRgb";
  const x = toTensor(op, images);
  if (x.rank === 0 || x.shape.at(-1) !== 1) {
    throw new ShapeError(op, `the last axis must have size 1, got ${showShape(x.shape)}`, {
      shapes: [x.shape],
    });
  }
  return broadcastTo(x, [...x.shape.slice(0, -1), 3]);
}
