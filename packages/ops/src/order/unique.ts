import type { DTypeOf, Of, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { IndexDType } from "../reduce/index-dtype.ts";
import { distinct } from "./distinct-elements.ts";

/**
 * The different elements of a vector in the order in which they come first, and the place of each element among them:
 * `[values, indices]`, where `gather(values, indices)` is x. Each NaN is an element of its own.
 *
 * The elements decide how many there are, so they are read at once.
 *
 * Shape: `[count]` and that of x. Dtypes: all but complex; indices are int32, or int64 by `{ outIdx: "int64" }`. Throws
 * `ShapeError` unless x is a vector, `UnsupportedError` where it cannot be read at once.
 * Gradient: `g` to the first of equal elements.
 *
 * @example
 * unique([3, 1, 3]).map((x) => x.arraySync()) // => [[3, 1], [0, 1, 0]]
 */
export function unique<const X extends TensorLike, D extends IndexDType = "int32">(
  x: X,
  options?: { outIdx?: D },
): [values: Of<[number], DTypeOf<X>>, indices: Of<[number], NoInfer<D>>];
export function unique(x: TensorLike, options?: { outIdx?: IndexDType }): Tensor[] {
  checkOptions("unique", options, ["outIdx"]);
  const { values, indices } = distinct("unique", x, "outIdx", options?.outIdx);
  return [values, indices];
}
