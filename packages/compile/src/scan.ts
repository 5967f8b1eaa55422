import { ArgumentError } from "@gradtape/core";
import { checkOptions, showValue } from "@gradtape/core/internal";
import { stackAll } from "./elements.ts";
import { fold, noResults, type FoldFunction } from "./fold.ts";
import type { Again, ElementOf, Stacked, Structure, Tensors } from "./structure.ts";

export interface ScanOptions<I> {
  /** The first accumulator. Default: the first element. */
  readonly initializer?: I;
  /** Begin with the last element; results stay at the place of their element. Default: false. */
  readonly reverse?: boolean;
}

/**
 * The accumulators `a = fn(a, x)` after each element x along the first axis of `elems`, stacked. Without an initializer the first
 * element is the first accumulator and the first result. `elems` and accumulator may be any nesting of arrays and objects of tensors.
 *
 * Shape: the number of elements, and then that of the accumulator. Dtypes: any. Throws `ShapeError` if the first sizes of `elems`
 * differ or the accumulator changes its shape, `DTypeError` if its dtype changes, `ArgumentError` if its structure does, for no
 * elements without an initializer, and if the function returns a promise. Gradient: through every step.
 *
 * @example
 * scan((a, x) => add(a, x), [1, 2, 3]).arraySync() // => [1, 3, 6]
 */
export function scan<const E extends Structure, const R extends Again<E>>(
  fn: (a: ElementOf<E>, x: ElementOf<E>) => R,
  elems: E,
  options?: ScanOptions<undefined>,
): Stacked<ElementOf<E>>;
export function scan<
  const E extends Structure,
  const I extends Structure,
  const R extends Again<I>,
>(
  fn: (a: Tensors<I>, x: ElementOf<E>) => R,
  elems: E,
  options: ScanOptions<I> & { readonly initializer: I },
): Stacked<Tensors<I>>;
export function scan(fn: unknown, elems: Structure, options?: ScanOptions<unknown>): unknown {
  checkOptions("scan", options, ["initializer", "reverse"]);
  const reverse = options?.reverse ?? false;
  if (typeof reverse !== "boolean")
    throw new ArgumentError("scan", `reverse is ${showValue(reverse)}: give true or false`);
  const how = { reverse, sameShape: true };
  const { steps, initial } = fold("scan", fn as FoldFunction, elems, options?.initializer, how);
  if (steps.length === 0) return noResults(initial!);
  return stackAll("scan", reverse ? steps.toReversed() : steps);
}
