// What samplers have in common: a row for each sample, a column for each distribution, one part of the stream for each element.
import type { DType, Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  storeTo,
  type Access,
  type Expr,
  type Kernel,
  type Op,
  type Spec,
} from "@gradtape/core/internal";
import { loadStream, readsOfStream, WORDS, type Stream } from "./stream.ts";

export interface SamplerAttrs {
  readonly shape: readonly [rows: number, columns: number];
  readonly dtype: DType;
}

/** The element at a row and a column; `params` are the column's own, one element of each input behind the stream. */
type Sample = (
  stream: Stream,
  row: Expr,
  column: Expr,
  dtype: DType,
  params: readonly Expr[],
  rows: number,
) => Expr;

/** Make an op of so many samples (rows) of each of several distributions (columns). */
/*@__NO_SIDE_EFFECTS__*/
export function samplerOp({ name, value }: { name: string; value: Sample }): Op<SamplerAttrs> {
  return defineOp<SamplerAttrs>({
    name,
    infer: (_, attrs) => [attrs],
    lower(inputs, { shape, dtype }, [out]) {
      const sample = value(loadStream(), e.axis(0), e.axis(1), dtype, loads(inputs), shape[0]);
      return {
        kind: "map",
        axes: shape,
        reads: readsOf(inputs, 2),
        store: storeTo(0, out, e.cast(sample, dtype)),
      };
    },
  });
}

/**
 * As `samplerOp`, by rejection: of so many attempts, each with its number as an int32 expression, the first that is accepted
 * gives the value. (If none is, the first attempt does.)
 */
/*@__NO_SIDE_EFFECTS__*/
export function rejectionOp(record: {
  name: string;
  attempts: number;
  attempt: (
    stream: Stream,
    number: Expr,
    index: Expr,
    params: readonly Expr[],
  ) => { readonly accepted: Expr; readonly value: Expr };
}): Op<SamplerAttrs> {
  const { name, attempts, attempt } = record;
  return defineOp<SamplerAttrs>({
    name,
    infer: (_, attrs) => [attrs],
    lower(inputs, { shape, dtype }, [out]): Kernel {
      const at = (number: Expr) =>
        attempt(loadStream(), number, indexOf(e.axis(0), e.axis(1), shape[0]), loads(inputs));
      return {
        kind: "reduce",
        axes: [...shape, attempts],
        kept: 2,
        combine: "argMax",
        reads: readsOf(inputs, 3),
        body: at(e.axis(2)).accepted,
        store: storeTo(0, out, e.cast(at(e.acc("int32")).value, dtype)),
      };
    },
  });
}

/** The place of a sample in TensorFlow's order, which does one distribution after the other. */
export const indexOf = (row: Expr, column: Expr, rows: number): Expr =>
  e.add(e.mul(column, rows), row);

const loads = ([, ...params]: readonly Spec[]): Expr[] =>
  params.map((p, i) => e.load(WORDS + i, p.dtype));

const readsOf = ([stream, ...params]: readonly Spec[], axes: number): Access[] => [
  ...readsOfStream(stream!, axes),
  ...params.map((p, i) => ({
    input: i + 1,
    dtype: p.dtype,
    offset: 0,
    strides: Array.from({ length: axes }, (_, d) => (d === 1 ? p.strides[0]! : 0)),
  })),
];

export const drawSamples = (
  op: Op<SamplerAttrs>,
  stream: Tensor,
  shape: readonly [number, number],
  dtype: DType,
  ...params: Tensor[]
): Tensor => dispatch1(op, [stream, ...params], { shape, dtype });
