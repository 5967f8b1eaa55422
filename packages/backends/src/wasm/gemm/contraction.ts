// A contraction as a matrix product: which axes are rows, columns and inner ones, and how each operand runs through them.
import type { DType } from "@gradtape/core";
import { type Access, type DotKernel, type Expr, type IndexMap } from "@gradtape/core/internal";
import { elementOf, liesAs } from "./arithmetic.ts";

/** A loop nest: some of a kernel's axes. */
export interface Axes {
  readonly sizes: readonly number[];
  readonly count: number;
}

/** A position by the axes of each part, in elements. */
export interface Steps {
  readonly offset: number;
  readonly batch: readonly number[];
  /** Of the rows for the left operand, of the columns for the right one. */
  readonly outer: readonly number[];
  readonly inner: readonly number[];
}

export interface Operand extends Steps {
  readonly buffer: number;
  readonly dtype: DType;
  readonly guards: readonly (Steps & { readonly size: number })[];
  readonly fill: number;
}

export interface Contraction {
  readonly batch: Axes;
  readonly rows: Axes;
  readonly columns: Axes;
  readonly inner: Axes;
  readonly left: Operand;
  readonly right: Operand;
  readonly result: Result;
}

/** Positions of what a contraction makes, by the axes of each part, in elements. */
export interface Result {
  readonly buffer: number;
  readonly offset: number;
  readonly batch: readonly number[];
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The contraction of a kernel, whatever it stores; undefined unless it sums plain products. */
export function contractionOf(
  kernel: DotKernel,
  inputs: readonly number[],
  outputs: readonly number[],
): Contraction | undefined {
  const { axes, parts, reads, body, store } = kernel;
  if (body.op !== "mul" || !body.args.every(isLoad)) return undefined;
  if (axes.some((n) => n === 0)) return undefined;
  const ends = [0, parts[0], parts[0] + parts[1], parts[0] + parts[1] + parts[2], axes.length];
  const part = <T>(list: readonly T[], which: number): readonly T[] =>
    list.slice(ends[which], ends[which + 1]);
  const nest = (which: number): Axes => {
    const sizes = part(axes, which);
    return { sizes, count: sizes.reduce((a, b) => a * b, 1) };
  };
  const steps = (map: IndexMap, outer: number): Steps => ({
    offset: map.offset,
    batch: part(map.strides, 0),
    outer: part(map.strides, outer),
    inner: part(map.strides, 3),
  });
  const operand = (read: Access, outer: number): Operand => ({
    ...steps(read, outer),
    buffer: inputs[read.input]!,
    dtype: read.dtype,
    guards: (read.guards ?? []).map((g) => ({ ...steps(g, outer), size: g.size })),
    fill: Number(read.fill ?? 0),
  });
  const of = (map: IndexMap, which: number): readonly number[] => part(map.strides, which);
  return {
    batch: nest(0),
    rows: nest(1),
    columns: nest(2),
    inner: nest(3),
    left: operand(reads[0]!, 1),
    right: operand(reads[1]!, 2),
    result: {
      buffer: outputs[store.output]!,
      offset: store.offset,
      batch: of(store, 0),
      rows: of(store, 1),
      columns: of(store, 2),
    },
  };
}

/** A load of this read, or one cast to a dtype that holds all its elements. */
const isLoad = (x: Expr, index: number): boolean => {
  const load = x.op === "cast" ? x.args[0] : x;
  const element = elementOf(x.dtype);
  const isWide = load === x || (element !== undefined && liesAs(x.dtype, element));
  return load.op === "load" && load.index === index && isWide;
};

/** Fewer inner axes: those that both operands run through in one step are one. */
export function withMergedInner(c: Contraction): Contraction {
  const [sizes, left, right]: [number[], number[], number[]] = [[], [], []];
  c.inner.sizes.forEach((size, d) => {
    const [a, b] = [c.left.inner[d]!, c.right.inner[d]!];
    const last = sizes.length - 1;
    if (size === 1) return;
    if (last >= 0 && left[last] === a * size && right[last] === b * size) {
      sizes[last]! *= size;
      [left[last], right[last]] = [a, b];
    } else {
      sizes.push(size);
      left.push(a);
      right.push(b);
    }
  });
  return {
    ...c,
    inner: { sizes, count: c.inner.count },
    left: { ...c.left, inner: left },
    right: { ...c.right, inner: right },
  };
}

/** The product of the transposed matrices, which is the transposed product. */
export const transposed = (c: Contraction): Contraction => ({
  ...c,
  rows: c.columns,
  columns: c.rows,
  left: c.right,
  right: c.left,
  result: { ...c.result, rows: c.result.columns, columns: c.result.rows },
});

/** Whether a loop nest goes through memory with one stride, and with which. */
export function strideOf(sizes: readonly number[], strides: readonly number[]): number | undefined {
  let stride: number | undefined;
  let span = 1;
  for (let d = sizes.length - 1; d >= 0; d--) {
    if (sizes[d] === 1) continue;
    if (stride === undefined) stride = strides[d]!;
    else if (strides[d] !== stride * span) return undefined;
    span *= sizes[d]!;
  }
  return stride ?? 0;
}
