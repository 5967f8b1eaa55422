import {
  DTYPES,
  DTypeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkDType } from "../define/accepts.ts";
import { abs } from "../math/abs.ts";
import { add } from "../math/add.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { differences } from "./neighbour-differences.ts";
import { imagesOf } from "./image-axes.ts";

/**
 * How restless images are: the sum of the sizes of all differences between neighbours, down and to the right.
 *
 * Shape: `[height, width, channels]` gives a scalar, `[batch, height, width, channels]` one number for each image. Dtypes: signed
 * integers and floats. Throws `ShapeError` for other ranks.
 * Gradient: the signs of the differences, 0 where they are 0.
 *
 * @example
 * image.totalVariation([[[1], [4], [2]]]).arraySync() // => 5
 */
export function totalVariation<const X extends TensorLike>(images: X): Of<Shape, DTypeOf<X>>;
export function totalVariation(images: TensorLike): Tensor {
  const op = "image.totalVariation";
  const { x, rows } = imagesOf(op, images);
  checkDType(op, x.dtype, "real");
  if (DTYPES[x.dtype].kind === "uint") {
    throw new DTypeError(
      op,
      `differences need signs, which ${x.dtype} does not have: cast it, as in cast(x, "int32")`,
      [x.dtype],
    );
  }
  const axes = [rows, rows + 1, rows + 2];
  const along = (axis: number): Tensor => reduceSum(abs(differences(x, axis)), axes) as Tensor;
  return add(along(rows), along(rows + 1)) as Tensor;
}
