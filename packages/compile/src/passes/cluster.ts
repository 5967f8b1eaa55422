// A kernel with what is fused into its reads, before its expressions are built.
import type { DType } from "@gradtape/core";
import {
  e,
  kernelSize,
  storesOf,
  walk,
  type Access,
  type Expr,
  type Guard,
  type IndexMap,
  type LoopKernel,
  type MapKernel,
  type Step,
  type Store,
} from "@gradtape/core/internal";
import { openGuards, sameRead, splitMap, splitSizes, type Split } from "./index-maps.ts";
import { rewrite } from "./simplify.ts";
import { withRoots } from "./kernel-roots.ts";
import { settled, showingReads } from "./rounding.ts";
import { splitAxis } from "./split-axis.ts";

/** One of the values that a cluster's expressions load. */
export interface Use {
  readonly cluster: Cluster;
  readonly buffer: number;
  readonly dtype: DType;
  map: IndexMap;
  /** Only such as can fail. */
  guards: readonly Guard[];
  readonly fill: number | bigint | undefined;
  /** Looked at at every position, or only at the kept ones. */
  full: boolean;
  /** In how many passes over the loops. */
  times: number;
  /** Whether its last digit shows in a result. */
  shows: boolean;
  /** Whether places relative to it are looked at. */
  readonly gathered: boolean;
  /** Whether it is a factor of a contraction. */
  readonly factor: boolean;
  /** What it is instead of a read. */
  instead?: Use | Inlined;
}

/** A map kernel in place of a read of what it stores. */
export interface Inlined {
  readonly kernel: MapKernel;
  /** Its position as maps of the cluster's loops. */
  at: readonly IndexMap[];
  /** What it reads, by number. */
  readonly reads: readonly (Use | undefined)[];
}

/** What the expressions of a kernel ask of one of its reads. */
export interface Asked {
  readonly full: boolean;
  readonly times: number;
  readonly gathered: boolean;
  readonly shows: boolean;
}

/** What the expressions of a kernel come to. */
export interface Demand {
  /** What is asked of each read; undefined of one that no expression looks at. */
  readonly asked: readonly (Asked | undefined)[];
  readonly nodes: number;
}

export function demandOf(kernel: LoopKernel): Demand {
  const asked: (Asked | undefined)[] = kernel.reads.map(() => undefined);
  const all: Expr[] = [];
  const showing = new Set<Expr>();
  const look = (root: Expr, full: boolean): void => {
    all.push(root);
    const seen = new Set<number>();
    for (const x of walk([root])) {
      if (x.op !== "load" && x.op !== "gather") continue;
      const old = asked[x.index];
      const first = !seen.has(x.index);
      seen.add(x.index);
      asked[x.index] = {
        full: full || (old?.full ?? false),
        times: (old?.times ?? 0) + (first ? 1 : 0),
        gathered: x.op === "gather" || (old?.gathered ?? false),
        shows: false,
      };
    }
  };
  if (kernel.kind === "row") for (const f of kernel.folds) look(f.body, true);
  if ("body" in kernel) look(kernel.body, true);
  if ("at" in kernel) look(kernel.at, true);
  for (const s of storesOf(kernel)) look(s.value, isFull(kernel, s));
  if (kernel.kind === "sort") showing.add(kernel.body);
  if (kernel.kind === "reduce" && kernel.combine.startsWith("arg")) showing.add(kernel.body);
  const nodes = walk(all);
  const shown = showingReads(nodes, showing);
  return {
    asked: asked.map((a, i) => a && (shown.has(i) ? { ...a, shows: true } : a)),
    nodes: nodes.length,
  };
}

/** Whether a store is made at every position. */
export const isFull = (kernel: LoopKernel, store: Store): boolean =>
  kernel.kind === "row"
    ? store.strides.length > kernel.kept
    : kernel.kind !== "reduce" && kernel.kind !== "dot";

export class Cluster {
  readonly step: Step;
  readonly kernel: LoopKernel;
  /** Of the kernel after all splits. */
  axes: readonly number[];
  readonly size: number;
  readonly keptSize: number;
  readonly uses: Use[] = [];
  /** The kernel's own reads, by number. */
  readonly own: (Use | undefined)[];
  /** Nodes of its expressions. */
  nodes: number;
  changed = false;
  /** Whether every value is rounded as if it were stored. */
  readonly exact: boolean;
  readonly #splits: Split[] = [];

  constructor(step: Step, kernel: LoopKernel, { asked: all, nodes }: Demand, exact: boolean) {
    this.step = step;
    this.kernel = kernel;
    this.axes = kernel.axes;
    this.size = kernelSize(kernel);
    const kept = "kept" in kernel ? kernel.kept : kernel.axes.length;
    this.keptSize = kernel.axes.slice(0, kept).reduce((a, b) => a * b, 1);
    this.nodes = nodes;
    this.exact = exact;
    this.own = all.map((asked, i) => {
      if (!asked) return undefined;
      const read = kernel.reads[i]!;
      const atKept = <M extends IndexMap>(m: M): M => ({ ...m, strides: m.strides.slice(0, kept) });
      const seen = <M extends IndexMap>(m: M): M => (asked.full ? m : atKept(m));
      return this.use({
        ...asked,
        shows: asked.shows || exact,
        buffer: step.inputs[read.input]!,
        dtype: read.dtype,
        map: seen(read),
        guards: (read.guards ?? []).map(seen),
        fill: read.fill,
        factor: kernel.kind === "dot" && i < 2,
      });
    });
  }

