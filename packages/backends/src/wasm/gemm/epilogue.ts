// A contraction that stores more than can be made of its sums in registers: the sums first, then a loop over them.
import { DTYPES } from "@gradtape/core";
import {
  e,
  simplifyAxes,
  substitute,
  walk,
  type DotKernel,
  type MapKernel,
} from "@gradtape/core/internal";
import { SLACK, type Engine, type Prepared } from "../engine.ts";
import type { Job, Word } from "../job.ts";
import { prepareSums, type Sharing, type Sums } from "./prepare.ts";
import { roundUp } from "./tables.ts";

/** Makes a loop ready; its buffers are numbered as the contraction's are. */
export type PrepareMap = (
  kernel: MapKernel,
  inputs: readonly number[],
  outputs: readonly number[],
) => Prepared | undefined;

/** A contraction ready to run, whatever it stores; undefined if it is not a plain product, or of a dtype that has no fast one. */
export function prepareContraction(
  engine: Engine,
  pool: Sharing,
  given: DotKernel,
  inputs: readonly number[],
  outputs: readonly number[],
  prepareMap: PrepareMap,
): Prepared | undefined {
  const kernel = simplifyAxes(given);
  const apart = Math.max(...inputs, ...outputs) + 1;
  const product = prepareSums(engine, pool, kernel, inputs, outputs, apart);
  if (!product?.sums) return product;
  if (walk([kernel.store.value]).some((x) => x.op === "gather")) return undefined;
  const map = mapOf(kernel, product.sums, inputs.length);
  const rest = prepareMap(map, [...inputs, apart], outputs);
  if (!rest) return undefined;
  const { sums } = product;
  const sumsAt = roundUp(product.scratch, 64);
  const end = roundUp(sumsAt + sums.size * DTYPES[sums.dtype].bytes + SLACK, 64);
  const places = new Int32Array(apart + 1);
  return {
    scratch: end + rest.scratch,
    run(at, scratch) {
      for (let i = 0; i < apart; i++) places[i] = at[i]!;
      places[apart] = scratch + sumsAt;
      product.run(places, scratch);
      rest.run(places, scratch + end);
    },
    ...(product.jobs &&
      rest.jobs && {
        jobs: () => [
          ...product.jobs!().map((job) => sumsInScratch(job, apart, sumsAt, 0)),
          ...rest.jobs!().map((job) => sumsInScratch(job, apart, sumsAt, end)),
        ],
      }),
  };
}

/** A job whose sums lie in the scratch space, and which finds its own scratch at an offset. */
function sumsInScratch(job: Job, apart: number, sumsAt: number, scratchAt: number): Job {
  const placed = (w: Word): Word => {
    if (w.base === "at" && w.buffer === apart) return { value: w.value + sumsAt, base: "scratch" };
    return w.base === "scratch" ? { ...w, value: w.value + scratchAt } : w;
  };
  return {
    ...job,
    words: job.words.map(placed),
    before: job.before.map((b) => ({ ...b, words: b.words.map(placed) })),
  };
}

/** The loop that stores a contraction's values: the sums are its last input. */
function mapOf(kernel: DotKernel, { dtype, strides }: Sums, sumsInput: number): MapKernel {
  const { value } = kernel.store;
  const atKept = <M extends { readonly strides: readonly number[] }>(map: M): M => ({
    ...map,
    strides: map.strides.slice(0, kernel.kept),
  });
  const used = [...new Set(walk([value]).flatMap((x) => (x.op === "load" ? [x.index] : [])))];
  const reads = used.map((index) => {
    const read = atKept(kernel.reads[index]!);
    return read.guards ? { ...read, guards: read.guards.map(atKept) } : read;
  });
  const sum = e.cast(e.load(reads.length, dtype), kernel.body.dtype);
  return {
    kind: "map",
    axes: kernel.axes.slice(0, kernel.kept),
    reads: [...reads, { input: sumsInput, dtype, offset: 0, strides }],
    store: {
      ...kernel.store,
      value: substitute(value, (x) => {
        if (x.op === "acc") return sum;
        return x.op === "load" ? e.load(used.indexOf(x.index), x.dtype) : undefined;
      }),
    },
  };
}
