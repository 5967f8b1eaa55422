import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { takeAlongAxis } from "../index/takeAlongAxis.ts";
import { ordered, type SortOptions } from "./argsort.ts";

/**
 * The elements along an axis (the last by default) in ascending order, or descending with `{ direction: "DESCENDING" }`. NaN
 * comes last, in either direction.
 *
 * Shape: that of x. Dtypes: bool, integers and floats. Gradient: `g`, back in the places where the elements stood.
 *
 * @example
 * sort([3, 1, 2], -1, { direction: "DESCENDING" }).arraySync() // => [3, 2, 1]
 */
export function sort<const X extends TensorLike>(
  values: Arg<X>,
  axis?: number,
  options?: SortOptions,
): Like<X>;
export function sort(values: TensorLike, axis = -1, options?: SortOptions): Tensor {
  const x = toTensor("sort", values);
  return takeAlongAxis(x, ordered("sort", x, axis, options), axis) as Tensor;
}
