// Random drafts for the tests of passes: elementwise graphs with views of all kinds, folds, contractions, scans, sorts,
// gathers and scatters. One file, as each kind of step is a few lines of the same maker.
import { hostArray, type DType, type HostArray } from "@gradtape/core";
import {
  e,
  writeElement,
  type Access,
  type Expr,
  type Guard,
  type IndexMap,
  type Kernel,
  type Step,
} from "@gradtape/core/internal";
import type { Draft, DraftBuffer, Update } from "../program/draft.ts";

export interface RandomDraft {
  readonly draft: Draft;
  readonly inputs: ReadonlyMap<number, HostArray>;
}

type FloatOrInt = "float32" | "float16" | "float64" | "int32" | "bool";

/** A tensor of the draft, or a view of one. Floats are multiples of `unit` of at most `most`, so that nothing is rounded. */
interface Value extends IndexMap {
  readonly buffer: number;
  readonly dtype: FloatOrInt;
  readonly shape: readonly number[];
  readonly most: number;
  readonly unit: number;
}

/** A scalar in the making. */
interface Scalar {
  readonly x: Expr;
  readonly most: number;
  readonly unit: number;
}

const SIZES = [1, 2, 2, 3, 4, 6, 6, 12];
/** Elements of a tensor at most. */
const MOST = 150;

/** The draft of a seed. Results are the same in every precision; or, if `smooth`, they have the functions of analysis. */
export function randomDraft(seed: number, { steps = 12, smooth = false } = {}): RandomDraft {
  return new Maker(seed, smooth).draft(steps);
}

class Maker {
  #state: number;
  readonly #smooth: boolean;
  readonly #buffers: { -readonly [K in keyof DraftBuffer]: DraftBuffer[K] }[] = [];
  readonly #steps: Step[] = [];
  readonly #values: Value[] = [];
  readonly #inputs = new Map<number, HostArray>();

  constructor(seed: number, smooth: boolean) {
    this.#state = (seed * 2654435761 + 12345) | 0;
    this.#smooth = smooth;
  }

