// The elements of tensors along their first axis, one after another, and results put side by side.
import { ShapeError } from "@gradtape/core";
import { showShape } from "@gradtape/core/internal";
import { stack, unstack } from "@gradtape/ops";
import { mustNestAlike, open, type Opened } from "./structure.ts";

/** What a loop goes over: structures, one for each place along the first axis. */
export interface Elements {
  readonly count: number;
  readonly opened: Opened;
  readonly at: (i: number) => unknown;
}

/** Take the elements of a structure, whose leaves must agree in their first size; with `broadcast` it may be 1. */
export function elementsOf(op: string, elems: unknown, broadcast = false): Elements {
  const opened = open(op, "elems", elems);
  if (opened.leaves.length === 0)
    throw new ShapeError(op, "elems holds no tensor: there is nothing to go over");
  for (const x of opened.leaves) {
    if (x.rank > 0) continue;
    throw new ShapeError(
      op,
      "elems holds a scalar: its elements are those along the first axis, so it needs one",
      { shapes: [x.shape] },
    );
  }
  const counts = opened.leaves.map((x) => x.shape[0]!);
  const count = broadcast ? (counts.find((n) => n !== 1) ?? counts[0]!) : counts[0]!;
  const other = opened.leaves.find((x) => x.shape[0] !== count && !(broadcast && x.shape[0] === 1));
  if (other) {
    const one = opened.leaves.find((x) => x.shape[0] === count)!;
    throw new ShapeError(
      op,
      `elems differ in their first size: shapes ${showShape(one.shape)} and ${showShape(other.shape)}`,
      { shapes: [one.shape, other.shape] },
    );
  }
  const lists = opened.leaves.map((x) => unstack(x));
  const at = (i: number): unknown => opened.around(lists.map((list) => list[i] ?? list[0]));
  return { count, opened, at };
}

/** Results of one structure, shape and dtype, stacked along a new first axis. */
export function stackAll(op: string, results: readonly Opened[]): unknown {
  const [first] = results as [Opened, ...Opened[]];
  results.forEach((r, i) => {
    mustNestAlike(op, ["the first result", first], [`result ${i}`, r]);
    r.leaves.forEach((x, k) => {
      const wanted = first.leaves[k]!;
      if (x.dtype === wanted.dtype && x.shape.join() === wanted.shape.join()) return;
      throw new ShapeError(
        op,
        `result ${i} is ${x.dtype} of shape ${showShape(x.shape)}, the first is ${wanted.dtype} of ${showShape(wanted.shape)}: they are stacked, so they must agree`,
        { shapes: [wanted.shape, x.shape] },
      );
    });
  });
  return first.around(first.leaves.map((_, k) => stack(results.map((r) => r.leaves[k]!))));
}
