// A contraction as a matrix product: which axes are rows, columns and inner ones, and how each operand runs through them.
import type { DType } from "@gradtape/core";
import {
  simplifyAxes,
  type Access,
  type DotKernel,
  type Expr,
  type IndexMap,
} from "@gradtape/core/internal";

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
  readonly result: {
    readonly buffer: number;
    readonly dtype: DType;
    readonly offset: number;
    readonly batch: readonly number[];
    readonly rows: readonly number[];
    readonly columns: readonly number[];
  };
}

/** The contraction of a kernel; undefined unless it is a plain product that stores what it sums. */
export function contractionOf(
  kernel: DotKernel,
  inputs: readonly number[],
  outputs: readonly number[],
): Contraction | undefined {
  const { axes, parts, reads, body, store } = simplifyAxes(kernel);
  if (body.op !== "mul" || reads.length !== 2 || !isSum(store.value)) return undefined;
  if (!body.args.every((x, i) => isLoad(x, i))) return undefined;
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
      dtype: store.dtype,
      offset: store.offset,
      batch: of(store, 0),
      rows: of(store, 1),
      columns: of(store, 2),
    },
  };
}

/** Dtypes that are summed as they are: a cast from or to them loses nothing that has been computed. */
const WIDE: readonly DType[] = ["float32", "float64", "int32", "uint32"];

/** A load of this read, or one cast to a wide dtype. */
const isLoad = (x: Expr, index: number): boolean =>
  x.op === "cast"
    ? WIDE.includes(x.dtype) && x.args[0].op === "load" && x.args[0].index === index
    : x.op === "load" && x.index === index;

/** A finished sum, or a wide one cast. */
const isSum = (x: Expr): boolean =>
  x.op === "cast" ? WIDE.includes(x.args[0].dtype) && x.args[0].op === "acc" : x.op === "acc";

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
