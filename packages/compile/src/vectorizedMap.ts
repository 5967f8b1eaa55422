import { checkFunction } from "@gradtape/core/internal";
import { elementsOf } from "./elements.ts";
import { mapElements } from "./mapFn.ts";
import type { ElementOf, Stacked, Structure } from "./structure.ts";

/**
 * As `mapFn`: the results of `fn(x)` for each element x along the first axis of `elems`, stacked. TensorFlow computes all elements in
 * one go here; eagerly they are computed one after another. Tensors of `elems` whose first size is 1 meet every element of the others.
 *
 * Shape, dtypes and gradient: as those of `mapFn`, whose errors it throws.
 *
 * @example
 * vectorizedMap(([a, b]) => multiply(a, b), [constant([1, 2]), constant([[3, 4]])]).arraySync() // => [[3, 4], [6, 8]]
 */
export function vectorizedMap<const E extends Structure, R extends Structure>(
  fn: (x: ElementOf<E>) => R,
  elems: E,
): Stacked<R>;
export function vectorizedMap(fn: (x: never) => unknown, elems: Structure): unknown {
  checkFunction("vectorizedMap", fn);
  return mapElements("vectorizedMap", fn, elementsOf("vectorizedMap", elems, true));
}
