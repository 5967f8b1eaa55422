import type { Tensor, TensorLike } from "@gradtape/core";
import { ascends } from "./in-order.ts";
import { less } from "./less.ts";

/**
 * Whether each element is larger than the one before it, in row-major order. Of fewer than two elements it is true; a NaN makes it
 * false.
 *
 * Shape: `[]`. Dtypes: integers and floats. Gradient: none.
 *
 * @example
 * math.isStrictlyIncreasing([1, 1, 2]).arraySync() // => false
 */
export function isStrictlyIncreasing(x: TensorLike): Tensor<[], "bool"> {
  return ascends("isStrictlyIncreasing", x, (before, after) => less(before, after));
}
