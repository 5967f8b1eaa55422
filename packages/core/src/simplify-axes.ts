// Fewer, longer loops: what every code generator wants to do first to a kernel's axes.
import { e, substitute, walk, type Expr } from "./expr.ts";
import type { IndexMap, Kernel, LoopKernel } from "./kernel.ts";
import { roots } from "./kernel.ts";

/**
 * The same kernel with axes of size 1 dropped and neighbouring axes merged where every read and store runs through them
 * in one step. Kept and reduced axes stay apart; a `dot` keeps its last three axes, a scan and a sort their last. Axes that expressions ask for stay.
 */
export function simplifyAxes<K extends Kernel>(kernel: K): K {
  return kernel.kind === "routine" ? kernel : (simplified(kernel) as K);
}

function simplified(kernel: LoopKernel): LoopKernel {
  const { axes } = kernel;
  const asked = new Set(
    roots(kernel)
      .flatMap((r) => walk([r]))
      .flatMap((x) => (x.op === "axis" ? [x.index] : [])),
  );
  const kept = "kept" in kernel ? kernel.kept : axes.length;
  const frozen = axes.length - (OWN_AXES[kernel.kind] ?? 0);

  /** Each new axis as the old axes it stands for. */
  const groups: number[][] = [];
  for (let d = 0; d < axes.length; d++) {
    if (axes[d] === 1 && !asked.has(d) && d < frozen) continue;
    const before = groups.at(-1);
    const last = before?.at(-1);
    const joins =
      before !== undefined &&
      last !== undefined &&
      d < frozen &&
      !asked.has(d) &&
      !asked.has(last) &&
      last < kept === d < kept &&
      mapsOf(kernel).every(
        (m) => m.strides[d] === undefined || m.strides[last] === m.strides[d]! * axes[d]!,
      );
    if (joins) before.push(d);
    else groups.push([d]);
  }
  if (groups.length === axes.length) return kernel;

  const newAxis = new Map(groups.flatMap((g, i) => g.map((d) => [d, i] as const)));
  const rename = (x: Expr): Expr =>
    substitute(x, (y) => (y.op === "axis" ? e.axis(newAxis.get(y.index)!) : undefined));
  const regroup = <M extends IndexMap>(m: M): M => ({
    ...m,
    strides: groups.flatMap((g) => m.strides[g.at(-1)!] ?? []),
  });
  return {
    ...kernel,
    axes: groups.map((g) => g.reduce((n, d) => n * axes[d]!, 1)),
    reads: kernel.reads.map((r) => regroup(r.guards ? { ...r, guards: r.guards.map(regroup) } : r)),
    store: { ...regroup(kernel.store), value: rename(kernel.store.value) },
    ...("kept" in kernel && { kept: groups.filter((g) => g[0]! < kept).length }),
    ...("body" in kernel && { body: rename(kernel.body) }),
    ...("at" in kernel && { at: rename(kernel.at) }),
  };
}

/** How many of the last axes have a part of their own, by the kind of kernel. */
const OWN_AXES: { readonly [K in Kernel["kind"]]?: number } = { dot: 3, scan: 1, sort: 1 };

/** Every index map; a reduction's store has entries for the kept axes only. */
function mapsOf(kernel: LoopKernel): IndexMap[] {
  return [...kernel.reads, ...kernel.reads.flatMap((r) => r.guards ?? []), kernel.store];
}
