// Fusion of maps into what reads them: a map whose result only other kernels look at is computed where they look at it.
import { DTYPES, isComplex, isFloat } from "@gradtape/core";
import {
  kernelSize,
  walk,
  type Expr,
  type IndexMap,
  type MapKernel,
  type Step,
} from "@gradtape/core/internal";
import type { Draft, Pass } from "../program/draft.ts";
import { Cluster, demandOf, type Demand, type Inlined, type Use } from "./cluster.ts";
import { isOutOfOrder, isWorthwhile, workOf, type Look } from "./cost.ts";
import {
  composed,
  digitsOf,
  ownPositions,
  positionAt,
  sameGuards,
  sameMap,
  splitMap,
  splitSizes,
  type Digits,
  type Split,
} from "./index-maps.ts";
import { foldsRound, liesAs } from "./fixed-folds.ts";
import { showingReads } from "./rounding.ts";
import { valueAt } from "./simplify.ts";
import { canSplit } from "./split-axis.ts";
import { wiringOf } from "./wiring.ts";

export interface FusionOptions {
  /** Round every fused value as its buffer would have. Default: only where a digit more shows. */
  readonly exact?: boolean;
  /** Leave axes of kernels whose folds round, and how they lie, as they are, and join no folds. Default: false. */
  readonly fixedFolds?: boolean;
}

const MOST_READS = 16;
/** A contraction's factors, and what its stored value may read. */
const MOST_READS_OF_DOT = 8;
const MOST_NODES = 192;
const MOST_AXES = 10;

const NONE: ReadonlySet<number> = new Set();

/** Fuses maps into the kernels that read what they store. */
export const fuseMaps: Pass = (draft) => fuseMapsWith(draft, {});

export function fuseMapsWith(
  draft: Draft,
  { exact = false, fixedFolds = false }: FusionOptions,
): Draft {
  const { writers, held } = wiringOf(draft);
  /** All looks at a buffer from the steps after. */
  const looks = new Map<number, Use[]>();
  /** Read by what nothing can be fused into. */
  const opaque = new Set<number>();
  const built: (() => Step)[] = [];
  const look = (use: Use): void => {
    const others = looks.get(use.buffer);
    if (others) others.push(use);
    else looks.set(use.buffer, [use]);
  };
  for (const step of [...draft.steps].reverse()) {
    const { kernel, inputs, outputs } = step;
    if (kernel.kind === "routine") {
      for (const r of kernel.reads) opaque.add(inputs[r.buffer]!);
      built.push(() => step);
      continue;
    }
    const demand = demandOf(kernel);
    if (kernel.kind === "map") {
      const buffer = outputs[kernel.store.output]!;
      const mayGo = !held[buffer] && !opaque.has(buffer) && writers[buffer]!.length === 1;
      if (mayGo) {
        const uses = looks.get(buffer) ?? [];
        const producer = producerOf(step, kernel, demand, draft.buffers[buffer]!.length);
        if (uses.length === 0 || (producer && inline(producer, uses, look, fixedFolds))) continue;
      }
    }
    const cluster = new Cluster(step, kernel, demand, exact);
    cluster.uses.forEach(look);
    built.push(() => cluster.build());
  }
  return { ...draft, steps: built.reverse().map((build) => build()) };
}

/** A map that may be fused. */
interface Producer extends Demand {
  readonly step: Step;
  readonly kernel: MapKernel;
  readonly digits: Digits;
}

function producerOf(
  step: Step,
  kernel: MapKernel,
  demand: Demand,
  length: number,
): Producer | undefined {
  const { store, axes } = kernel;
  if (store.value.dtype !== store.dtype) return undefined;
  const digits = digitsOf(axes, store, length);
  return digits && { ...demand, step, kernel, digits };
}

