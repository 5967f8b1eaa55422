// A contraction as a matrix product: which axes are rows, columns and inner ones, and how each operand runs through them.
import type { DType } from "@gradtape/core";
import { simplifyAxes, type Access, type DotKernel, type IndexMap } from "@gradtape/core/internal";

/** A loop nest: some of a kernel's axes. */
export interface Axes {
  readonly sizes: readonly number[];
  readonly count: number;
}

/** An operand: the strides (in elements) of the axes of each part. */
export interface Operand {
  readonly buffer: number;
  readonly dtype: DType;
  readonly offset: number;
  readonly batch: readonly number[];
  /** Of the rows for the left operand, of the columns for the right one. */
  readonly outer: readonly number[];
  readonly inner: readonly number[];
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

/** The contraction of a kernel; undefined unless it is a plain product without guards that stores what it sums. */
export function contractionOf(
  kernel: DotKernel,
  inputs: readonly number[],
  outputs: readonly number[],
): Contraction | undefined {
  const { axes, parts, reads, body, store } = simplifyAxes(kernel);
  if (body.op !== "mul" || reads.length !== 2 || store.value.op !== "acc") return undefined;
  if (!body.args.every((x, i) => x.op === "load" && x.index === i)) return undefined;
  if (reads.some((r) => r.guards?.length)) return undefined;
  if (axes.some((n) => n === 0)) return undefined;
  const ends = [0, parts[0], parts[0] + parts[1], parts[0] + parts[1] + parts[2], axes.length];
  const part = <T>(list: readonly T[], which: number): readonly T[] =>
    list.slice(ends[which], ends[which + 1]);
  const nest = (which: number): Axes => {
    const sizes = part(axes, which);
    return { sizes, count: sizes.reduce((a, b) => a * b, 1) };
  };
  const operand = (read: Access, outer: number): Operand => ({
    buffer: inputs[read.input]!,
    dtype: read.dtype,
    offset: read.offset,
    batch: part(read.strides, 0),
    outer: part(read.strides, outer),
    inner: part(read.strides, 3),
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

/** The product of the transposed matrices, which is the transposed product. */
export const transposed = (c: Contraction): Contraction => ({
  ...c,
  rows: c.columns,
  columns: c.rows,
  left: c.right,
  right: c.left,
  result: { ...c.result, rows: c.result.columns, columns: c.result.rows },
});
