// Fewer, longer loops: what every code generator wants to do first to a kernel's axes.
import { e, substitute, walk, type Expr } from "./expr.ts";
import type { IndexMap, Kernel, LoopKernel, Store } from "./kernel.ts";
import { roots, storesOf } from "./kernel.ts";

/**
 * The same kernel with axes of size 1 dropped and neighbouring axes merged where every read and store runs through them
 * in one step. Axes of different parts stay apart: kept and reduced ones, those of a `dot`; a scan and a sort keep their last.
 * Axes that expressions ask for stay.
 */
export function simplifyAxes<K extends Kernel>(kernel: K): K {
  if (kernel.kind === "routine") return kernel;
  let found = known.get(kernel);
  if (!found) {
    known.set(kernel, (found = simplified(kernel)));
    known.set(found, found);
  }
  return found as K;
}

// Passes ask for it, and code generators again.
const known = new WeakMap<LoopKernel, LoopKernel>();

function simplified(kernel: LoopKernel): LoopKernel {
  const { axes } = kernel;
  const asked = new Set<number>();
  for (const x of walk(roots(kernel))) if (x.op === "axis") asked.add(x.index);
  const parts = partsOf(kernel);
  const maps = mapsOf(kernel);
  const hasOwnAxis = kernel.kind === "scan" || kernel.kind === "sort";
  const frozen = hasOwnAxis ? axes.length - 1 : axes.length;

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
      parts[last] === parts[d] &&
      maps.every((m) => m.strides[d] === undefined || m.strides[last] === m.strides[d]! * axes[d]!);
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
  const stored = (s: Store): Store => ({ ...regroup(s), value: rename(s.value) });
  const count = (part: number): number => groups.filter((g) => parts[g[0]!] === part).length;
  return {
    ...kernel,
    axes: groups.map((g) => g.reduce((n, d) => n * axes[d]!, 1)),
    reads: kernel.reads.map((r) => regroup(r.guards ? { ...r, guards: r.guards.map(regroup) } : r)),
    ...(kernel.kind === "row"
      ? {
          folds: kernel.folds.map((f) => ({ ...f, body: rename(f.body) })),
          stores: kernel.stores.map(stored),
        }
      : { store: stored(kernel.store) }),
    ...("kept" in kernel && { kept: groups.filter((g) => g[0]! < kernel.kept).length }),
    ...("parts" in kernel && { parts: [count(0), count(1), count(2)] as const }),
    ...("body" in kernel && { body: rename(kernel.body) }),
    ...("at" in kernel && { at: rename(kernel.at) }),
  };
}

/** Which part of the kernel each axis belongs to. */
function partsOf(kernel: LoopKernel): number[] {
  const { axes } = kernel;
  const sizes = "parts" in kernel ? kernel.parts : "kept" in kernel ? [kernel.kept] : [];
  const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((a, b) => a + b, 0));
  return axes.map((_, d) => ends.filter((end) => d >= end).length);
}

/** Every index map; what is stored once for all reduced positions has entries for the kept axes only. */
function mapsOf(kernel: LoopKernel): IndexMap[] {
  return [...kernel.reads, ...kernel.reads.flatMap((r) => r.guards ?? []), ...storesOf(kernel)];
}
