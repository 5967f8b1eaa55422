// What samplers have in common: a row for each sample, a column for each distribution, one part of the stream for each element.
import type { DType, Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  readOf,
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
export type Sample = (
  stream: Stream,
  row: Expr,
  column: Expr,
  dtype: DType,
  params: readonly Expr[],
  rows: number,
) => Expr;

/** Make an op of so many samples (rows) of each of several distributions (columns). */
/*@__NO_SIDE_EFFECTS__*/
function samplerOp({ name, value }: { name: string; value: Sample }): Op<SamplerAttrs> {
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
 * As `samplerOp`, for values that take many steps and seldom need them: `soon` gives the value of float64 after a few steps
 * where these are enough, and below 0 elsewhere. Only there the value itself is worked out.
 */
/*@__NO_SIDE_EFFECTS__*/
export function soonOp({
  name,
  soon,
  value,
}: {
  name: string;
  soon: Sample;
  value: Sample;
}): Op<SamplerAttrs> {
  const soonerOp = samplerOp({ name: `${name}Soon`, value: soon });
  const laterOp = defineOp<SamplerAttrs>({
    name: `${name}Later`,
    infer: (_, attrs) => [attrs],
    lower(inputs, { shape, dtype }, [out]): readonly Kernel[] {
      const [given, found] = [inputs.slice(0, -1), inputs.at(-1)!];
      const reads = [...readsOf(given, 2), readOf(given.length, found)];
      const early = e.load(reads.length - 1, found.dtype);
      const late = value(loadStream(), e.axis(0), e.axis(1), dtype, loads(given), shape[0]);
      return [
        { kind: "map", axes: shape, reads, store: storeTo(0, out, e.cast(early, dtype)) },
        {
          kind: "scatter",
          combine: "set",
          axes: shape,
          reads,
          at: e.where(e.ge(early, 0), e.const(-1, "int32"), 0),
          limit: 1,
          store: storeTo(0, out, e.cast(late, dtype)),
        },
      ];
    },
  });
  return defineOp<SamplerAttrs>({
    name,
    infer: (_, attrs) => [attrs],
    compose(inputs, attrs) {
      const all = inputs as readonly Tensor[];
      const found = dispatch1(soonerOp, all, { ...attrs, dtype: "float64" });
      return [dispatch1(laterOp, [...all, found], attrs)];
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
