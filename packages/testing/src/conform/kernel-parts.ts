// What the checks of kernels are written with.
import type { DType } from "@gradtape/core";
import {
  e,
  type Access,
  type Combine,
  type Expr,
  type Kernel,
  type MapKernel,
  type ReduceKernel,
} from "@gradtape/core/internal";
import type { Bench, Check } from "./plan.ts";
import { checkProgram, single, type Held } from "./programs.ts";

export type Values = readonly number[];
export const f32 = (values: Values, offset = 0): Held => ({ dtype: "float32", values, offset });
export const i32 = (values: Values, offset = 0): Held => ({ dtype: "int32", values, offset });
export const X = e.load(0, "float32");
export const Y = e.load(1, "float32");
/** An index into three elements, negative ones counted from the end. */
const INDEX = e.load(1, "int32");
export const WRAPPED = e.where(e.lt(INDEX, 0), e.add(INDEX, 3), INDEX);

export const read = (strides: Values, more: Partial<Access> = {}): Access => ({
  input: 0,
  dtype: "float32",
  offset: 0,
  strides,
  ...more,
});
export const map = (
  axes: Values,
  reads: readonly Access[],
  value: Expr,
  at: { offset?: number; strides?: Values } = {},
): MapKernel => ({
  kind: "map",
  axes,
  reads,
  store: { output: 0, dtype: value.dtype, offset: 0, strides: [1], value, ...at },
});
export const fold = (
  combine: Combine,
  axes: Values,
  kept: number,
  reads: readonly Access[],
  body: Expr,
  value?: Expr,
): ReduceKernel => {
  const result = value ?? e.acc(combine.startsWith("arg") ? "int32" : body.dtype);
  return {
    kind: "reduce",
    axes,
    kept,
    combine,
    body,
    reads,
    store: {
      output: 0,
      dtype: result.dtype,
      offset: 0,
      strides: [1].slice(0, kept),
      value: result,
    },
  };
};

export const check = (
  name: string,
  run: (bench: Bench) => Promise<void>,
  dtype: DType = "float32",
): Check => ({ kind: "kernel", name, dtype, run });

/** A check of one kernel: its inputs, its output before, and what the output must hold after. */
export const one = (
  name: string,
  kernel: Kernel,
  inputs: readonly Held[],
  output: Held,
  expected?: readonly (number | bigint)[],
  dtype: DType = "float32",
): Check =>
  check(
    name,
    (bench) => checkProgram(bench, single(kernel, inputs.length), [...inputs, output], expected),
    dtype,
  );
