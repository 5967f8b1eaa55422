// Small drafts by hand, for the tests of passes.
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

/** A tensor, or a view of one. */
export interface View extends IndexMap {
  readonly buffer: number;
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly guards?: readonly Guard[];
  readonly fill?: number;
}

/** Row-major strides. */
export const stridesOf = (shape: readonly number[]): number[] =>
  shape.map((_, d) => shape.slice(d + 1).reduce((a, b) => a * b, 1));

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

export class Sketch {
  readonly buffers: { dtype: DType; length: number; role: DraftBuffer["role"] }[] = [];
  readonly steps: Step[] = [];
  readonly updates: Update[] = [];

  tensor(
    shape: readonly number[],
    dtype: DType = "float32",
    role: DraftBuffer["role"] = "temporary",
  ): View {
    const buffer = this.buffers.push({ dtype, length: sizeOf(shape), role }) - 1;
    return { buffer, dtype, shape, offset: 0, strides: stridesOf(shape) };
  }
  input(shape: readonly number[], dtype: DType = "float32"): View {
    return this.tensor(shape, dtype, "input");
  }
  output(x: View): View {
    this.buffers[x.buffer]!.role = "output";
    return x;
  }

  push(kernel: Kernel, inputs: readonly View[], outputs: readonly View[]): void {
    const numbers = (views: readonly View[]): number[] => views.map((v) => v.buffer);
    this.steps.push({ kernel, inputs: numbers(inputs), outputs: numbers(outputs) });
  }

  /** A map over the axes of its result, of the first input's shape by default. */
  map(
    inputs: readonly View[],
    value: (...loads: Expr[]) => Expr,
    to?: { readonly shape?: readonly number[]; readonly out?: View },
  ): View {
    const shape = to?.out?.shape ?? to?.shape ?? inputs[0]!.shape;
    const x = value(...loadsOf(inputs));
    const out = to?.out ?? this.tensor(shape, x.dtype);
    this.push(
      { kind: "map", axes: shape, reads: readsOf(inputs), store: storeOf(out, x) },
      inputs,
      [out],
    );
    return out;
  }

  /** Folds the axes from `kept` on. */
  reduce(
    inputs: readonly View[],
    kept: number,
    combine: "sum" | "max" | "argMax",
    body: (...loads: Expr[]) => Expr = (x) => x,
  ): View {
    const axes = inputs[0]!.shape;
    const x = body(...loadsOf(inputs));
    const acc = e.acc(combine === "argMax" ? "int32" : x.dtype);
    const out = this.tensor(axes.slice(0, kept), acc.dtype);
    const store = storeOf(out, acc);
    this.push(
      { kind: "reduce", axes, kept, reads: readsOf(inputs), combine, body: x, store },
      inputs,
      [out],
    );
    return out;
  }

  /** A matrix product. */
  dot(a: View, b: View): View {
    const [m, k, n] = [a.shape[0]!, a.shape[1]!, b.shape[1]!];
    const out = this.tensor([m, n]);
    const over = (v: View, change: (s: readonly number[]) => readonly number[]): View => ({
      ...v,
      strides: change(v.strides),
      ...(v.guards && { guards: v.guards.map((g) => ({ ...g, strides: change(g.strides) })) }),
    });
    const reads = readsOf([over(a, ([i, j]) => [i!, 0, j!]), over(b, ([i, j]) => [0, j!, i!])]);
    this.push(
      {
        kind: "dot",
        axes: [m, n, k],
        parts: [0, 1, 1],
        kept: 2,
        combine: "sum",
        reads,
        body: e.mul(e.load(0, a.dtype), e.load(1, b.dtype)),
        store: storeOf(out, e.acc(a.dtype)),
      },
      [a, b],
      [out],
    );
    return out;
  }

  draft(): Draft {
    return { buffers: this.buffers, steps: this.steps, updates: this.updates };
  }

  /** Contents for all inputs: small numbers, all different. */
  contents(): Map<number, HostArray> {
    const data = new Map<number, HostArray>();
    this.buffers.forEach(({ dtype, length, role }, b) => {
      if (role !== "input") return;
      const array = hostArray(dtype, length);
      for (let i = 0; i < length; i++)
        writeElement(
          array,
          i,
          dtype,
          dtype.startsWith("float") ? ((7 * i + 3 * b) % 23) / 8 - 1 : (5 * i + b) % 7,
        );
      data.set(b, array);
    });
    return data;
  }
}

const loadsOf = (inputs: readonly View[]): Expr[] => inputs.map((v, i) => e.load(i, v.dtype));

const readsOf = (inputs: readonly View[]): Access[] =>
  inputs.map(({ dtype, offset, strides, guards, fill }, input) => ({
    input,
    dtype,
    offset,
    strides,
    ...(guards && { guards }),
    ...(fill !== undefined && { fill }),
  }));

export const storeOf = ({ dtype, offset, strides }: View, value: Expr, output = 0) => ({
  output,
  dtype,
  offset,
  strides,
  value,
});

/** The same elements with axes in another order. */
export const transposed = (
  v: View,
  order: readonly number[] = [...v.shape.keys()].reverse(),
): View => ({
  ...v,
  shape: order.map((d) => v.shape[d]!),
  strides: order.map((d) => v.strides[d]!),
});

/** The same elements of a row-major tensor in another shape. */
export const reshaped = (v: View, shape: readonly number[]): View => ({
  ...v,
  shape,
  strides: stridesOf(shape),
});

/** Over axes of more than one position, along which it does not vary; `where` says which are new or of size 1. */
export const spread = (v: View, shape: readonly number[]): View => {
  const shift = shape.length - v.shape.length;
  return {
    ...v,
    shape,
    strides: shape.map((_, d) =>
      d < shift || v.shape[d - shift] === 1 ? 0 : v.strides[d - shift]!,
    ),
  };
};

/** A part along one axis. */
export const sliced = (v: View, axis: number, start: number, size: number): View => ({
  ...v,
  shape: v.shape.map((n, d) => (d === axis ? size : n)),
  offset: v.offset + start * v.strides[axis]!,
});

/** With a border of `low` before and `high` after one axis. */
export const padded = (v: View, axis: number, low: number, high: number, fill = 0): View => ({
  ...v,
  shape: v.shape.map((n, d) => (d === axis ? n + low + high : n)),
  offset: v.offset - low * v.strides[axis]!,
  guards: [
    ...(v.guards ?? []),
    { offset: -low, strides: v.shape.map((_, d) => (d === axis ? 1 : 0)), size: v.shape[axis]! },
  ],
  fill,
});
