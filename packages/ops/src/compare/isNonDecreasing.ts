import type { Tensor, TensorLike } from "@gradtape/core";
import { ascends } from "./in-order.ts";
import { lessEqual } from "./lessEqual.ts";

/**
 * Whether each element is at least as large as the one before it, in row-major order. Of fewer than two elements it is true; a NaN makes it
 * false.
 *
 * Shape: `[]`. Dtypes: integers and floats. Gradient: none.
 *
 * @example
 * math.isNonDecreasing([1, 1, 2]).arraySync() // => true
 */
export function isNonDecreasing(x: TensorLike): Tensor<[], "bool"> {
  return ascends("isNonDecreasing", x, (before, after) => lessEqual(before, after));
}
