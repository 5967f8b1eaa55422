// Random drafts for tests. One file, as each kind of step is a few lines of one maker.
import type { DType, Step } from "@gradtape/core";
import { e, type Access, type Expr, type Kernel, type Store } from "@gradtape/core/internal";
import { randomOf, type Random } from "@gradtape/testing";
import type { Draft, DraftBuffer, Update } from "./draft.ts";

/** Where drafts get their numbers from: seeds next to each other have nothing in common. */
export const numbersOf = (seed: number): Random => randomOf(Math.imul(seed + 1, 0x9e3779b1));

type Shape = readonly [number, number];
interface Made extends DraftBuffer {
  readonly shape: Shape;
}

const DTYPE_CHOICES: readonly DType[] = ["float32", "float32", "float32", "float64", "int32"];

/** Makes a draft: a few inputs, some of them states, `count` steps or more, outputs and updates. */
export function randomDraft(random: Random, count: number, large = false): Draft {
  return new Maker(random, large).make(count);
}

class Maker {
  readonly #random: Random;
  readonly #shapes: Shape[];
  readonly #buffers: Made[] = [];
  readonly #steps: Step[] = [];

  constructor(random: Random, large: boolean) {
    this.#random = random;
    const sizes = large ? [1, 8, 33, 64] : [1, 2, 3, 5, 17];
    this.#shapes = Array.from({ length: 3 }, () => [random.pick(sizes), random.pick(sizes)]);
  }

  make(count: number): Draft {
    const random = this.#random;
    const inputs = Array.from({ length: random.integer(1, 5) }, () =>
      this.#add(random.pick(this.#shapes), random.pick(DTYPE_CHOICES), "input"),
    );
    while (this.#steps.length < count) this.#grow();
    for (let n = random.integer(1, 3); n > 0; n--) {
      const from = this.#some();
      this.#map([from], undefined, "output");
    }
    const updates: Update[] = [];
    for (const state of inputs) {
      if (random() < 0.4) continue;
      const { dtype, length } = this.#buffers[state]!;
      const fit = this.#buffers.flatMap((b, i) =>
        b.dtype === dtype && b.length === length && i !== state ? [i] : [],
      );
      // Mostly a value that was computed last, as an optimizer's is.
      if (fit.length > 0 && random() < 0.6)
        updates.push({ state, value: random() < 0.5 ? fit.at(-1)! : random.pick(fit) });
      else updates.push({ state, value: this.#optimized(state) });
    }
    return { buffers: this.#buffers, steps: this.#steps, updates };
  }

  #add(shape: Shape, dtype: DType, role: DraftBuffer["role"] = "temporary"): number {
    return this.#buffers.push({ dtype, length: shape[0] * shape[1], role, shape }) - 1;
  }

  /** A buffer that is there, a late one more often. */
  #some(accept: (b: Made) => boolean = () => true): number {
    const random = this.#random;
    const all = this.#buffers.flatMap((b, i) => (accept(b) ? [i] : []));
    if (all.length === 0) return this.#add(random.pick(this.#shapes), "float32", "input");
    const far = Math.floor(random() * random() * all.length);
    return all[all.length - 1 - far]!;
  }

  #push(kernel: Kernel, inputs: readonly number[], outputs: readonly number[]): void {
    this.#steps.push({ kernel, inputs, outputs });
  }

