// Random drafts whose steps go over the same rows, for tests: maps, reductions and scans that read each other's results.
import { hostArray, isFloat, type DType, type HostArray } from "@gradtape/core";
import {
  e,
  walk,
  writeElement,
  type Access,
  type Expr,
  type LoopKernel,
  type Step,
  type Store,
} from "@gradtape/core/internal";
import { modest, randomOf, randomTree, type Random } from "@gradtape/testing";
import type { DraftBuffer, Update } from "../program/draft.ts";
import type { RandomDraft } from "./random-draft.cases.ts";

/** Which of the axes a buffer has: dense over these, in their order, or as turned round. */
interface Made {
  readonly over: readonly number[];
  readonly dtype: DType;
  readonly length: number;
  role: DraftBuffer["role"];
}

const DTYPES: readonly DType[] = [
  "float32",
  "float32",
  "float32",
  "float16",
  "bfloat16",
  "int32",
  "bool",
  "float64",
];
const SIZES: readonly (readonly [number, number, number])[] = [
  [2, 3, 4],
  [1, 4, 6],
  [5, 1, 18],
  [3, 3, 3],
  [1, 1, 7],
  [2, 2, 20],
];

const KINDS = [
  ...(["map", "map", "map", "reduce", "reduce"] as const),
  ...(["once", "columns", "all", "scan"] as const),
];
/** Which axes each kind of step keeps, or has. */
const KEPT: { readonly [K in (typeof KINDS)[number]]: readonly number[] } = {
  map: [0, 1, 2],
  reduce: [0, 1],
  once: [0, 1],
  columns: [2],
  all: [],
  scan: [0, 1],
};