/** Fuses a map into all that looks at it, if that can be done and is worthwhile. */
function inline(
  producer: Producer,
  uses: readonly Use[],
  look: (use: Use) => void,
  fixedFolds: boolean,
): boolean {
  const { kernel, asked } = producer;
  if (uses.some((use) => !takes(producer, use))) return false;
  const groups = new Map<Cluster, Use[]>();
  for (const use of uses) {
    const group = groups.get(use.cluster);
    if (!group) groups.set(use.cluster, [use]);
    else if (!group.some((other) => alias(use, other))) group.push(use);
  }
  const distinct = [...groups.values()].flat();
  const work = workOf(kernel);
  const looksOf = distinct.map((use) => lookOf(producer, use, work.isSimple));
  const elements = kernelSize(kernel);
  if (distinct.some((use) => isOutOfOrder(work, elements, use))) return false;
  if (!isWorthwhile(work, elements, looksOf)) return false;
  for (const [cluster, group] of groups)
    if (!hasRoom(cluster, group.length, producer)) return false;
  const fills = distinct.map((use) => fillsOf(producer, use));
  const plans = fills.includes(undefined) ? undefined : plansOf(groups, producer);
  if (!plans) return false;
  if (fixedFolds && !plans.every((plan) => keepsFolds(plan, groups.get(plan.cluster)!, producer)))
    return false;
  for (const { cluster, splits } of plans) for (const s of splits) cluster.split(s);
  const positions = plans.flatMap((plan) => plan.at);
  const { value } = kernel.store;
  const passing = distinct.some((use) => use.shows)
    ? showingReads(walk([value]), new Set([value]))
    : NONE;
  distinct.forEach((use, i) => {
    const { cluster } = use;
    const rank = cluster.axes.length;
    const at = positions[i]!;
    const reads = asked.map((of, r) => {
      if (!of) return undefined;
      const read = kernel.reads[r]!;
      const through = <M extends IndexMap>(m: M): M => composed(m, at, rank);
      const made = cluster.use({
        buffer: producer.step.inputs[read.input]!,
        dtype: read.dtype,
        map: composed({ offset: read.offset, strides: read.strides }, at, rank),
        guards: [...(read.guards ?? []).map(through), ...use.guards],
        fill: fills[i]![r],
        full: use.full,
        times: use.times,
        shows: of.shows || cluster.exact || (use.shows && passing.has(r)),
        gathered: of.gathered,
        factor: use.factor,
      });
      look(made);
      return made;
    });
    use.instead = { kernel, at, reads } satisfies Inlined;
    cluster.changed = true;
    cluster.nodes += producer.nodes;
  });
  return true;
}

/** What computing a map where it is looked at means there. */
function lookOf({ kernel, step, asked }: Producer, use: Use, isSimple: boolean): Look {
  const { uses } = use.cluster;
  const known = kernel.reads.filter(
    (r, i) => asked[i] && uses.some((u) => !u.instead && u.buffer === step.inputs[r.input]),
  ).length;
  return { computations: computationsOf(use, isSimple), known };
}

/**
 * How often a look computes what it looks at. A contraction puts its factors in order once, a border counts for nothing, and
 * what does not vary is computed before the loops; if it is simple, also before the inner loops along which it does not vary.
 */
function computationsOf(use: Use, isSimple: boolean): number {
  const { cluster, full, times, factor, guards, map } = use;
  if (factor) return 0;
  const { axes } = cluster;
  const varies = (_: number, d: number): boolean =>
    [map, ...guards].some((m) => (m.strides[d] ?? 0) !== 0);
  const last = axes.findLastIndex(varies) + 1;
  const loops = isSimple || last === 0 ? last : axes.length;
  let count = times;
  if (full) for (const size of axes.slice(0, loops)) count *= size;
  else if (loops > 0) count *= cluster.keptSize;
  for (const g of guards) {
    const along = g.strides.flatMap((s, d) => (s === 0 ? [] : [d]));
    const size = axes[along[0]!]!;
    if (along.length === 1 && g.size < size) count *= g.size / size;
  }
  return Math.ceil(count);
}

/** Whether the map's value can stand where this look is. */
function takes({ kernel, asked }: Producer, use: Use): boolean {
  const { value } = kernel.store;
  if (use.gathered || use.dtype !== value.dtype) return false;
  if (use.factor && !isCopy(value)) return false;
  if (use.guards.length > 0 && asked.some((a) => a?.gathered)) return false;
  const { kind } = use.cluster.kernel;
  return kind !== "row" || !kernel.reads.some((r, i) => asked[i] && isComplex(r.dtype));
}

/** What a contraction takes for a factor: an element, or one that is widened. */
const isCopy = (value: Expr): boolean =>
  value.op === "load" ||
  (value.op === "cast" &&
    value.args[0].op === "load" &&
    value.dtype === "float32" &&
    isFloat(value.args[0].dtype) &&
    DTYPES[value.args[0].dtype].bytes === 2);

