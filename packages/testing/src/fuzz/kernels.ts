// Random kernels of every kind but contractions: axes, strides, guards, gathers and stores that no op happens to make.
import { DTYPES, isFloat, type DType } from "@gradtape/core";
import {
  e,
  type Access,
  type Expr,
  type Fold,
  type Guard,
  type IndexMap,
  type LoopKernel,
  type Store,
} from "@gradtape/core/internal";
import type { Random } from "../random.ts";
import { modest, randomTree, REAL, type Leaves } from "./expressions.ts";

/** A kernel with the sizes of the buffers that it needs: inputs first, then outputs. */
export interface Case {
  readonly kernel: LoopKernel;
  readonly dtypes: readonly DType[];
  readonly lengths: readonly number[];
  readonly inputs: number;
  /** Whether results are the same in every precision. */
  readonly exact: boolean;
}

const KINDS = ["map", "map", "reduce", "reduce", "row", "scan", "scatter", "sort"] as const;
const FLOATS: readonly DType[] = [
  "float32",
  "float32",
  "float32",
  "float64",
  "float16",
  "bfloat16",
];

/** A case of about `size` iterations at most. */
export function randomCase(random: Random, size: number): Case {
  const kind = random.pick(KINDS);
  const exact = kind === "scatter" || kind === "sort" || random() < 0.6;
  const axes = randomAxes(random, size, kind === "scan" || kind === "sort" ? 1 : 0);
  const mainly = exact ? random.pick(REAL) : random.pick(FLOATS);
  // A value once a row reads at the beginning of the row, which may have no element.
  const begun = axes.map((n) => Math.max(1, n));
  const { reads, dtypes, lengths } = randomReads(random, begun, exact ? undefined : mainly, mainly);
  const loads = reads.map((r, i) => e.load(i, r.dtype));
  const gathers = reads.flatMap((r, i) =>
    r.guards ? [] : [gatherOf(random, i, r.dtype, loads, axes)],
  );
  const leaves = {
    exact,
    leaves: [
      ...loads,
      ...gathers.filter(() => random() < 0.3),
      ...(exact || random() < 0.3 ? axes.map((_, d) => e.axis(d)) : []),
    ],
  };
  const make = { random, axes, reads, leaves, mainly, exact };
  const kernel = kernelOf(kind, make);
  const stores = kernel.kind === "row" ? kernel.stores : [kernel.store];
  const limit = kernel.kind === "scatter" ? kernel.limit - 1 : 0;
  return {
    kernel,
    exact,
    inputs: dtypes.length,
    dtypes: [...dtypes, ...stores.map((s) => s.dtype)],
    lengths: [
      ...lengths,
      ...stores.map((s) => reach(s, axes.slice(0, s.strides.length)) + Math.max(0, limit)),
    ],
  };
}

function randomAxes(random: Random, size: number, least: number): number[] {
  const rank = random.integer(least, 4);
  const axes: number[] = [];
  let left = size;
  for (let d = 0; d < rank; d++) {
    const most = Math.min(left, random.pick([3, 9, 40, size > 1000 ? size : 40]));
    const n = random() < 0.02 ? 0 : random.integer(1, Math.max(1, most));
    axes.push(n);
    left = Math.max(1, Math.floor(left / Math.max(1, n)));
  }
  for (let i = rank - 1; i > 0; i--) {
    const j = random.integer(0, i);
    [axes[i], axes[j]] = [axes[j]!, axes[i]!];
  }
  return axes;
}

/** Elements from the beginning to the last that a map reaches. */
const reach = ({ offset, strides }: IndexMap, axes: readonly number[]): number =>
  strides.reduce((sum, s, d) => sum + Math.max(0, s * (axes[d]! - 1)), offset + 1);

/** Where each element of a dense array has a place of its own: any order of axes, gaps, backwards. */
function injective(random: Random, axes: readonly number[]): IndexMap {
  const order = axes.map((_, d) => d).reverse();
  if (random() < 0.3) order.sort(() => random() - 0.5);
  const strides = axes.map(() => 0);
  let [size, offset] = [random() < 0.2 ? random.integer(2, 3) : 1, random.integer(0, 3)];
  for (const d of order) {
    const n = Math.max(1, axes[d]!);
    const backwards = random() < 0.1;
    strides[d] = backwards ? -size : size;
    if (backwards) offset += size * (n - 1);
    size = size * n + (random() < 0.15 ? random.integer(1, 4) : 0);
  }
  return { offset, strides };
}

