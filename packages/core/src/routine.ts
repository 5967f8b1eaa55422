// Running a routine on host arrays: operands are gathered into dense float64, and results scattered from it.
import type { DType, HostArray } from "./dtype.ts";
import { readElement, sizeOf, writeElement } from "./element.ts";
import type { ArrayAccess, RoutineKernel } from "./kernel.ts";

/** Elements of a program buffer, from an offset on. */
export interface HostBuffer {
  readonly data: HostArray;
  readonly offset: number;
}

/** Run an algorithm over all batches. */
export function runRoutine(
  k: RoutineKernel,
  inputs: readonly HostBuffer[],
  outputs: readonly HostBuffer[],
): void {
  const scratch = (o: ArrayAccess): Float64Array => new Float64Array(sizeOf(o.shape));
  const [from, to] = [k.reads.map(scratch), k.stores.map(scratch)];
  const rank = k.axes.length;
  const index = k.axes.map(() => 0);
  for (let left = sizeOf(k.axes); left > 0; left--) {
    const start = (o: ArrayAccess, { offset }: HostBuffer): number =>
      index.reduce((sum, i, d) => sum + i * o.strides[d]!, o.offset + offset);
    k.reads.forEach((o, i) => {
      const buffer = inputs[o.buffer]!;
      gather(from[i]!, buffer.data, start(o, buffer), o, rank);
    });
    for (const x of to) x.fill(0);
    k.algorithm.run(from, to, k.parameters);
    k.stores.forEach((o, i) => {
      const buffer = outputs[o.buffer]!;
      scatter(to[i]!, buffer.data, start(o, buffer), o, rank);
    });
    for (let d = rank - 1; d >= 0 && ++index[d]! === k.axes[d]; d--) index[d] = 0;
  }
}

/** Dtypes whose stored words are their values. */
const isPlain = (dtype: DType): boolean =>
  dtype === "float32" || dtype === "float64" || dtype === "int32";

function gather(
  to: Float64Array,
  data: HostArray,
  at: number,
  { dtype, shape, strides }: ArrayAccess,
  rank: number,
): void {
  if (isPlain(dtype)) {
    const words = data as Float32Array;
    each(shape, strides.slice(rank), at, (i, first, size, step) => {
      for (let j = 0, from = first; j < size; j++, from += step) to[i + j] = words[from]!;
    });
    return;
  }
  each(shape, strides.slice(rank), at, (i, first, size, step) => {
    for (let j = 0; j < size; j++) to[i + j] = Number(readElement(data, first + j * step, dtype));
  });
}

function scatter(
  from: Float64Array,
  data: HostArray,
  at: number,
  { dtype, shape, strides }: ArrayAccess,
  rank: number,
): void {
  if (isPlain(dtype)) {
    const words = data as Float32Array;
    each(shape, strides.slice(rank), at, (i, first, size, step) => {
      for (let j = 0, into = first; j < size; j++, into += step) words[into] = from[i + j]!;
    });
    return;
  }
  each(shape, strides.slice(rank), at, (i, first, size, step) => {
    for (let j = 0; j < size; j++) writeElement(data, first + j * step, dtype, from[i + j]!);
  });
}

/** Every row along the last axis: its place in the dense array, its first element, its size and step. */
function each(
  shape: readonly number[],
  strides: readonly number[],
  start: number,
  row: (dense: number, first: number, size: number, step: number) => void,
): void {
  const last = shape.length - 1;
  const [size, step] = last < 0 ? [1, 1] : [shape[last]!, strides[last]!];
  let dense = 0;
  const walk = (axis: number, at: number): void => {
    if (axis >= last) {
      row(dense, at, size, step);
      dense += size;
      return;
    }
    for (let i = 0; i < shape[axis]!; i++) walk(axis + 1, at + i * strides[axis]!);
  };
  if (size > 0) walk(0, start);
}
