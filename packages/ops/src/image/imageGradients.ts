import { type DTypeOf, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { padded } from "../shape/pad.ts";
import { checkBatch } from "./image-axes.ts";
import { differences } from "./neighbour-differences.ts";

/**
 * `[dy, dx]`: how images change from each pixel to the next one down, and to the right; 0 in the last row and column.
 *
 * Shape: `[batch, height, width, channels]`; both have it. Dtypes: integers and floats. Throws `ShapeError` for other ranks.
 * Gradient: from each difference to both of its pixels.
 *
 * @example
 * image.imageGradients([[[[1], [3]]]]).map((d) => d.arraySync())
 * // => [[[[[0], [0]]]], [[[[2], [0]]]]]
 */
export function imageGradients<const X extends TensorLike>(
  image: X,
): [dy: Like<X, DTypeOf<X>>, dx: Like<X, DTypeOf<X>>];
export function imageGradients(image: TensorLike): Tensor[] {
  const op = "image.imageGradients";
  const x = toTensor(op, image);
  checkDType(op, x.dtype, "real");
  checkBatch(op, x);
  return [1, 2].map((axis) => {
    const d = differences(x, axis);
    const missing = x.shape[axis]! - d.shape[axis]!;
    const paddings = x.shape.map((_, a) => [0, a === axis ? missing : 0] as const);
    return padded(d, paddings, x.dtype === "int64" || x.dtype === "uint64" ? 0n : 0);
  });
}