function randomReads(
  random: Random,
  axes: readonly number[],
  only: DType | undefined,
  mainly: DType,
): { reads: Access[]; dtypes: DType[]; lengths: number[] } {
  const [reads, dtypes, lengths]: [Access[], DType[], number[]] = [[], [], []];
  const count = random.pick([0, 1, 1, 2, 2, 3]);
  for (let i = 0; i < count; i++) {
    const again = dtypes.length > 0 && random() < 0.2;
    const input = again ? dtypes.length - 1 : dtypes.length;
    const dtype = again ? dtypes[input]! : (only ?? (random() < 0.5 ? mainly : random.pick(REAL)));
    const map = injective(random, axes);
    const strides = map.strides.map((s) =>
      random() < 0.15 ? 0 : random() < 0.05 ? random.integer(-5, 5) : s,
    );
    const guards: Guard[] = [];
    if (random() < 0.35 && axes.length > 0)
      for (let n = random.integer(1, 2); n > 0; n--) guards.push(randomGuard(random, axes));
    const { low, high } = range(axes, strides, guards);
    const offset = random.integer(0, 3) - low;
    const filled = random() < 0.5 ? { fill: fillOf(dtype, random) } : {};
    const guarded = guards.length > 0 ? { guards, ...filled } : {};
    reads.push({ input, dtype, offset, strides, ...guarded });
    const length = offset + high + 1 + random.integer(0, 2);
    if (again) lengths[input] = Math.max(lengths[input]!, length);
    else {
      dtypes.push(dtype);
      lengths.push(Math.max(1, length));
    }
  }
  return { reads, dtypes, lengths };
}

/** Along one axis, or where two slide over each other. */
function randomGuard(random: Random, axes: readonly number[]): Guard {
  const strides = axes.map(() => 0);
  const d = random.integer(0, axes.length - 1);
  strides[d] = random.pick([1, 1, 1, 2, -1]);
  if (random() < 0.5) strides[random.integer(0, axes.length - 1)] = random.pick([1, 2]);
  const spread = strides.reduce((sum, s, i) => sum + Math.abs(s) * axes[i]!, 0);
  return { offset: random.integer(-3, 3), strides, size: random.integer(0, spread + 2) };
}

const fillOf = (dtype: DType, random: Random): number | bigint => {
  if (DTYPES[dtype].bytes === 8 && !isFloat(dtype)) return BigInt(random.integer(0, 5));
  if (dtype === "bool") return random.integer(0, 1);
  return isFloat(dtype) ? random.pick([-Infinity, 0.5, -2, 3]) : random.integer(0, 5);
};

/** Lowest and highest place of a read where its guards hold. */
function range(
  axes: readonly number[],
  strides: readonly number[],
  guards: readonly Guard[],
): { low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  const p = axes.map(() => 0);
  const at = (s: readonly number[]): number => s.reduce((sum, x, d) => sum + x * p[d]!, 0);
  for (let more = true; more;) {
    const open = guards.every((g) => {
      const i = g.offset + at(g.strides);
      return i >= 0 && i < g.size;
    });
    if (open) {
      const place = at(strides);
      low = Math.min(low, place);
      high = Math.max(high, place);
    }
    let d = axes.length - 1;
    while (d >= 0 && ++p[d]! === axes[d]) p[d--] = 0;
    more = d >= 0;
  }
  return low <= high ? { low, high } : { low: 0, high: 0 };
}

/** A read of somewhere else: near, and now and then far outside. */
function gatherOf(
  random: Random,
  index: number,
  dtype: DType,
  loads: readonly Expr[],
  axes: readonly number[],
): Expr {
  const leaves = [
    ...loads.filter((x) => !isFloat(x.dtype) || random() < 0.3),
    ...axes.map((_, d) => e.axis(d)),
  ];
  const any = randomTree("int32", 2, { exact: true, leaves }, random);
  const near = e.sub(
    e.floorMod(any, e.const(random.integer(2, 40), "int32")),
    random.integer(0, 9),
  );
  return e.gather(index, dtype, random() < 0.8 ? near : any);
}

interface Making {
  readonly random: Random;
  readonly axes: readonly number[];
  readonly reads: readonly Access[];
  readonly leaves: Leaves;
  readonly mainly: DType;
  readonly exact: boolean;
}