/** Makes a look an alias of another if they see the same. */
function alias(use: Use, other: Use): boolean {
  const rank = use.cluster.axes.length;
  const isSame =
    sameMap(use.map, other.map, rank) &&
    sameGuards(use.guards, other.guards, rank) &&
    (use.guards.length === 0 || Object.is(use.fill ?? 0, other.fill ?? 0)) &&
    use.factor === other.factor;
  if (!isSame || use.factor) return false;
  use.instead = other;
  other.full ||= use.full;
  other.times += use.times;
  other.shows ||= use.shows;
  return true;
}

/** Whether a cluster can hold a map in place of so many of its reads. */
function hasRoom(cluster: Cluster, copies: number, { nodes, asked }: Producer): boolean {
  let reads = 0;
  for (const use of cluster.uses) if (!use.instead) reads++;
  const more = asked.filter((a) => a !== undefined).length - 1;
  const most = cluster.kernel.kind === "dot" ? MOST_READS_OF_DOT : MOST_READS;
  const isFew = more <= 0 || reads + copies * more <= most;
  return isFew && cluster.nodes + copies * nodes <= MOST_NODES;
}

/** Where a map is at each look of a cluster, after some of the cluster's loops were split. */
interface Plan {
  readonly cluster: Cluster;
  readonly splits: readonly Split[];
  readonly at: readonly (readonly IndexMap[])[];
}

function plansOf(
  groups: ReadonlyMap<Cluster, readonly Use[]>,
  { kernel, digits }: Producer,
): Plan[] | undefined {
  const plans: Plan[] = [];
  for (const [cluster, uses] of groups) {
    const plan = sameLoops(cluster, uses, kernel) ?? planOf(cluster, uses, digits);
    if (!plan) return undefined;
    plans.push(plan);
  }
  return plans;
}

/** The common case: the loops are the map's own. */
function sameLoops(
  cluster: Cluster,
  uses: readonly Use[],
  { axes, store }: MapKernel,
): Plan | undefined {
  const isSame = (use: Use): boolean => use.full && sameMap(use.map, store, axes.length);
  if (axes.length !== cluster.axes.length || !axes.every((n, d) => n === cluster.axes[d]))
    return undefined;
  return uses.every(isSame)
    ? { cluster, splits: [], at: uses.map(() => ownPositions(axes.length)) }
    : undefined;
}

function planOf(cluster: Cluster, uses: readonly Use[], digits: Digits): Plan | undefined {
  let { axes } = cluster;
  let places = uses.map(({ map, guards }) => ({ map, guards }));
  const splits: Split[] = [];
  for (;;) {
    const at: (readonly IndexMap[])[] = [];
    let split: Split | undefined;
    for (const place of places) {
      const found = positionAt(digits, { axes, ...place });
      if (!found) return undefined;
      if ("axis" in found) split = found;
      else at.push(found);
      if (split) break;
    }
    if (!split) return { cluster, splits, at };
    if (axes.length >= MOST_AXES || !canSplit(cluster.kernel, axes.length, split)) return undefined;
    const by = split;
    splits.push(by);
    axes = splitSizes(axes, by);
    places = places.map(({ map, guards }) => ({
      map: splitMap(map, by),
      guards: guards.map((g) => splitMap(g, by)),
    }));
  }
}

/** Whether what looks at a map folds as it did: over the same axes, of reads that lie as what they stand for did. */
function keepsFolds(
  { cluster, splits, at }: Plan,
  uses: readonly Use[],
  { kernel, asked }: Producer,
): boolean {
  if (!foldsRound(cluster.kernel)) return true;
  if (splits.length > 0) return false;
  return uses.every(
    (use, i) =>
      use.guards.length === 0 &&
      !use.factor &&
      liesAs(kernel, asked, cluster.axes, use.map, (m) => composed(m, at[i]!, cluster.axes.length)),
  );
}

type Fill = number | bigint | undefined;

/**
 * What each read of a map yields where it is not made, such that the map's value there is what the look yields where it is
 * not made.
 */
function fillsOf({ kernel, asked }: Producer, use: Use): readonly Fill[] | undefined {
  const own = kernel.reads.map((r) => r.fill);
  if (use.guards.length === 0) return own;
  const wanted = use.fill ?? 0;
  for (const free of new Set([0, wanted, -0])) {
    const fills = kernel.reads.map((r, i): Fill => {
      if (r.guards && r.guards.length > 0) return r.fill;
      const isLike = asked[i] && r.dtype === use.dtype;
      return isLike ? free : undefined;
    });
    const value = valueAt(kernel.store.value, (i) => fills[i] ?? 0);
    if (value !== undefined && Object.is(Number(value), Number(wanted))) return fills;
  }
  return undefined;
}
