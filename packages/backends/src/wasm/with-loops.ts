// The same kernel with at least one loop of each kind, so that code generators need not ask.
import type { IndexMap, LoopKernel } from "@gradtape/core";
import { withLongRows } from "./long-rows.ts";

/** A kernel without axes gets one of size 1; a fold over nothing one that is folded away. */
export function withLoops(given: LoopKernel): LoopKernel {
  const k = given.kind === "map" ? withLongRows(given) : given;
  const folds = k.kind === "reduce" || k.kind === "dot" || (k.kind === "row" && k.folds.length > 0);
  if (k.axes.length > (folds ? k.kept : 0)) return k;
  const all = k.axes.length + 1;
  const longer = <M extends IndexMap>(m: M): M =>
    m.strides.length < all ? { ...m, strides: [...m.strides, 0] } : m;
  return {
    ...k,
    axes: [...k.axes, 1],
    reads: k.reads.map((r) => longer(r.guards ? { ...r, guards: r.guards.map(longer) } : r)),
    // A fold's stores have the kept axes only.
    ...(!folds && "store" in k && { store: longer(k.store) }),
    ...(!folds && k.kind === "row" && { kept: k.kept + 1, stores: k.stores.map(longer) }),
  };
}