function kernelOf(kind: (typeof KINDS)[number], make: Making): LoopKernel {
  const { random, axes, reads, leaves, mainly, exact } = make;
  const depth = random.integer(0, 4);
  const tree = (dtype: DType): Expr => randomTree(dtype, depth, leaves, random);
  switch (kind) {
    case "map":
      return { kind, axes, reads, store: storeOf(random, axes, tree(mainly)) };
    case "reduce": {
      const kept = random.integer(0, axes.length);
      // Nothing has no greatest.
      const arg = axes.slice(kept).includes(0) ? [] : (["argMax", "argMin"] as const);
      const combine = combineFor(random, mainly, ["max", "min", "sum", "prod", ...arg]);
      // The position of the greatest is another where the values are another.
      const certain = combine.startsWith("arg") ? { ...leaves, exact: true } : leaves;
      const tame = certain.exact ? randomTree(mainly, depth, certain, random) : tree(mainly);
      const body = foldable(tame, combine);
      const acc = e.acc(combine.startsWith("arg") ? "int32" : body.dtype);
      const value = afterFolds(make, kept, [acc]);
      return {
        kind,
        axes,
        kept,
        combine,
        reads,
        body,
        store: storeOf(random, axes.slice(0, kept), value),
      };
    }
    case "row": {
      if (random() < 0.25) {
        const values = Array.from({ length: random.integer(1, 3) }, () => tree(mainly));
        const stores = values.map((value, output) => ({ ...storeOf(random, axes, value), output }));
        return { kind, axes, kept: axes.length, reads, folds: [], stores };
      }
      const kept = random.integer(0, axes.length);
      const folds: Fold[] = [];
      const accs: Expr[] = [];
      for (let i = random.integer(1, 3); i > 0; i--) {
        const dtype = random() < 0.7 ? mainly : exact ? random.pick(REAL) : mainly;
        const combine = combineFor(random, dtype, ["max", "min", "sum", "prod"]);
        const known = { ...leaves, leaves: [...leaves.leaves, ...accs] };
        folds.push({ combine, body: foldable(randomTree(dtype, depth, known, random), combine) });
        accs.push(modest(e.acc(dtype, accs.length)));
      }
      const stores = Array.from({ length: random.integer(1, 3) }, (_, output): Store => {
        const each = random() < 0.7;
        const known = { ...leaves, leaves: [...leaves.leaves, ...accs] };
        const dtype = exact ? random.pick([mainly, random.pick(REAL)]) : mainly;
        const value = each ? randomTree(dtype, depth, known, random) : afterFolds(make, kept, accs);
        return { ...storeOf(random, each ? axes : axes.slice(0, kept), value), output };
      });
      return { kind, axes, kept, reads, folds, stores };
    }
    case "scan": {
      const combine = combineFor(random, mainly, ["max", "min", "sum", "prod"]);
      const body = foldable(tree(mainly), combine);
      const known = { ...leaves, leaves: [...leaves.leaves, modest(e.acc(body.dtype))] };
      const value = random() < 0.5 ? e.acc(body.dtype) : randomTree(mainly, depth, known, random);
      const store = storeOf(random, axes, value);
      const exclusive = random() < 0.5;
      return { kind, axes, kept: axes.length - 1, combine, exclusive, reads, body, store };
    }
    case "sort": {
      const store = storeOf(random, axes, e.acc("int32"));
      const descending = random() < 0.5;
      return { kind, axes, kept: axes.length - 1, descending, reads, body: tree(mainly), store };
    }
    case "scatter": {
      const combines = [
        "set",
        "max",
        "min",
        "sum",
        ...(isFloat(mainly) ? [] : ["prod" as const]),
      ] as const;
      const combine = combineFor(random, mainly, combines);
      const limit = random.integer(1, 30);
      const any = randomTree("int32", 2, leaves, random);
      const at = random() < 0.8 ? e.sub(e.floorMod(any, e.const(limit + 3, "int32")), 1) : any;
      const value = tree(mainly);
      const strides = axes.map((n) => (n > 9 ? 0 : random.pick([0, 0, limit, 1])));
      const store = { output: 0, dtype: mainly, offset: random.integer(0, 2), strides, value };
      return { kind, axes, reads, combine, at, limit, store };
    }
  }
}

const storeOf = (random: Random, axes: readonly number[], value: Expr): Store => ({
  output: 0,
  dtype: value.dtype,
  ...injective(random, axes),
  value,
});

/** Bools are neither added nor multiplied. */
const combineFor = <C extends string>(random: Random, dtype: DType, all: readonly C[]): C =>
  random.pick(all.filter((c) => dtype !== "bool" || !["sum", "prod"].includes(c)));

/** What can be folded many times with little error: to multiply, numbers near 1. */
function foldable(x: Expr, combine: string): Expr {
  if (!isFloat(x.dtype)) return x;
  if (combine !== "prod") return modest(x);
  return e.where(e.lt(x, 0), e.const(-1, x.dtype), e.const(1, x.dtype));
}

/** A value once a row: of the folds, and of what can be read at the beginning of the row. */
function afterFolds({ random, reads, exact }: Making, kept: number, accs: readonly Expr[]): Expr {
  if (random() < 0.5) return random.pick(accs);
  const leaves = [
    ...accs.map(modest),
    ...reads.map((r, i) => e.load(i, r.dtype)),
    ...Array.from({ length: exact ? kept : 0 }, (_, d) => e.axis(d)),
  ];
  return randomTree(random.pick(accs).dtype, 2, { exact, leaves }, random);
}
