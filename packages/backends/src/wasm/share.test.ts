import { constant, e, setBackend, type LoopKernel } from "@gradtape/core";
import * as ops from "@gradtape/ops";
import { describe, expect, it } from "vitest";
import { wasm } from "./index.ts";
import { chunkOf } from "./share.ts";

const row = (n: number): { readonly offset: number; readonly strides: readonly number[] } => ({
  offset: 0,
  strides: [n],
});

function map(size: number, dear: boolean): LoopKernel {
  const x = e.load(0, "float32");
  return {
    kind: "map",
    axes: [size],
    reads: [{ input: 0, dtype: "float32", ...row(1) }],
    store: { output: 0, dtype: "float32", ...row(1), value: dear ? e.exp(x) : e.neg(x) },
  };
}

describe("chunkOf", () => {
  it("leaves small kernels whole, and what one thread has", () => {
    expect(chunkOf(map(10000, true), 2)).toBe(10000);
    expect(chunkOf(map(50000, false), 2)).toBe(50000);
    expect(chunkOf(map(1e6, true), 1)).toBe(1e6);
  });

  it("gives each thread several chunks that begin on vectors", () => {
    expect(chunkOf(map(1e6 + 1, true), 2)).toBe(125008);
    expect(chunkOf(map(30000, true), 4)).toBe(4176); // no smaller ones
  });

  it("leaves folds over the outermost axis whole", () => {
    const x = e.load(0, "float32");
    const k: LoopKernel = {
      kind: "reduce",
      kept: 0,
      combine: "sum",
      axes: [1e6],
      body: e.exp(x),
      reads: [{ input: 0, dtype: "float32", ...row(1) }],
      store: { output: 0, dtype: "float32", offset: 0, strides: [], value: e.acc("float32") },
    };
    expect(chunkOf(k, 2)).toBe(1e6);
  });
});

describe("threads", () => {
  it("do not change results", async () => {
    const data = Float32Array.from({ length: 300 * 401 }, (_, i) => Math.sin(i));
    const results = (): unknown[] => {
      const x = ops.reshape(constant(data), [300, 401]);
      return [
        ops.exp(x),
        ops.reduceSum(x, 0),
        ops.reduceSum(ops.exp(x), 1),
        ops.cumsum(x, 1),
        ops.softmax(x),
        ops.argMax(x, 1),
        ops.transpose(ops.tanh(x)),
      ].map((y) => y.dataSync());
    };
    setBackend(wasm({ threads: 1 }));
    const expected = results();
    setBackend(wasm({ threads: 3 }));
    for (let turn = 0; turn < 30; turn++) {
      expect(results()).toEqual(expected);
      await new Promise((next) => setTimeout(next, 10));
    }
  });
});