  #grow(): void {
    const random = this.#random;
    const kinds = [
      "map",
      "map",
      "map",
      "reduce",
      "row",
      "rows",
      "turn",
      "join",
      "scatter",
      "gather",
      "scan",
      "dot",
      "unused",
    ];
    const from = this.#some();
    const { shape, dtype } = this.#buffers[from]!;
    const [m, n] = shape;
    const x = e.load(0, dtype);
    const dense = this.#read(from, 0, [n, 1]);
    switch (random.pick(kinds)) {
      case "reduce": {
        const to = this.#add([m, 1], dtype);
        const store = storeOf(dtype, [1], e.acc(dtype));
        const combine = random.pick(["sum", "max"] as const);
        return this.#push(
          { kind: "reduce", axes: [m, n], kept: 1, combine, body: x, reads: [dense], store },
          [from],
          [to],
        );
      }
      case "row": {
        if (dtype === "int32") return void this.#map([from]);
        const [to, once] = [this.#add(shape, dtype), this.#add([m, 1], dtype)];
        const stores = [
          storeOf(dtype, [n, 1], e.sub(e.tanh(x), e.acc(dtype, 0))),
          storeOf(dtype, [1], e.mul(e.acc(dtype, 1), 0.5), 1),
        ];
        const folds = [
          { combine: "max" as const, body: x },
          { combine: "sum" as const, body: e.tanh(e.sub(x, e.acc(dtype, 0))) },
        ];
        return this.#push(
          { kind: "row", axes: [m, n], kept: 1, folds, reads: [dense], stores },
          [from],
          [to, once],
        );
      }
      case "rows": {
        const other = this.#some((b) => b.length === m * n && b.dtype === dtype);
        const outs = [this.#add(shape, dtype), this.#add(shape, dtype)];
        const y = e.load(1, dtype);
        const stores = [
          storeOf(dtype, [n, 1], e.add(half(x), y)),
          storeOf(dtype, [n, 1], e.sub(x, half(y)), 1),
        ];
        const reads = [dense, this.#read(other, 1, [n, 1])];
        return this.#push(
          { kind: "row", axes: [m, n], kept: 2, folds: [], reads, stores },
          [from, other],
          outs,
        );
      }
      case "turn": {
        const to = this.#add([n, m], dtype);
        const reads = [this.#read(from, 0, [1, n])];
        return this.#push(
          { kind: "map", axes: [n, m], reads, store: storeOf(dtype, [m, 1], x) },
          [from],
          [to],
        );
      }
      case "join": {
        const other = this.#some((b) => b.dtype === dtype);
        const { length } = this.#buffers[other]!;
        const to = this.#add([1, m * n + length], dtype);
        const flat = (offset: number): Store => ({ ...storeOf(dtype, [1], x), offset });
        this.#push(
          { kind: "map", axes: [m * n], reads: [this.#read(from, 0, [1])], store: flat(0) },
          [from],
          [to],
        );
        return this.#push(
          { kind: "map", axes: [length], reads: [this.#read(other, 0, [1])], store: flat(m * n) },
          [other],
          [to],
        );
      }
      case "scatter": {
        const to = this.#map([from], dtype);
        const store = storeOf(dtype, [0], half(x));
        const at = e.floorMod(e.mul(e.axis(0), 3), m * n);
        return this.#push(
          {
            kind: "scatter",
            axes: [m * n],
            combine: "sum",
            at,
            limit: m * n,
            reads: [this.#read(from, 0, [1])],
            store,
          },
          [from],
          [to],
        );
      }
      case "gather": {
        const to = this.#add(shape, dtype);
        const read = this.#read(from, 0, [0]);
        const value = e.gather(0, dtype, e.floorMod(e.add(e.mul(e.axis(0), 5), 1), m * n));
        return this.#push(
          { kind: "map", axes: [m * n], reads: [read], store: storeOf(dtype, [1], value) },
          [from],
          [to],
        );
      }
      case "scan": {
        const to = this.#add(shape, dtype);
        const store = storeOf(dtype, [n, 1], half(e.acc(dtype)));
        return this.#push(
          {
            kind: "scan",
            axes: [m, n],
            kept: 1,
            combine: "max",
            exclusive: false,
            body: x,
            reads: [dense],
            store,
          },
          [from],
          [to],
        );
      }
      case "dot": {
        if (dtype === "int32") return void this.#map([from]);
        const other = this.#some((b) => b.shape[0] === n && b.dtype === dtype);
        const right = this.#buffers[other]!;
        if (right.shape[0] !== n || right.dtype !== dtype) return void this.#map([from]);
        const k = right.shape[1];
        const to = this.#add([m, k], dtype);
        const reads = [this.#read(from, 0, [n, 0, 1]), this.#read(other, 1, [0, 1, k])];
        const body = e.mul(x, e.load(1, dtype));
        const store = storeOf(dtype, [k, 1], e.acc(dtype));
        return this.#push(
          {
            kind: "dot",
            axes: [m, k, n],
            parts: [0, 1, 1],
            kept: 2,
            combine: "sum",
            body,
            reads,
            store,
          },
          [from, other],
          [to],
        );
      }
      case "unused": {
        // A step may be given buffers that its kernel does not use.
        const to = this.#map([from]);
        const last = this.#steps.pop()!;
        const store = { ...(last.kernel as { store: Store }).store, output: 1 };
        this.#push({ ...last.kernel, store } as Kernel, [...last.inputs, this.#some()], [0, to]);
        return;
      }
      default:
        return void this.#map([
          from,
          ...(random() < 0.6 ? [this.#some((b) => b.length === m * n)] : []),
        ]);
    }
  }

  /** A map of equal positions over buffers of equal lengths, or over the first alone. */
  #map(given: readonly number[], dtype?: DType, role?: DraftBuffer["role"]): number {
    const random = this.#random;
    const { shape, length } = this.#buffers[given[0]!]!;
    const from = given.filter((b) => this.#buffers[b]!.length === length);
    const type =
      dtype ?? (random() < 0.7 ? this.#buffers[from[0]!]!.dtype : random.pick(DTYPE_CHOICES));
    const to = this.#add(shape, type, role);
    const loads = from.map((b, i) => limited(e.load(i, this.#buffers[b]!.dtype), type));
    const value =
      loads.length === 1
        ? random() < 0.2
          ? e.load(0, this.#buffers[from[0]!]!.dtype)
          : e.add(half(loads[0]!), 1)
        : e.sub(loads[0]!, half(loads[1]!));
    const stored = value.dtype === type ? value : limited(value, type);
    // Over one axis or two, and some backwards.
    const [axes, strides, offset] =
      random() < 0.5
        ? [[...shape], [shape[1], 1], 0]
        : random() < 0.2
          ? [[length], [-1], length - 1]
          : [[length], [1], 0];
    const reads = from.map((b, i) => ({
      ...this.#read(b, i, strides),
      offset: random() < 0.9 ? offset : 0,
    }));
    const safe = reads.map((r) =>
      r.offset === offset ? r : { ...r, strides: strides.map(Math.abs), offset: 0 },
    );
    this.#push(
      { kind: "map", axes, reads: safe, store: { ...storeOf(type, strides, stored), offset } },
      from,
      [to],
    );
    return to;
  }

  /** What an optimizer makes of a state, alone or in the kernel that computes the gradient. */
  #optimized(state: number): number {
    const random = this.#random;
    const { length, dtype, shape } = this.#buffers[state]!;
    const fused = random() < 0.5 ? (this.#descent(state) ?? this.#foldedDescent(state)) : undefined;
    if (fused !== undefined) {
      const to = this.#add(shape, dtype);
      this.#push(fused[0], fused[1], [to]);
      return to;
    }
    const gradient = this.#some((b) => b.length === length);
    if (this.#buffers[gradient]!.length !== length) return this.#map([state], dtype);
    return this.#map([state, gradient], dtype);
  }

  /** The state less a product of two matrices. */
  #descent(state: number): readonly [Kernel, number[]] | undefined {
    const random = this.#random;
    const { dtype, shape } = this.#buffers[state]!;
    if (dtype === "int32" || random() < 0.5) return undefined;
    const [m, n] = shape;
    const k = random.integer(1, 5);
    const operands = [m * k, k * n].map((length) =>
      this.#buffers.findLastIndex((b) => b.dtype === dtype && b.length === length),
    );
    if (operands.includes(-1)) return undefined;
    const [a, b] = operands as [number, number];
    const [inputs, last] = random() < 0.5 ? [[a, b, state], 2] : [[a, b, a, state], 3];
    const strides = [[k, 0, 1], [0, 1, n], ...(last === 3 ? [[0, 0, 0]] : []), [n, 1, 0]];
    const value = e.sub(e.load(last, dtype), half(e.acc(dtype)));
    const kernel: Kernel = {
      kind: "dot",
      axes: [m, n, k],
      parts: [0, 1, 1],
      kept: 2,
      combine: "sum",
      body: e.mul(e.load(0, dtype), e.load(1, dtype)),
      reads: inputs.map((buffer, i) => this.#read(buffer, i, strides[i]!)),
      store: storeOf(dtype, [n, 1], last === 3 ? e.add(value, e.load(2, dtype)) : value),
    };
    return [kernel, inputs];
  }

  /** The state less what another buffer is folded to. */
  #foldedDescent(state: number): readonly [Kernel, number[]] | undefined {
    const { dtype, length } = this.#buffers[state]!;
    const from = this.#buffers.findLastIndex(
      (b) => b.dtype === dtype && b.length > length && b.length % length === 0,
    );
    if (from < 0) return undefined;
    const size = this.#buffers[from]!.length / length;
    const along = this.#random() < 0.5 ? [size, 1] : [1, length];
    const reads = [this.#read(from, 0, along), this.#read(state, 1, [1, 0])];
    const [x, old] = [e.load(0, dtype), e.load(1, dtype)];
    const store = storeOf(dtype, [1], e.sub(old, half(e.acc(dtype))));
    const loops = { axes: [length, size], kept: 1, reads } as const;
    const kernel: Kernel =
      dtype === "int32" || this.#random() < 0.5
        ? { ...loops, kind: "reduce", combine: "sum", body: x, store }
        : {
            ...loops,
            kind: "row",
            folds: [{ combine: "max", body: e.sub(x, old) }],
            stores: [store],
          };
    return [kernel, [from, state]];
  }

  #read(buffer: number, input: number, strides: readonly number[]): Access {
    return { input, dtype: this.#buffers[buffer]!.dtype, offset: 0, strides };
  }
}

const half = (x: Expr): Expr =>
  x.dtype === "int32" ? e.floorDiv(x, e.const(2, "int32")) : e.mul(x, 0.5);
/** Keeps values small whatever comes of them. */
function limited(x: Expr, dtype: DType): Expr {
  if (x.dtype === dtype && dtype !== "int32") return e.max(e.min(x, 100), -100);
  if (x.dtype === dtype) return e.floorMod(x, e.const(1000, dtype));
  return e.cast(x.dtype === "int32" ? x : e.max(e.min(x, 100), -100), dtype);
}

const storeOf = (dtype: DType, strides: readonly number[], value: Expr, output = 0): Store => ({
  output,
  dtype,
  offset: 0,
  strides,
  value,
});
