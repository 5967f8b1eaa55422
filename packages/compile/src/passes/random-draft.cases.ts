/* oxlint-disable max-lines -- one way to make a step below the other */
// Random drafts for the tests of passes: elementwise graphs with views of all kinds, folds, contractions, scans, sorts,
// gathers and scatters.
import { hostArray, type DType, type HostArray } from "@gradtape/core";
import {
  e,
  writeElement,
  type Access,
  type Guard,
  type IndexMap,
  type Kernel,
  type Step,
} from "@gradtape/core/internal";
import { Random, Scalars, type Real, type Scalar } from "./random-scalars.cases.ts";
import {
  anyOrder,
  at,
  dense,
  MOST,
  shapeOf,
  sizeOf,
  viewOf,
  type Value,
} from "./random-views.cases.ts";
import type { Draft, DraftBuffer, Update } from "../program/draft.ts";

export interface RandomDraft {
  readonly draft: Draft;
  readonly inputs: ReadonlyMap<number, HostArray>;
}

/** The draft of a seed. Results are the same in every precision; or, if `smooth`, they have the functions of analysis. */
export function randomDraft(seed: number, { steps = 12, smooth = false } = {}): RandomDraft {
  return new Maker(seed, smooth).draft(steps);
}

class Maker {
  readonly #random: Random;
  readonly #scalars: Scalars;
  readonly #buffers: { -readonly [K in keyof DraftBuffer]: DraftBuffer[K] }[] = [];
  readonly #steps: Step[] = [];
  readonly #values: Value[] = [];
  readonly #inputs = new Map<number, HostArray>();

  constructor(seed: number, smooth: boolean) {
    this.#random = new Random(seed);
    this.#scalars = new Scalars(this.#random, smooth);
  }

  draft(steps: number): RandomDraft {
    for (let i = 0; i < 3; i++) this.#input();
    while (this.#steps.length < steps) this.#step();
    const read = new Set(this.#steps.flatMap((s) => s.inputs));
    const updates: Update[] = [];
    this.#buffers.forEach((b, i) => {
      if (b.role !== "temporary" || (read.has(i) && this.#random.chance(0.9))) return;
      const state = this.#buffers.findIndex(
        (s, j) =>
          s.role === "input" &&
          s.dtype === b.dtype &&
          s.length === b.length &&
          !updates.some((u) => u.state === j),
      );
      if (state >= 0 && this.#random.chance(0.5)) updates.push({ state, value: i });
      else b.role = "output";
    });
    return {
      draft: { buffers: this.#buffers, steps: this.#steps, updates },
      inputs: this.#inputs,
    };
  }

  // Buffers

  /** A new tensor, as a value and as what a kernel stores to. */
  #target(shape: readonly number[], s: Scalar): { value: Value; store: Omit<Value, "buffer"> } {
    const lie = anyOrder(this.#random, shape);
    const store = { ...lie, dtype: s.x.dtype as Real, shape, most: s.most, unit: s.unit };
    return { value: { ...store, buffer: this.#buffer(store.dtype, sizeOf(shape)) }, store };
  }

  #buffer(dtype: DType, length: number, role: DraftBuffer["role"] = "temporary"): number {
    return this.#buffers.push({ dtype, length, role }) - 1;
  }

  #input(): void {
    const shape = shapeOf(this.#random);
    const dtype = this.#random.pick(["float32", "float32", "float32", "int32", "float16"] as const);
    const length = sizeOf(shape);
    const buffer = this.#buffer(dtype, length, "input");
    const data = hostArray(dtype, length);
    for (let i = 0; i < length; i++)
      writeElement(
        data,
        i,
        dtype,
        dtype === "int32" ? this.#random.integer(-9, 9) : this.#random.integer(-8, 8) / 4,
      );
    this.#inputs.set(buffer, data);
    this.#values.push({
      buffer,
      dtype,
      shape,
      offset: 0,
      strides: dense(shape),
      most: 2,
      unit: 0.25,
    });
  }

  #value(is: (v: Value) => boolean = () => true): Value | undefined {
    const some = this.#values.filter(is);
    // Mostly of the last ones, so that chains grow.
    const near = this.#random.chance(0.6) ? some.slice(-4) : some;
    return near.length > 0 ? viewOf(this.#random, this.#random.pick(near)) : undefined;
  }

  // Kernels

  #reads: Access[] = [];
  #ins: number[] = [];

  #begin(): void {
    [this.#reads, this.#ins, this.#scalars.leaves] = [[], [], []];
  }

  #read(v: Value, map: IndexMap = v, guards: readonly Guard[] = []): number {
    let input = this.#ins.indexOf(v.buffer);
    if (input < 0) input = this.#ins.push(v.buffer) - 1;
    const fill =
      guards.length > 0 && this.#random.chance(0.3) ? { fill: v.dtype === "bool" ? 1 : 2 } : {};
    const access = { input, dtype: v.dtype, offset: map.offset, strides: [...map.strides] };
    return this.#reads.push({ ...access, ...(guards.length > 0 && { guards, ...fill }) }) - 1;
  }

  #load(v: Value, map?: IndexMap, guards?: readonly Guard[]): Scalar {
    const s = {
      x: e.load(this.#read(v, map, guards), v.dtype),
      most: Math.max(2, v.most),
      unit: v.unit,
    };
    this.#scalars.leaves.push(s);
    return s;
  }

  /** Reads a value over axes of other sizes: broadcast, a part of it, or with a border. */
  #fit(v: Value, axes: readonly number[]): boolean {
    let { offset } = v;
    const guards: Guard[] = [];
    const shift = axes.length - v.shape.length;
    if (shift < 0) return false;
    const strides = axes.map((size, i) => {
      const [own, stride] = [v.shape[i - shift] ?? 1, v.strides[i - shift] ?? 0];
      if (own === 1) return 0;
      if (own < size && this.#random.chance(0.6)) {
        const low = this.#random.integer(0, size - own);
        guards.push({ offset: -low, strides: axes.map((_, d) => (d === i ? 1 : 0)), size: own });
        offset -= low * stride;
      } else if (own < size) offset = NaN;
      else offset += this.#random.integer(0, own - size) * stride;
      return stride;
    });
    if (Number.isNaN(offset)) return false;
    this.#load(v, { offset, strides }, guards);
    return true;
  }

