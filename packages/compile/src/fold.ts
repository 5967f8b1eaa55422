// What scan, foldl and foldr have in common: an accumulator that goes through the elements.
import { ArgumentError, DTypeError, ShapeError, type TensorLike } from "@gradtape/core";
import { checkFunction, showShape } from "@gradtape/core/internal";
import { zeros } from "@gradtape/ops";
import { elementsOf } from "./elements.ts";
import { call, mustNestAlike, open, type Opened } from "./structure.ts";

export type FoldFunction = (a: unknown, x: unknown) => unknown;

export interface Folded {
  /** The accumulator after each element, in the order in which they came. */
  readonly steps: readonly Opened[];
  /** The first of all, if it was given. */
  readonly initial: Opened | undefined;
}

/**
 * Go through the elements, from the last one if `reverse`. Without an initializer the first element is the accumulator. It keeps
 * structure and dtype, and its shape too if `sameShape`.
 */
export function fold(
  op: string,
  fn: FoldFunction,
  elems: unknown,
  initializer: unknown,
  { reverse, sameShape }: { readonly reverse: boolean; readonly sameShape: boolean },
): Folded {
  checkFunction(op, fn);
  const { count, at, opened } = elementsOf(op, elems);
  const order = Array.from({ length: count }, (_, i) => (reverse ? count - 1 - i : i));
  const initial = initializer === undefined ? undefined : open(op, "initializer", initializer);
  const steps: Opened[] = [];
  let now = initial;
  for (const i of order) {
    const x = at(i);
    if (now === undefined) {
      now = open(op, "elems", x);
      steps.push(now);
      continue;
    }
    const first: Opened = initial ?? steps[0]!;
    const a = now.around(now.leaves);
    const dtypes = first.leaves.map((leaf) => leaf.dtype);
    const next = open(op, "the function's result", call(op, "the function", fn, a, x), dtypes);
    mustNestAlike(op, ["the accumulator", first], ["the function's result", next]);
    mustKeepType(op, first, next, sameShape);
    steps.push((now = next));
  }
  if (now === undefined) {
    throw new ArgumentError(
      op,
      `elems has no elements (shape ${showShape(opened.leaves[0]!.shape)}): give an initializer`,
    );
  }
  return { steps, initial };
}

function mustKeepType(op: string, first: Opened, next: Opened, sameShape: boolean): void {
  next.leaves.forEach((x, i) => {
    const before = first.leaves[i]!;
    if (x.dtype !== before.dtype) {
      throw new DTypeError(
        op,
        `the accumulator is ${before.dtype}, and the function made it ${x.dtype}: cast one of them`,
        [before.dtype, x.dtype],
      );
    }
    if (!sameShape || x.shape.join() === before.shape.join()) return;
    throw new ShapeError(
      op,
      `the accumulator has shape ${showShape(before.shape)}, and the function made it ${showShape(x.shape)}: it must keep its shape, as the results are stacked`,
      { shapes: [before.shape, x.shape] },
    );
  });
}

/** No results at all, of the initializer's structure. */
export const noResults = ({ leaves, around }: Opened): unknown =>
  around(leaves.map((x) => zeros([0, ...x.shape], { dtype: x.dtype }) as TensorLike));