  draft(steps: number): RandomDraft {
    for (let i = 0; i < 3; i++) this.#input();
    while (this.#steps.length < steps) this.#step();
    const read = new Set(this.#steps.flatMap((s) => s.inputs));
    const updates: Update[] = [];
    this.#buffers.forEach((b, i) => {
      if (b.role !== "temporary" || (read.has(i) && this.#chance(0.9))) return;
      const state = this.#buffers.findIndex(
        (s, j) =>
          s.role === "input" &&
          s.dtype === b.dtype &&
          s.length === b.length &&
          !updates.some((u) => u.state === j),
      );
      if (state >= 0 && this.#chance(0.5)) updates.push({ state, value: i });
      else b.role = "output";
    });
    return {
      draft: { buffers: this.#buffers, steps: this.#steps, updates },
      inputs: this.#inputs,
    };
  }

  // Random numbers

  #random(): number {
    let x = (this.#state = (this.#state + 0x6d2b79f5) | 0);
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  }
  #integer(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }
  #chance(p: number): boolean {
    return this.#random() < p;
  }
  #pick<T>(from: readonly T[]): T {
    return from[this.#integer(0, from.length - 1)]!;
  }

  // Buffers

  #buffer(dtype: DType, length: number, role: DraftBuffer["role"] = "temporary"): number {
    return this.#buffers.push({ dtype, length, role }) - 1;
  }

  #input(): void {
    const shape = this.#shape();
    const dtype = this.#pick(["float32", "float32", "float32", "int32", "float16"] as const);
    const length = sizeOf(shape);
    const buffer = this.#buffer(dtype, length, "input");
    const data = hostArray(dtype, length);
    for (let i = 0; i < length; i++)
      writeElement(
        data,
        i,
        dtype,
        dtype === "int32" ? this.#integer(-9, 9) : this.#integer(-8, 8) / 4,
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

  #shape(): number[] {
    const shape: number[] = [];
    const rank = this.#integer(0, 3);
    for (let d = 0; d < rank; d++) {
      const n = this.#pick(SIZES);
      if (sizeOf(shape) * n <= MOST) shape.push(n);
    }
    return shape;
  }

  /** A tensor to be stored to, its axes in any order. */
  #target(shape: readonly number[], s: Scalar): { value: Value; store: Omit<Value, "buffer"> } {
    const order = shape.map((_, d) => d);
    if (this.#chance(0.25)) order.sort(() => this.#random() - 0.5);
    const strides = shape.map(() => 0);
    let [step, offset] = [1, 0];
    for (const d of order.reverse()) {
      const backwards = this.#chance(0.05);
      strides[d] = backwards ? -step : step;
      if (backwards) offset += step * (shape[d]! - 1);
      step *= shape[d]!;
    }
    const dtype = s.x.dtype as FloatOrInt;
    const store = { dtype, shape, offset, strides, most: s.most, unit: s.unit };
    return { value: { ...store, buffer: this.#buffer(dtype, sizeOf(shape)) }, store };
  }

  // Views

  #view(v: Value): Value {
    let [shape, strides, offset] = [[...v.shape], [...v.strides], v.offset];
    for (let n = this.#pick([0, 0, 1, 1, 2, 3]); n > 0; n--) {
      const d = this.#integer(0, shape.length - 1);
      const [size, stride] = [shape[d] ?? 1, strides[d] ?? 0];
      switch (this.#integer(0, 6)) {
        case 0:
          if (shape.length < 2) break;
          shape.push(...shape.splice(d, 1));
          strides.push(...strides.splice(d, 1));
          break;
        case 1: {
          if (size < 2) break;
          const start = this.#integer(0, size - 1);
          shape[d] = this.#integer(1, size - start);
          offset += start * stride;
          break;
        }
        case 2:
          if (size < 2) break;
          offset += stride * (size - 1);
          strides[d] = -stride;
          break;
        case 3: {
          const factor = this.#pick([2, 3]);
          if (size % factor !== 0) break;
          shape.splice(d, 1, size / factor, factor);
          strides.splice(d, 1, stride * factor, stride);
          break;
        }
        case 4: {
          const next = strides[d + 1];
          if (next === undefined || stride !== next * shape[d + 1]!) break;
          shape.splice(d, 2, size * shape[d + 1]!);
          strides.splice(d, 2, next);
          break;
        }
        case 5: {
          const copies = this.#pick([1, 2, 3]);
          if (sizeOf(shape) * copies > MOST || shape.length > 4) break;
          shape.splice(d, 0, copies);
          strides.splice(d, 0, 0);
          break;
        }
        default:
          if (size < 4 || size % 2 === 1) break;
          shape[d] = size / 2;
          strides[d] = stride * 2;
      }
    }
    return { ...v, shape, strides, offset };
  }

  #value(is: (v: Value) => boolean = () => true): Value | undefined {
    const some = this.#values.filter(is);
    // Mostly of the last ones, so that chains grow.
    const near = this.#chance(0.6) ? some.slice(-4) : some;
    return near.length > 0 ? this.#view(this.#pick(near)) : undefined;
  }

  // Kernels

  #reads: Access[] = [];
  #ins: number[] = [];
  #leaves: Scalar[] = [];

  #begin(): void {
    [this.#reads, this.#ins, this.#leaves] = [[], [], []];
  }

  #read(v: Value, map: IndexMap = v, guards: readonly Guard[] = []): number {
    let input = this.#ins.indexOf(v.buffer);
    if (input < 0) input = this.#ins.push(v.buffer) - 1;
    const fill = guards.length > 0 && this.#chance(0.3) ? { fill: v.dtype === "bool" ? 1 : 2 } : {};
    const access = { input, dtype: v.dtype, offset: map.offset, strides: [...map.strides] };
    return this.#reads.push({ ...access, ...(guards.length > 0 && { guards, ...fill }) }) - 1;
  }