  /** Leaves over the axes: the value itself and some others. */
  #operands(axes: readonly number[]): void {
    const count = this.#random.pick([0, 1, 1, 2]);
    for (let tries = 0, found = 0; tries < 8 && found < count; tries++) {
      const v = this.#value();
      if (v && this.#fit(v, axes)) found++;
    }
    if (this.#random.chance(0.1) && axes.length > 0) {
      const d = this.#random.integer(0, axes.length - 1);
      this.#scalars.leaves.push({ x: e.axis(d), most: 12, unit: 1 });
    }
  }

  #push(kernel: Kernel, outputs: readonly Value[]): void {
    this.#steps.push({ kernel, inputs: this.#ins, outputs: outputs.map((v) => v.buffer) });
    this.#values.push(...outputs);
  }

  #step(): void {
    this.#begin();
    const kind = this.#random.integer(0, 19);
    if (kind < 9) return this.#map();
    if (kind < 12) return this.#reduce();
    if (kind < 14) return this.#dot();
    if (kind === 14) return this.#run("scan");
    if (kind === 15) return this.#run("sort");
    if (kind === 16) return this.#row();
    if (kind === 17) return this.#gather();
    if (kind === 18) return this.#scatter();
    return this.#concat();
  }

  #map(): void {
    const v = this.#value()!;
    const axes = v.shape;
    if (this.#random.chance(0.95)) this.#load(v);
    this.#operands(axes);
    const s = this.#scalars.tree(2);
    const { value, store } = this.#target(axes, s);
    this.#push({ kind: "map", axes, reads: this.#reads, store: { ...at(store), value: s.x } }, [
      value,
    ]);
  }

  #reduce(): void {
    const v = this.#value((x) => x.shape.length > 0)!;
    if (!v || v.shape.length === 0) return;
    const axes = v.shape;
    const kept = this.#random.integer(0, axes.length - 1);
    this.#load(v);
    this.#operands(axes);
    const body = this.#scalars.tree(1);
    const count = sizeOf(axes.slice(kept));
    const number = body.x.dtype !== "bool";
    const combine = this.#random.pick(
      number ? (["sum", "sum", "max", "min", "argMax"] as const) : (["max", "min"] as const),
    );
    const acc: Scalar =
      combine === "argMax"
        ? { x: e.acc("int32"), most: count, unit: 1 }
        : { ...body, x: e.acc(body.x.dtype), most: body.most * (combine === "sum" ? count : 1) };
    this.#scalars.leaves = [acc];
    const s = this.#random.chance(0.5) ? this.#scalars.small(acc) : this.#scalars.tree(1);
    const { value, store } = this.#target(axes.slice(0, kept), s);
    this.#push(
      {
        kind: "reduce",
        axes,
        kept,
        reads: this.#reads,
        combine,
        body: body.x,
        store: { ...at(store), value: s.x },
      },
      [value],
    );
  }

  #dot(): void {
    const is = (x: Value): boolean =>
      x.dtype === "float32" && x.shape.length > 1 && x.most <= 64 && x.unit >= 1 / 16;
    const flat = (x: Value | undefined): Value | undefined =>
      x && { ...x, shape: x.shape.slice(0, 2), strides: x.strides.slice(0, 2) };
    const a = flat(this.#value(is));
    let b: Value | undefined;
    for (let tries = 0; tries < 8 && b?.shape[0] !== a?.shape[1]; tries++)
      b = flat(this.#value(is));
    if (!a || !b || a.shape.length !== 2 || b.shape.length !== 2) return;
    if (a.shape[1] !== b.shape[0]) return;
    const axes = [a.shape[0]!, b.shape[1]!, a.shape[1]!];
    this.#load(a, { offset: a.offset, strides: [a.strides[0]!, 0, a.strides[1]!] });
    this.#load(b, { offset: b.offset, strides: [0, b.strides[1]!, b.strides[0]!] });
    const [x, y] = this.#scalars.leaves as [Scalar, Scalar];
    const s = this.#scalars.small({
      x: e.acc("float32"),
      most: x.most * y.most * axes[2]!,
      unit: x.unit * y.unit,
    });
    const { value, store } = this.#target(axes.slice(0, 2), s);
    this.#push(
      {
        kind: "dot",
        axes,
        parts: [0, 1, 1],
        kept: 2,
        reads: this.#reads,
        combine: "sum",
        body: e.mul(x.x, y.x),
        store: { ...at(store), value: s.x },
      },
      [value],
    );
  }

  #run(kind: "scan" | "sort"): void {
    const v = this.#value((x) => x.shape.length > 0 && x.dtype !== "bool");
    if (!v || v.shape.length === 0) return;
    const axes = v.shape;
    const body = this.#load(v);
    const count = axes.at(-1)!;
    const kept = axes.length - 1;
    const acc =
      kind === "sort"
        ? { x: e.acc("int32"), most: count, unit: 1 }
        : { ...body, x: e.acc(body.x.dtype), most: body.most * count };
    const s = kind === "sort" ? acc : this.#scalars.small(acc);
    const { value, store } = this.#target(axes, s);
    const of = {
      axes,
      kept,
      reads: this.#reads,
      body: body.x,
      store: { ...at(store), value: s.x },
    };
    this.#push(
      kind === "sort"
        ? { kind, ...of, descending: this.#random.chance(0.5) }
        : { kind, ...of, combine: "sum", exclusive: this.#random.chance(0.5) },
      [value],
    );
  }

  #row(): void {
    const v = this.#value((x) => x.shape.length > 0 && x.dtype === "float32" && x.most <= 64);
    if (!v || v.shape.length === 0) return;
    const axes = v.shape;
    const kept = this.#random.integer(0, axes.length - 1);
    const x = this.#load(v);
    const count = sizeOf(axes.slice(kept));
    const max = e.acc("float32", 0);
    const folds = [
      { combine: "max" as const, body: x.x },
      { combine: "sum" as const, body: e.sub(max, x.x) },
    ];
    const sum: Scalar = { x: e.acc("float32", 1), most: 2 * x.most * count, unit: x.unit };
    const each = this.#scalars.small({
      x: e.add(e.sub(x.x, max), sum.x),
      most: 3 * x.most * count,
      unit: x.unit,
    });
    const once = this.#scalars.small(sum);
    const [all, rows] = [this.#target(axes, each), this.#target(axes.slice(0, kept), once)];
    const stores = [
      { ...at(all.store), value: each.x },
      { ...at(rows.store), output: 1, value: once.x },
    ];
    this.#push({ kind: "row", axes, kept, reads: this.#reads, folds, stores }, [
      all.value,
      rows.value,
    ]);
  }

  #gather(): void {
    const [v, table] = [
      this.#value((x) => x.dtype === "int32"),
      this.#value((x) => x.shape.length > 0),
    ];
    if (!v || !table || table.shape.length === 0) return;
    const [size, stride] = [table.shape[0]!, table.strides[0]!];
    const axes = [...v.shape, ...table.shape.slice(1)];
    if (sizeOf(axes) > MOST) return;
    const place = this.#load(v, {
      offset: v.offset,
      strides: [...v.strides, ...table.shape.slice(1).map(() => 0)],
    });
    const from = this.#read(table, {
      offset: table.offset,
      strides: [...v.shape.map(() => 0), ...table.strides.slice(1)],
    });
    const x = e.gather(from, table.dtype, e.mul(e.floorMod(place.x, size), stride));
    const s = { x, most: table.most, unit: table.unit };
    const { value, store } = this.#target(axes, s);
    this.#push({ kind: "map", axes, reads: this.#reads, store: { ...at(store), value: x } }, [
      value,
    ]);
  }

  #scatter(): void {
    const v = this.#value((x) => x.dtype === "int32");
    const w = this.#value((x) => x.dtype === "float32" && x.most <= 64);
    if (!v || !w || !this.#fit(w, v.shape)) return;
    const limit = this.#random.pick([3, 6]);
    const [weight] = this.#scalars.leaves as [Scalar];
    const place = e.floorMod(this.#load(v).x, limit + 1);
    const most = 1 + weight.most * sizeOf(v.shape);
    const buffer = this.#buffer("float32", limit);
    const out = {
      buffer,
      dtype: "float32",
      shape: [limit],
      offset: 0,
      strides: [1],
      most,
      unit: weight.unit,
    } as const;
    const fill = { ...at(out), value: e.const(1, "float32") };
    this.#steps.push({
      kernel: { kind: "map", axes: [limit], reads: [], store: fill },
      inputs: [],
      outputs: [buffer],
    });
    const store = {
      output: 0,
      dtype: "float32",
      offset: 0,
      strides: v.shape.map(() => 0),
      value: weight.x,
    } as const;
    this.#push(
      {
        kind: "scatter",
        axes: v.shape,
        reads: this.#reads,
        combine: "sum",
        at: place,
        limit,
        store,
      },
      [out],
    );
  }

  #concat(): void {
    const [a, b] = [this.#value((x) => x.shape.length > 0), this.#value((x) => x.shape.length > 0)];
    if (!a || !b || a.shape.length === 0 || b.shape.length === 0 || a.dtype !== b.dtype) return;
    if (a.shape.slice(1).join() !== b.shape.slice(1).join()) return;
    const shape = [a.shape[0]! + b.shape[0]!, ...a.shape.slice(1)];
    const buffer = this.#buffer(a.dtype, sizeOf(shape));
    const strides = dense(shape);
    const of = {
      buffer,
      shape,
      strides,
      dtype: a.dtype,
      offset: 0,
      most: Math.max(a.most, b.most),
      unit: Math.min(a.unit, b.unit),
    };
    [a, b].forEach((v, i) => {
      this.#begin();
      const { x } = this.#load(v);
      const offset = i === 0 ? 0 : a.shape[0]! * strides[0]!;
      this.#steps.push({
        kernel: {
          kind: "map",
          axes: v.shape,
          reads: this.#reads,
          store: { ...at(of), offset, value: x },
        },
        inputs: this.#ins,
        outputs: [buffer],
      });
    });
    this.#values.push(of);
  }
}
