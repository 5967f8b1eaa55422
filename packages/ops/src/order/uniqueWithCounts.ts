import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { IndexDType } from "../reduce/index-dtype.ts";
import { distinct } from "./distinct-elements.ts";

/**
 * The different elements of a vector in the order in which they come first, the place of each element among them, and how
 * often each is there: `[values, indices, counts]`. Each NaN is an element of its own.
 *
 * The elements decide how many there are, so they are read at once.
 *
 * Shape: `[count]`, that of x, and `[count]`. Dtypes: all but complex; indices and counts are int32, or int64 by
 * `{ outIdx: "int64" }`. Throws `ShapeError` unless x is a vector, `UnsupportedError` where it cannot be read at once.
 * Gradient: `g` to the first of equal elements.
 *
 * @example
 * uniqueWithCounts([3, 1, 3]).map((x) => x.arraySync()) // => [[3, 1], [0, 1, 0], [2, 1]]
 */
export function uniqueWithCounts<const X extends TensorLike, D extends IndexDType = "int32">(
  x: X,
  options?: { outIdx?: D },
): [
  values: Of<[number], DTypeOf<X>>,
  indices: Of<[number], NoInfer<D>>,
  counts: Of<[number], NoInfer<D>>,
];
export function uniqueWithCounts(x: TensorLike, options?: { outIdx?: IndexDType }): Tensor[] {
  checkOptions("uniqueWithCounts", options, ["outIdx"]);
  const { values, indices, counts } = distinct("uniqueWithCounts", x, "outIdx", options?.outIdx);
  return [values, indices, counts];
}
