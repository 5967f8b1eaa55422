// Maps over the same positions that share what they read, or of which one reads what another one stores, as one loop.
import { isDearOperator, walk } from "@gradtape/core/internal";
import type { Draft } from "../program/draft.ts";
import type { FusionOptions } from "./inline.ts";
import { joined } from "./rows-join.ts";
import { positionsOf, rootsOf, type Loop } from "./rows-loop.ts";
import { joinSteps } from "./rows-order.ts";

/** What a loop keeps in registers and addresses at most. */
const MOST_NODES = 160;
/** A dear operator is as long as so many others. */
const DEAR = 12;
const MOST_BUFFERS = 20;

/** Joins maps. What one of them stores another finds in a register, with more digits than a float32 has, unless they show. */
export const joinSiblings = (draft: Draft, { exact = false }: FusionOptions = {}): Draft =>
  joinSteps(draft, (first, second) => siblings(first, second, exact));

export function siblings(first: Loop, second: Loop, exact: boolean): Loop | undefined {
  if (first.folds.length > 0 || second.folds.length > 0) return undefined;
  if (positionsOf(first) !== positionsOf(second) || isTurned(first) || isTurned(second))
    return undefined;
  const loop = joined(first, second, exact);
  return loop && isSmall(loop) ? loop : undefined;
}

/** Whether a loop is no longer than what backends have registers for. */
export const isSmall = (loop: Loop): boolean =>
  loop.reads.length + loop.stores.length <= MOST_BUFFERS &&
  walk(rootsOf(loop)).reduce((n, x) => n + (isDearOperator(x.op) ? DEAR : 1), 0) <= MOST_NODES;

/** Whether something lies side by side along another axis than the last: single maps of this kind have better loops. */
function isTurned({ axes, reads, stores }: Loop): boolean {
  const last = axes.length - 1;
  return [...reads, ...stores].some(
    ({ strides }) => Math.abs(strides[last] ?? 0) > 1 && strides.includes(1),
  );
}