  use(of: Omit<Use, "cluster">): Use {
    const guards = openGuards(this.axes, of.guards);
    const made: Use = { ...of, guards, cluster: this };
    this.uses.push(made);
    return made;
  }

  split(split: Split): void {
    this.#splits.push(split);
    this.axes = splitSizes(this.axes, split);
    for (const use of this.uses) {
      use.map = splitMap(use.map, split);
      use.guards = use.guards.map((g) => splitMap(g, split));
      if (isInlined(use.instead)) use.instead.at = use.instead.at.map((m) => splitMap(m, split));
    }
  }

  /** The step with everything in place. */
  build(): Step {
    if (!this.changed) return this.step;
    const kernel = this.#splits.reduce<LoopKernel>(splitAxis, this.kernel);
    return new Builder(this, kernel).build();
  }
}

export const isInlined = (x: Use["instead"]): x is Inlined => x !== undefined && "at" in x;

class Builder {
  readonly #cluster: Cluster;
  readonly #kernel: LoopKernel;
  readonly #reads: Access[] = [];
  readonly #buffers: number[] = [];
  readonly #numbers = new Map<Use, number>();

  constructor(cluster: Cluster, kernel: LoopKernel) {
    this.#cluster = cluster;
    this.#kernel = kernel;
  }

  build(): Step {
    const { own, step } = this.#cluster;
    const k = this.#kernel;
    // A contraction's factors are its first two reads, in this order.
    if (k.kind === "dot")
      for (const use of own.slice(0, 2)) if (use) this.#number(leafOf(use), false);
    const rank = k.axes.length;
    const kept = "kept" in k ? k.kept : rank;
    const full = this.#builder(rank);
    const once = kept === rank ? full : this.#builder(kept);
    const stored = (s: Store): Store => ({
      ...s,
      value: (isFull(k, s) ? full : once)(s.value),
    });
    const rebuilt = { ...withRoots<LoopKernel>(k, full, stored), reads: this.#reads };
    return { kernel: rebuilt, inputs: this.#buffers, outputs: step.outputs };
  }

  /** Builds expressions that are looked at on the first `rank` loops. */
  #builder(rank: number): (root: Expr) => Expr {
    const values = new Map<Use, Expr>();
    const valueOf = (use: Use): Expr => {
      const known = values.get(use);
      if (known) return known;
      const { instead } = use;
      const value = isInlined(instead)
        ? settled(rewritten(instead.kernel.store.value, instead.reads, instead.at), use.shows)
        : instead
          ? valueOf(instead)
          : e.load(this.#number(use), use.dtype);
      values.set(use, value);
      return value;
    };
    const rewritten = (
      root: Expr,
      reads: readonly (Use | undefined)[],
      at?: readonly IndexMap[],
      done?: Map<Expr, Expr>,
    ): Expr =>
      rewrite(
        root,
        (x, args) => {
          if (x.op === "load") return valueOf(reads[x.index]!);
          if (x.op === "gather")
            return e.gather(this.#number(leafOf(reads[x.index]!)), x.dtype, args[0]!);
          return x.op === "axis" && at ? positionExpr(at[x.index]!, rank) : undefined;
        },
        done,
      );
    const done = new Map<Expr, Expr>();
    return (root) => rewritten(root, this.#cluster.own, undefined, done);
  }

  #number(use: Use, shared = true): number {
    const known = this.#numbers.get(use);
    if (known !== undefined) return known;
    let input = this.#buffers.indexOf(use.buffer);
    if (input < 0) input = this.#buffers.push(use.buffer) - 1;
    const rank = this.#kernel.axes.length;
    const { dtype, map, guards, fill } = use;
    const read: Access = {
      input,
      dtype,
      offset: map.offset,
      strides: this.#kernel.axes.map((_, d) => map.strides[d] ?? 0),
      ...(guards.length > 0 && { guards, ...(fill !== undefined && { fill }) }),
    };
    const same = shared ? this.#reads.findIndex((r) => sameRead(r, read, rank)) : -1;
    const number = same >= 0 ? same : this.#reads.push(read) - 1;
    this.#numbers.set(use, number);
    return number;
  }
}

/** The read that a use comes down to if it is a read, or a copy of one. */
function leafOf(use: Use): Use {
  let leaf = use;
  for (;;) {
    const { instead } = leaf;
    if (!instead) return leaf;
    if (!isInlined(instead)) leaf = instead;
    else {
      const { value } = instead.kernel.store;
      const x = value.op === "cast" ? value.args[0] : value;
      const next = x.op === "load" ? instead.reads[x.index] : undefined;
      if (!next) return leaf;
      leaf = next;
    }
  }
}

/** A map as an int32 expression of the first `rank` loops; the others are at their beginning. */
export function positionExpr({ offset, strides }: IndexMap, rank: number): Expr {
  let sum: Expr | undefined;
  strides.slice(0, rank).forEach((s, d) => {
    if (s === 0) return;
    const axis = e.axis(d);
    const term = s === 1 ? axis : e.mul(axis, e.const(s, "int32"));
    sum = sum ? e.add(sum, term) : term;
  });
  if (!sum) return e.const(offset, "int32");
  return offset === 0 ? sum : e.add(sum, e.const(offset, "int32"));
}
