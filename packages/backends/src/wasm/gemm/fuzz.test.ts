// Random contractions: any axes in any order, with guards, of every dtype.
import type { DType } from "@gradtape/core";
import { e, type DotKernel, type Expr, type Guard } from "@gradtape/core/internal";
import { describe, expect, it } from "vitest";
import { Engine } from "../engine.ts";
import { faultOf } from "./trial.ts";

/** Numbers from 0 to `n - 1`, the same for the same seed. */
function generator(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * n);
  };
}

type Random = (n: number) => number;

const shuffled = (random: Random, list: readonly number[]): number[] => {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
};

/** Strides of the axes in `of`, in any order, 0 elsewhere and sometimes in it; now and then backwards, or with gaps. */
function layout(
  random: Random,
  axes: readonly number[],
  of: readonly number[],
  injective: boolean,
): { strides: number[]; offset: number; length: number } {
  const strides = axes.map(() => 0);
  let [offset, size] = [random(3), 1];
  const order = random(3) === 0 ? shuffled(random, of) : of.toReversed();
  for (const d of order) {
    if (!injective && random(8) === 0) continue;
    const backwards = random(8) === 0;
    strides[d] = backwards ? -size : size;
    if (backwards) offset += size * (axes[d]! - 1);
    size = size * axes[d]! + (random(6) === 0 ? random(4) : 0);
  }
  return { strides, offset, length: offset + size + 64 };
}

function randomKernel(seed: number, dtype: DType, guarded: boolean): DotKernel {
  const random = generator(seed);
  const parts = [random(2), random(3), random(3)] as const;
  const kept = parts[0] + parts[1] + parts[2];
  const rank = kept + 1 + random(2);
  const long = random(4) === 0 ? random(rank) : -1;
  const axes = Array.from({ length: rank }, (_, d) => 1 + random(d === long ? 40 : 6));
  const all = axes.map((_, d) => d);
  const [rows, columns] = [parts[0], parts[0] + parts[1]];
  const seenBy = [
    all.filter((d) => d < columns || d >= kept),
    all.filter((d) => d < rows || d >= columns),
  ];
  const reads = seenBy.map((of, input) => {
    const { strides, offset } = layout(random, axes, of, false);
    const guards: Guard[] = [];
    const outer = input === 0 ? [rows, columns] : [columns, kept];
    let moved = 0;
    if (guarded && random(3) > 0 && outer[0]! < outer[1]!) {
      // A window that slides along an outer axis, and its places along an inner one.
      const [window, place] = [outer[0]!, rank - 1];
      const [by, apart, before] = [1 + random(2), 1 + random(2), random(4)];
      const reach = (axes[window]! - 1) * by + (axes[place]! - 1) * apart;
      const step = 1 + random(5);
      const guard = axes.map(() => 0);
      [guard[window], guard[place]] = [by, apart];
      [strides[window], strides[place]] = [by * step, apart * step];
      guards.push({ offset: -before, strides: guard, size: 1 + random(reach + 2) });
      moved = -before * step;
    }
    const fill = random(3) === 0 ? { fill: random(3) } : {};
    return { input, dtype, offset: offset + moved, strides, guards, ...fill };
  });
  const store = layout(random, axes.slice(0, kept), all.slice(0, kept), true);
  return {
    kind: "dot",
    axes,
    parts,
    kept,
    combine: "sum",
    body: e.mul(e.load(0, dtype), e.load(1, dtype)),
    reads,
    store: {
      output: 0,
      dtype,
      offset: store.offset,
      strides: store.strides,
      value: e.acc(dtype),
    },
  };
}

/** The same with something made of the sums: of up to three more reads, and stored as another dtype. */
function withFinish(seed: number, kernel: DotKernel, stored: DType): DotKernel {
  const random = generator(seed);
  const { axes, kept } = kernel;
  const { dtype } = kernel.body;
  const seen = axes.map((_, d) => d).slice(0, kept);
  const more = Array.from({ length: random(4) }, (_, i) => {
    const of = seen.filter(() => random(3) > 0);
    const { strides, offset } = layout(random, axes, of, false);
    return { input: 2 + i, dtype: random(4) === 0 ? ("int16" as const) : dtype, offset, strides };
  });
  let value: Expr = e.acc(dtype);
  more.forEach((read, i) => {
    const x = e.cast(e.load(2 + i, read.dtype), dtype);
    value = [e.add(value, x), e.max(value, x), e.where(e.lt(x, 0), x, value)][random(3)]!;
  });
  if (random(2) === 0) value = e.max(value, 0);
  if (random(3) === 0) value = e.min(value, 21);
  return {
    ...kernel,
    reads: [...kernel.reads, ...more],
    store: { ...kernel.store, dtype: stored, value: e.cast(value, stored) },
  };
}

const DTYPES: readonly DType[] = [
  ...(["float32", "float64", "float16", "bfloat16"] as const),
  ...(["int8", "uint8", "int16", "uint16", "int32", "uint32"] as const),
];

describe("random contractions", () => {
  const engine = new Engine({ fma: true, wide: false, ordered: true });
  for (const dtype of DTYPES)
    it(`are right of ${dtype}`, () => {
      const faults = Array.from({ length: 200 }, (_, i) => {
        const fault = faultOf(engine, randomKernel(i + 1, dtype, i % 2 === 0), [4096, 4096]);
        return `${i}: ${fault}`;
      }).filter((fault) => !fault.endsWith(": nothing"));
      expect(faults).toEqual([]);
    });
  for (const [dtype, stored] of [
    ["float32", "float32"],
    ["float32", "float64"],
    ["float32", "bool"],
    ["float64", "float64"],
    ["float64", "float32"],
    ["float16", "float16"],
    ["int8", "int32"],
    ["int32", "int64"],
    ["uint8", "float32"],
  ] as const)
    it(`are right where ${stored} is made of sums of ${dtype}`, () => {
      const faults = Array.from({ length: 100 }, (_, i) => {
        const kernel = withFinish(i + 1, randomKernel(i + 1, dtype, i % 3 === 0), stored);
        const lengths = kernel.reads.map(() => 4096);
        return `${i}: ${faultOf(engine, kernel, lengths)}`;
      }).filter((fault) => !fault.endsWith(": nothing"));
      expect(faults).toEqual([]);
    });
});
