// Which kernels fold in an order that shows, and what can be fused into them without a change of it.
import {
  type DType,
  isComplex,
  isFloat,
  type IndexMap,
  type LoopKernel,
  type MapKernel,
} from "@gradtape/core";
import { walk, type Store } from "@gradtape/core/internal";
import type { Asked } from "./cluster.ts";

/** Whether a kernel adds or multiplies what rounds. */
export function foldsRound(k: LoopKernel): boolean {
  switch (k.kind) {
    case "map":
    case "sort":
    case "scatter":
      return false;
    case "row":
      return k.folds.some(rounds);
    default:
      return rounds(k);
  }
}

const rounds = ({ combine, body }: { combine: string; body: { dtype: DType } }): boolean =>
  (combine === "sum" || combine === "prod") && (isFloat(body.dtype) || isComplex(body.dtype));

/**
 * Whether what a map reads lies, seen from a kernel with these axes, as `place` does, or is one element: so a backend finds the
 * kernel's loops as they were. `through` says where a read of the map's is there.
 */
export function liesAs(
  { reads, store }: MapKernel,
  asked: readonly (Asked | undefined)[],
  axes: readonly number[],
  place: IndexMap,
  through: (m: IndexMap) => IndexMap,
): boolean {
  if (walk([store.value]).some((x) => x.op === "axis" || x.op === "philox" || x.op === "gather"))
    return false;
  let isThere = false;
  const fits = reads.every((read, i) => {
    if (!asked[i]) return true;
    if (read.guards?.length) return false;
    const { strides } = through({ offset: read.offset, strides: read.strides });
    const isSame = axes.every((n, d) => n === 1 || (strides[d] ?? 0) === (place.strides[d] ?? 0));
    isThere ||= isSame;
    return isSame || axes.every((n, d) => n === 1 || (strides[d] ?? 0) === 0);
  });
  return fits && isThere;
}

/** Whether a kernel's own reads say along which axis neighbours lie, whatever lies as `store` does and is read as well. */
export function isSettled(k: Exclude<LoopKernel, MapKernel>, store: Store): boolean {
  if (k.kind === "dot") return true;
  const { axes, reads } = k;
  const kept = "kept" in k ? k.kept : axes.length;
  if (store.strides.length === axes.length)
    return reads.some((r) => axes.every((n, d) => n === 1 || r.strides[d] === store.strides[d]));
  const isLong = (n: number): boolean => n > 1;
  const [across, last] = [axes.slice(0, kept).findLastIndex(isLong), axes.findLastIndex(isLong)];
  return across < 0 || reads.some((r) => r.strides[across] && r.strides[last]);
}