/** The draft of a seed; an exact one has the same results however it is rounded on the way. */
export function randomDraft(seed: number, exact: boolean): RandomDraft {
  const random = randomOf(seed);
  const sizes = random.pick(SIZES);
  const buffers: Made[] = [];
  const steps: Step[] = [];
  const sizeOf = (over: readonly number[]): number => over.reduce((n, d) => n * sizes[d]!, 1);
  const add = (over: readonly number[], dtype: DType, role: DraftBuffer["role"]): number =>
    buffers.push({ over, dtype, length: sizeOf(over), role }) - 1;
  const dtypeFor = (): DType => random.pick(exact ? DTYPES : (["float32"] as const));
  for (const over of [[0, 1, 2], [0, 1, 2], [0, 1], [2], []]) add(over, dtypeFor(), "input");

  /** Strides of a dense buffer over some of the axes; of the others 0. */
  const stridesOf = (over: readonly number[], axes: readonly number[]): number[] =>
    axes.map((d) => (over.includes(d) ? sizeOf(over.slice(over.indexOf(d) + 1)) : 0));

  const step = (): void => {
    const kind = random.pick(KINDS);
    const kept = KEPT[kind];
    const full = kind === "once" ? kept : [0, 1, 2];
    const order = [...kept, ...full.filter((d) => !kept.includes(d))];
    const readable = buffers.flatMap((b, i) => (b.over.every((d) => full.includes(d)) ? [i] : []));
    const inputs: number[] = [];
    const reads: Access[] = [];
    for (let n = random.integer(1, 3); n > 0; n--) {
      const near = random() < 0.7 ? readable.slice(-5) : readable;
      const b = random.pick(near);
      const made = buffers[b]!;
      const strides = stridesOf(made.over, order);
      const guards =
        random() < 0.08
          ? [{ offset: 0, strides: order.map((_, d) => (d === order.length - 1 ? 1 : 0)), size: 2 }]
          : undefined;
      // Now and then back to front.
      const back = random() < 0.05 && order.length > 0 && made.over.includes(order.at(-1)!);
      const last = order.length - 1;
      const map = back
        ? {
            offset: strides[last]! * (sizes[order[last]!]! - 1),
            strides: strides.with(last, -strides[last]!),
          }
        : { offset: 0, strides };
      reads.push({
        input: inputs.push(b) - 1,
        dtype: made.dtype,
        ...map,
        ...(guards && { guards }),
      });
    }
    const leaves: Expr[] = reads.map((r, i) => e.load(i, r.dtype));
    if (random() < 0.05 && exact && !reads[0]!.guards)
      leaves.push(e.gather(0, reads[0]!.dtype, e.const(random.integer(0, 2), "int32")));
    if (random() < 0.1 && exact) leaves.push(...order.map((_, d) => e.axis(d)));
    const dtype = random() < 0.6 ? buffers[inputs[0]!]!.dtype : dtypeFor();
    const tree = (of: readonly Expr[], to = dtype): Expr =>
      tame(randomTree(to, random.integer(0, 3), { leaves: of, exact }, random), exact, random);
    const storeAt = (over: readonly number[], value: Expr): Store => ({
      output: 0,
      dtype: value.dtype,
      offset: 0,
      strides: stridesOf(over, order.slice(0, over.length)),
      value,
    });
    const axes = order.map((d) => sizes[d]!);
    let kernel: LoopKernel;
    if (kind === "map" || kind === "once") {
      kernel = { kind: "map", axes, reads, store: storeAt(order, tree(leaves)) };
    } else if (kind === "scan") {
      const store = storeAt(order, e.acc(dtype));
      kernel = {
        kind,
        axes,
        reads,
        kept: 2,
        combine: "max",
        exclusive: false,
        body: tree(leaves),
        store,
      };
    } else {
      const combine = random.pick(
        dtype === "bool" ? (["max", "min"] as const) : (["sum", "sum", "max", "min"] as const),
      );
      const acc = e.acc(dtype);
      const value = random() < 0.5 ? tame(acc, exact, random) : tree([acc, ...leaves.slice(0, 1)]);
      kernel = {
        kind: "reduce",
        axes,
        reads,
        kept: kept.length,
        combine,
        body: tree(leaves),
        store: storeAt(kept, value),
      };
    }
    const role = random() < 0.15 ? "output" : "temporary";
    const over = kind === "map" || kind === "scan" ? order : kept;
    const outputs = [add(over, kernel.store.dtype, role)];
    steps.push({ kernel: flattened(kernel, random), inputs, outputs });
  };
  for (let n = random.integer(3, 14); n > 0; n--) step();
  buffers.at(-1)!.role = "output";
  const updates: Update[] = [];
  buffers.forEach((b, value) => {
    const state = buffers.findIndex(
      (s, i) =>
        s.role === "input" &&
        s.dtype === b.dtype &&
        s.length === b.length &&
        !updates.some((u) => u.state === i),
    );
    if (b.role === "temporary" && state >= 0 && random() < 0.1) updates.push({ state, value });
  });
  const inputs = new Map<number, HostArray>();
  buffers.forEach((b, i) => {
    if (b.role !== "input") return;
    const data = hostArray(b.dtype, b.length);
    for (let j = 0; j < b.length; j++)
      writeElement(
        data,
        j,
        b.dtype,
        b.dtype === "bool"
          ? random.integer(0, 1)
          : exact || !isFloat(b.dtype)
            ? random.integer(-20, 20) / (isFloat(b.dtype) ? 4 : 1)
            : 2 * random() - 1,
      );
    inputs.set(i, data);
  });
  return {
    draft: {
      buffers: buffers.map(({ dtype, length, role }) => ({ dtype, length, role })),
      steps,
      updates,
    },
    inputs,
  };
}

/** Values that stay small, and exact ones quarters. */
function tame(x: Expr, exact: boolean, random: Random): Expr {
  if (!isFloat(x.dtype)) return x;
  const small = modest(x);
  if (!exact) return random() < 0.3 ? e.exp(e.min(small, 1)) : small;
  return e.mul(e.round(e.mul(small, 4)), 0.25);
}

/** Now and then a map over neighbouring axes as one: the same positions, said otherwise. */
function flattened(k: LoopKernel, random: Random): LoopKernel {
  if (k.kind !== "map" || k.axes.length < 2 || random() < 0.5) return k;
  const asked = walk([k.store.value]).some((x) => x.op === "axis");
  const [outer, inner] = k.axes as [number, number];
  const joins = [...k.reads, ...k.reads.flatMap((r) => r.guards ?? []), k.store].every(
    (m) => m.strides[0] === m.strides[1]! * inner,
  );
  if (asked || !joins) return k;
  const short = <M extends { readonly strides: readonly number[] }>(m: M): M => ({
    ...m,
    strides: m.strides.slice(1),
  });
  return {
    ...k,
    axes: [outer * inner, ...k.axes.slice(2)],
    reads: k.reads.map((r) => short(r.guards ? { ...r, guards: r.guards.map(short) } : r)),
    store: short(k.store),
  };
}