  #load(v: Value, map?: IndexMap, guards?: readonly Guard[]): Scalar {
    const s = {
      x: e.load(this.#read(v, map, guards), v.dtype),
      most: Math.max(2, v.most),
      unit: v.unit,
    };
    this.#leaves.push(s);
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
      if (own < size && this.#chance(0.6)) {
        const low = this.#integer(0, size - own);
        guards.push({ offset: -low, strides: axes.map((_, d) => (d === i ? 1 : 0)), size: own });
        offset -= low * stride;
      } else if (own < size) offset = NaN;
      else offset += this.#integer(0, own - size) * stride;
      return stride;
    });
    if (Number.isNaN(offset)) return false;
    this.#load(v, { offset, strides }, guards);
    return true;
  }

  /** Leaves over the axes: the value itself and some others. */
  #operands(axes: readonly number[]): void {
    const count = this.#pick([0, 1, 1, 2]);
    for (let tries = 0, found = 0; tries < 8 && found < count; tries++) {
      const v = this.#value();
      if (v && this.#fit(v, axes)) found++;
    }
    if (this.#chance(0.1) && axes.length > 0) {
      const d = this.#integer(0, axes.length - 1);
      this.#leaves.push({ x: e.axis(d), most: 12, unit: 1 });
    }
  }

  #push(kernel: Kernel, outputs: readonly Value[]): void {
    this.#steps.push({ kernel, inputs: this.#ins, outputs: outputs.map((v) => v.buffer) });
    this.#values.push(...outputs);
  }

  #step(): void {
    this.#begin();
    const kind = this.#integer(0, 19);
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
    if (this.#chance(0.95)) this.#load(v);
    this.#operands(axes);
    const s = this.#tree(2);
    const { value, store } = this.#target(axes, s);
    this.#push({ kind: "map", axes, reads: this.#reads, store: { ...at(store), value: s.x } }, [
      value,
    ]);
  }

  #reduce(): void {
    const v = this.#value((x) => x.shape.length > 0)!;
    if (!v || v.shape.length === 0) return;
    const axes = v.shape;
    const kept = this.#integer(0, axes.length - 1);
    this.#load(v);
    this.#operands(axes);
    const body = this.#tree(1);
    const count = sizeOf(axes.slice(kept));
    const number = body.x.dtype !== "bool";
    const combine = this.#pick(
      number ? (["sum", "sum", "max", "min", "argMax"] as const) : (["max", "min"] as const),
    );
    const acc: Scalar =
      combine === "argMax"
        ? { x: e.acc("int32"), most: count, unit: 1 }
        : { ...body, x: e.acc(body.x.dtype), most: body.most * (combine === "sum" ? count : 1) };
    this.#leaves = [acc];
    const s = this.#chance(0.5) ? this.#small(acc) : this.#tree(1);
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
    for (let tries = 0; tries < 8 && a && b?.shape[0] !== a.shape[1]; tries++)
      b = flat(this.#value(is));
    if (!a || !b || a.shape.length !== 2 || b.shape.length !== 2) return;
    if (a.shape[1] !== b.shape[0]) return;
    const axes = [a.shape[0]!, b.shape[1]!, a.shape[1]!];
    this.#load(a, { offset: a.offset, strides: [a.strides[0]!, 0, a.strides[1]!] });
    this.#load(b, { offset: b.offset, strides: [0, b.strides[1]!, b.strides[0]!] });
    const [x, y] = this.#leaves as [Scalar, Scalar];
    const s = this.#small({
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
    const s = kind === "sort" ? acc : this.#small(acc);
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
        ? { kind, ...of, descending: this.#chance(0.5) }
        : { kind, ...of, combine: "sum", exclusive: this.#chance(0.5) },
      [value],
    );
  }

  #row(): void {
    const v = this.#value((x) => x.shape.length > 0 && x.dtype === "float32" && x.most <= 64);
    if (!v || v.shape.length === 0) return;
    const axes = v.shape;
    const kept = this.#integer(0, axes.length - 1);
    const x = this.#load(v);
    const count = sizeOf(axes.slice(kept));
    const max = e.acc("float32", 0);
    const folds = [
      { combine: "max" as const, body: x.x },
      { combine: "sum" as const, body: e.sub(max, x.x) },
    ];
    const sum: Scalar = { x: e.acc("float32", 1), most: 2 * x.most * count, unit: x.unit };
    const each = this.#small({
      x: e.add(e.sub(x.x, max), sum.x),
      most: 3 * x.most * count,
      unit: x.unit,
    });
    const once = this.#small(sum);
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
    const limit = this.#pick([3, 6]);
    const [weight] = this.#leaves as [Scalar];
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

  // Scalars

  /** A value of few digits, and not large. */
  #small(s: Scalar): Scalar {
    if (!["float32", "float16", "float64"].includes(s.x.dtype)) return s;
    const most = s.x.dtype === "float16" ? 16 : 64;
    const unit = 0.25;
    let { x } = s;
    if (s.most > most) x = e.min(e.max(x, -most), most);
    if (this.#smooth) return { x, most: Math.min(most, s.most), unit: 0.25 };
    if (s.unit < unit) x = e.mul(e.floor(e.mul(x, 1 / unit)), unit);
    return { x, most: Math.min(most, s.most), unit: Math.max(unit, s.unit) };
  }

  #leaf(dtype: FloatOrInt): Scalar {
    if (this.#leaves.length === 0 || this.#chance(0.1)) {
      const value =
        dtype === "bool" ? this.#integer(0, 1) : this.#integer(-4, 4) / (dtype === "int32" ? 1 : 2);
      return { x: e.const(value, dtype), most: 4, unit: 0.5 };
    }
    const s = this.#pick(this.#leaves);
    if (s.x.dtype === dtype) return s;
    if (dtype === "bool") return { x: e.cast(s.x, dtype), most: 1, unit: 1 };
    if (s.x.dtype === "int32" && dtype !== "int32")
      return { x: e.cast(e.floorMod(s.x, 16), dtype), most: 16, unit: 1 };
    const s2 = this.#small(s);
    return { ...s2, x: e.cast(s2.x, dtype), unit: dtype === "int32" ? 1 : s2.unit };
  }

  #tree(depth: number): Scalar {
    const own = this.#leaves.map((s) => s.x.dtype as FloatOrInt);
    const dtypes = ["float32", "float32", "int32", "float16", "float64", "bool"] as const;
    const dtype = own.length > 0 && this.#chance(0.7) ? this.#pick(own) : this.#pick(dtypes);
    return this.#small(this.#node(dtype, depth));
  }

  #node(dtype: FloatOrInt, depth: number): Scalar {
    if (depth === 0 || this.#chance(0.15)) return this.#leaf(dtype);
    const below = (to = dtype): Scalar => this.#node(to, depth - 1);
    const [a, b] = [below(), below()];
    const most = Math.max(a.most, b.most);
    const unit = Math.min(a.unit, b.unit);
    if (dtype === "bool") {
      if (this.#smooth) return { x: e.xor(a.x, b.x), most: 1, unit: 1 };
      const [c, d] = [below("float32"), below("float32")];
      return { x: this.#pick([e.lt, e.eq, e.ge])(c.x, d.x), most: 1, unit: 1 };
    }
    if (dtype === "int32") {
      const op = this.#pick([e.add, e.sub, e.mul, e.min, e.max, e.xor]);
      return { x: op(a.x, b.x), most: 1, unit: 1 };
    }
    if (this.#smooth && this.#chance(0.5)) {
      const x = this.#pick([
        e.sin,
        e.tanh,
        (y: Expr) => e.exp(e.min(y, 1)),
        (y: Expr) => e.div(y, e.add(e.abs(b.x), 1)),
        e.erf,
      ])(a.x);
      return { x, most: Math.max(3, a.most), unit: 0.25 };
    }
    switch (this.#integer(0, 8)) {
      case 0:
      case 1:
        return { x: e.add(a.x, b.x), most: 2 * most, unit };
      case 2:
        return { x: e.sub(a.x, b.x), most: 2 * most, unit };
      case 3: {
        const [c, d] = [this.#small(a), this.#small(b)];
        return { x: e.mul(c.x, d.x), most: c.most * d.most, unit: c.unit * d.unit };
      }
      case 4:
        return { x: e.max(a.x, b.x), most, unit };
      case 5:
        return { x: e.min(a.x, e.neg(b.x)), most, unit };
      case 6:
        return {
          x: e.mul(e.abs(a.x), this.#pick([1, 2, -1, 0.5])),
          most: 2 * a.most,
          unit: a.unit / 2,
        };
      case 7:
        if (this.#smooth) return a;
        return { x: this.#pick([e.floor, e.round, e.sign])(a.x), most: a.most + 1, unit: 1 };
      default:
        return { x: e.where(below("bool").x, a.x, b.x), most, unit };
    }
  }
}

const at = ({ dtype, offset, strides }: Pick<Value, "dtype" | "offset" | "strides">) => ({
  output: 0,
  dtype,
  offset,
  strides,
});

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

function dense(shape: readonly number[]): number[] {
  const strides = shape.map(() => 0);
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    strides[d] = step;
    step *= shape[d]!;
  }
  return strides;
}
