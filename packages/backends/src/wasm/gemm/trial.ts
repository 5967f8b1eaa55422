// For tests: runs a contraction on an engine and by the interpreter, on small integers, whose sums are exact.
import { DTYPES, type DType, type HostArray, type TypedArray } from "@gradtape/core";
import { simplifyAxes, writeElement, type DotKernel, type IndexMap } from "@gradtape/core/internal";
import { interpret } from "@gradtape/core/reference";
import { FIRST_FREE, SLACK, type Engine } from "../engine.ts";
import { generate } from "../generate.ts";
import { Heap } from "../heap.ts";
import { Pool } from "../pool.ts";
import { loopStep } from "../prepare.ts";
import { withLoops } from "../with-loops.ts";
import { prepareContraction } from "./epilogue.ts";
import type { Sharing } from "./prepare.ts";

/** Bytes around every array, filled with what would spoil results: reads may go there, writes must not. */
const MARGIN = 256;

/** What is wrong with the result, or with what lies around it: "nothing" if it is as it should be, "declined" if there is none. */
export function faultOf(
  engine: Engine,
  kernel: DotKernel,
  lengths: readonly number[] = [],
  pool: Sharing = alone(engine),
): string {
  const inputs = kernel.reads.map((_, i) => i);
  const output = inputs.length;
  const prepared = prepareContraction(engine, pool, kernel, inputs, [output], (map, from, to) => {
    const loops = withLoops(simplifyAxes(map));
    const template = generate(engine, loops);
    const step = { kernel: loops, inputs: from, outputs: to };
    return template && loopStep(engine, alone(engine), template, loops, step, output + 2);
  });
  if (!prepared) return "declined";
  const given = kernel.reads.map((read, i) =>
    smallIntegers(read.dtype, lengths[i] ?? extent(read, kernel.axes), i + 1),
  );
  const c = typedArray(kernel.store.dtype, extent(kernel.store, kernel.axes));
  new Uint8Array(c.buffer).fill(0x55);

  const arrays = [...given, c];
  const at = new Int32Array(arrays.length);
  let end = FIRST_FREE;
  arrays.forEach((array, i) => {
    at[i] = end + MARGIN;
    end = Math.ceil((at[i]! + array.byteLength + MARGIN + SLACK) / 64) * 64;
  });
  engine.grow(end + prepared.scratch + SLACK);
  engine.bytes.fill(0xff, FIRST_FREE, end + prepared.scratch);
  arrays.forEach((array, i) =>
    engine.bytes.set(new Uint8Array(array.buffer, 0, array.byteLength), at[i]),
  );
  prepared.run(at, end);

  const around = (fill: number): Uint8Array<ArrayBuffer> =>
    new Uint8Array(2 * MARGIN + c.byteLength).fill(fill);
  const got = around(0);
  got.set(engine.bytes.subarray(at[output]! - MARGIN, at[output]! + c.byteLength + MARGIN));
  const expected = around(0xff);
  interpret(
    {
      buffers: [...kernel.reads.map((r) => r.dtype), kernel.store.dtype],
      inputs: output,
      steps: [{ kernel, inputs, outputs: [output] }],
    },
    arrays,
    arrays.map(() => 0),
  );
  expected.set(new Uint8Array(c.buffer), MARGIN);
  const elements = (bytes: Uint8Array<ArrayBuffer>): Float32Array =>
    new DTYPES[kernel.store.dtype].array!(bytes.buffer) as Float32Array;
  const [is, should] = [elements(got), elements(expected)];
  const wrong = is.findIndex((x, i) => !Object.is(x, should[i]));
  if (wrong < 0) return "nothing";
  const place = wrong - MARGIN / DTYPES[kernel.store.dtype].bytes;
  return `axes ${kernel.axes.join()}: element ${place} is ${is[wrong]} instead of ${should[wrong]}`;
}

/** One thread. */
const alone = (engine: Engine): Pool => new Pool(engine, new Heap(engine), 1);

const typedArray = (dtype: DType, length: number): TypedArray => new DTYPES[dtype].array!(length);

function smallIntegers(dtype: DType, length: number, seed: number): TypedArray {
  const array = typedArray(dtype, length);
  const low = DTYPES[dtype].kind === "uint" ? 0 : -4;
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    writeElement(array as HostArray, i, dtype, low + ((state >>> 16) % 9));
  }
  return array;
}

/** Elements up to the last that a map reaches. */
const extent = ({ offset, strides }: IndexMap, axes: readonly number[]): number =>
  axes.some((n) => n === 0)
    ? 0
    : strides.reduce((sum, s, d) => sum + Math.max(0, s) * (axes[d]! - 1), offset + 1);
