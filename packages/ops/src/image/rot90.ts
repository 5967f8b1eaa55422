import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkInteger, checkOptions } from "@gradtape/core/internal";
import { reverse } from "../shape/reverse.ts";
import { imagesOf } from "./image-axes.ts";
import { transpose } from "./transpose.ts";

/**
 * Images turned counter-clockwise by 90 degrees, `k` times (1 by default; negative ones turn clockwise). Copies nothing.
 *
 * Shape: `[height, width, channels]` or a batch of them; an odd `k` exchanges height and width. Dtypes: any. Throws
 * `ShapeError` for other ranks.
 * Gradient: `g`, turned back.
 *
 * @example
 * image.rot90([[[1], [2]], [[3], [4]]]).arraySync() // => [[[2], [4]], [[1], [3]]]
 */
export function rot90<const X extends TensorLike>(
  image: X,
  options?: { k?: number },
): Of<Shape, DTypeOf<X>>;
export function rot90(image: TensorLike, options?: { k?: number }): Tensor {
  checkOptions("image.rot90", options, ["k"]);
  const k = checkInteger("image.rot90", "k", options?.k ?? 1);
  const { x, rows } = imagesOf("image.rot90", image);
  const columns = rows + 1;
  switch (((k % 4) + 4) % 4) {
    case 1:
      return transpose(reverse(x, columns));
    case 2:
      return reverse(x, [rows, columns]);
    case 3:
      return reverse(transpose(x), columns);
    default:
      return x;
  }
}
