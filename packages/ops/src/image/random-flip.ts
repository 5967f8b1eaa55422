// Images that are mirrored or not, by chance.
import type { Tensor, TensorLike } from "@gradtape/core";
import { greater } from "../compare/greater.ts";
import { less } from "../compare/less.ts";
import { where } from "../logic/where.ts";
import type { Source } from "../random/state.ts";
import { drawUniform } from "../random/uniform.ts";
import { reshape } from "../shape/reshape.ts";
import { reverse } from "../shape/reverse.ts";
import { imagesOf } from "./image-axes.ts";

/** Each image reversed along rows (0) or columns (1) with a probability of 1/2. */
export function randomFlip(op: string, image: TensorLike, along: 0 | 1, source: Source): Tensor {
  const { x, rows } = imagesOf(op, image);
  const flipped = reverse(x, rows + along);
  const draw = (shape: number[]): Tensor => drawUniform(op, shape, undefined, source);
  // As TensorFlow decides it: one image below a half, images of a batch above.
  const chosen =
    rows === 0 ? less(draw([]), 0.5) : reshape(greater(draw([x.shape[0]!]), 0.5), [-1, 1, 1, 1]);
  return where(chosen, flipped, x) as Tensor;
}
