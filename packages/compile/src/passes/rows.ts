// Reductions of the same rows, and maps over these rows, as one loop over rows: softmax, norms, losses, their gradients.
import { passesOf, walk } from "@gradtape/core/internal";
import type { Draft, Pass } from "../program/draft.ts";
import type { FusionOptions } from "./inline.ts";
import { joined } from "./rows-join.ts";
import { isFull, positionsOf, rowsOf, type Loop } from "./rows-loop.ts";
import { joinSteps } from "./rows-order.ts";
import { isSmall, joinSiblings, siblings } from "./siblings.ts";

/** Operators, of all positions together, from which on threads had better share the maps of few rows. */
const SHARED = 300_000;
const FEW_ROWS = 4;
/** Columns are folded one after the other, or many at a time if they are at least this long. */
const WINDOW = 16;
/** Elements that stay in a cache while they are gone through again. */
const NEAR = 1 << 13;

/**
 * Joins reductions with each other and with maps. Rounds as `joinSiblings` does, and a backend may add in another order. To
 * come after `removeDead`: a store that nobody reads may be there for a later pass over the row.
 */
export const joinRows: Pass = (draft) => joinSteps(draft, rows);

/** Joins rows and siblings in one go; if `exact` or `fixedFolds`, siblings alone, which change no bit. */
export const joinLoops = (
  draft: Draft,
  { exact = false, fixedFolds = false }: FusionOptions = {},
): Draft =>
  exact || fixedFolds
    ? joinSiblings(draft, { exact })
    : joinSteps(draft, (first, second) => rows(first, second) ?? siblings(first, second, false));

function rows(first: Loop, second: Loop): Loop | undefined {
  const [a, b] = [first.folds.length > 0, second.folds.length > 0];
  if (!a && !b) return undefined;
  if (!mayBeOne(first, second)) return undefined;
  const loop = joined(first, second, false);
  return loop && isSmall(loop) && pays(loop) ? loop : undefined;
}

/** Whether the numbers of positions and rows allow it. */
function mayBeOne(first: Loop, second: Loop): boolean {
  const sizes = (x: Loop): readonly number[] =>
    x.folds.length > 0 ? [positionsOf(x), rowsOf(x)] : [positionsOf(x)];
  const [a, b] = [sizes(first), sizes(second)];
  return a.length === b.length ? a.every((n, i) => n === b[i]) : a.some((n) => b.includes(n));
}

function pays(loop: Loop): boolean {
  const count = rowsOf(loop);
  const size = positionsOf(loop);
  const full = loop.stores.filter((s) => isFull(loop, s));
  const work = size * walk(full.map((s) => s.value)).length;
  if (count < FEW_ROWS && work > SHARED) return false;
  if (!runsAcross(loop)) return true;
  // Neighbours are columns: each pass goes through memory again, far apart.
  if (size / count < WINDOW) return false;
  return size <= NEAR || (full.length === 0 && passesOf({ ...loop, kind: "row" }).length === 1);
}

/** Whether the last kept axis, rather than the last of the row, is what lies side by side. */
function runsAcross({ axes, kept, reads }: Loop): boolean {
  const [across, last] = [kept - 1, axes.length - 1];
  if (across < 0) return false;
  const both = reads.filter((r) => r.strides[across] && r.strides[last]);
  const along = (axis: number): boolean => both.some((r) => r.strides[axis] === 1);
  return along(across) && (!along(last) || axes[last]! < Math.min(8, axes[across]!));
}
