// A contraction that stores more than what it sums: the sums first, then a loop that computes what is stored.
import { DTYPES, type DType } from "@gradtape/core";
import {
  e,
  stridesOf,
  substitute,
  walk,
  type DotKernel,
  type MapKernel,
} from "@gradtape/core/internal";
import { SLACK, type Engine, type Prepared } from "../engine.ts";
import { isSum } from "./contraction.ts";
import { prepareDot } from "./prepare.ts";

/** Makes a loop ready; its buffers are numbered as the contraction's are. */
export type PrepareMap = (
  kernel: MapKernel,
  inputs: readonly number[],
  outputs: readonly number[],
) => Prepared | undefined;

/** What sums of a dtype are kept as before something is computed of them. */
const kept = (dtype: DType): DType =>
  dtype === "float16" || dtype === "bfloat16" ? "float32" : dtype;

/** A contraction ready to run, whatever it stores; undefined if it is not a plain product, or of a dtype that has no fast one. */
export function prepareContraction(
  engine: Engine,
  kernel: DotKernel,
  inputs: readonly number[],
  outputs: readonly number[],
  prepareMap: PrepareMap,
): Prepared | undefined {
  const { value } = kernel.store;
  if (isSum(value)) return prepareDot(engine, kernel, inputs, outputs);
  if (walk([value]).some((x) => x.op === "gather")) return undefined;
  const sizes = kernel.axes.slice(0, kernel.kept);
  const strides = stridesOf(sizes);
  const { dtype } = kernel.body;
  const sumsPlace = Math.max(...inputs, ...outputs) + 1;
  const sums = prepareDot(
    engine,
    {
      ...kernel,
      reads: kernel.reads.slice(0, 2),
      store: { output: 0, dtype: kept(dtype), offset: 0, strides, value: e.acc(dtype) },
    },
    inputs,
    [sumsPlace],
  );
  const rest = sums && prepareMap(mapOf(kernel, inputs.length), [...inputs, sumsPlace], outputs);
  if (!rest) return undefined;
  const sumsAt = Math.ceil(sums.scratch / 64) * 64;
  const bytes = sizes.reduce((x, y) => x * y, DTYPES[kept(dtype)].bytes);
  const end = Math.ceil((sumsAt + bytes + SLACK) / 64) * 64;
  const places = new Int32Array(sumsPlace + 1);
  return {
    scratch: end + rest.scratch,
    run(at, scratch) {
      for (let i = 0; i < sumsPlace; i++) places[i] = at[i]!;
      places[sumsPlace] = scratch + sumsAt;
      sums.run(places, scratch);
      rest.run(places, scratch + end);
    },
  };
}

/** The loop that stores a contraction's values: the sums are its last input, dense. */
function mapOf(kernel: DotKernel, sumsInput: number): MapKernel {
  const { value } = kernel.store;
  const axes = kernel.axes.slice(0, kernel.kept);
  const atKept = <M extends { readonly strides: readonly number[] }>(map: M): M => ({
    ...map,
    strides: map.strides.slice(0, kernel.kept),
  });
  const used = [...new Set(walk([value]).flatMap((x) => (x.op === "load" ? [x.index] : [])))];
  const reads = used.map((index) => {
    const read = atKept(kernel.reads[index]!);
    return read.guards ? { ...read, guards: read.guards.map(atKept) } : read;
  });
  const { dtype } = kernel.body;
  const sum = e.cast(e.load(reads.length, kept(dtype)), dtype);
  return {
    kind: "map",
    axes,
    reads: [
      ...reads,
      { input: sumsInput, dtype: kept(dtype), offset: 0, strides: stridesOf(axes) },
    ],
    store: {
      ...kernel.store,
      value: substitute(value, (x) => {
        if (x.op === "acc") return sum;
        return x.op === "load" ? e.load(used.indexOf(x.index), x.dtype) : undefined;
      }),
    },
  };
}
