import { checkOptions } from "@gradtape/core/internal";
import { fold, type FoldFunction } from "./fold.ts";
import type { Again, ElementOf, Structure, Tensors } from "./structure.ts";

/**
 * The accumulator `a = fn(a, x)` after all elements x along the first axis of `elems`, from the first one on. Without an initializer
 * the first element is the accumulator to begin with. `elems` and accumulator may be any nesting of arrays and objects of tensors; the
 * accumulator's shape may change.
 *
 * Shape: that of the last accumulator. Dtypes: any; an accumulator keeps its own. Throws as `scan` does. Gradient: through every step.
 *
 * @example
 * foldl((a, x) => subtract(a, x), [1, 2, 3]).arraySync() // => -4
 */
export function foldl<const E extends Structure, const R extends Again<E>>(
  fn: (a: ElementOf<E>, x: ElementOf<E>) => R,
  elems: E,
  options?: { readonly initializer?: undefined },
): ElementOf<E>;
export function foldl<
  const E extends Structure,
  const I extends Structure,
  const R extends Again<I>,
>(
  fn: (a: Tensors<I>, x: ElementOf<E>) => R,
  elems: E,
  options: { readonly initializer: I },
): Tensors<I>;
export function foldl(
  fn: unknown,
  elems: Structure,
  options?: { readonly initializer?: unknown },
): unknown {
  checkOptions("foldl", options, ["initializer"]);
  const how = { reverse: false, sameShape: false };
  const { steps, initial } = fold("foldl", fn as FoldFunction, elems, options?.initializer, how);
  const last = steps.at(-1) ?? initial!;
  return last.around(last.leaves);
}
