// Contractions whose stored value is computed of the sum: through the backend, as kernels that are made of several ops are.
import type { DType } from "@gradtape/core";
import { e, type DotKernel, type Expr } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import { describe, expect, it } from "vitest";
import { wasm } from "../index.ts";

const [M, N, K] = [13, 19, 11];

/** A product whose third input is added to each row, and which stores a value of that. */
function dense(dtype: DType, stored: DType, value: (x: Expr) => Expr): DotKernel {
  return {
    kind: "dot",
    axes: [M, N, K],
    parts: [0, 1, 1],
    kept: 2,
    combine: "sum",
    body: e.mul(e.load(0, dtype), e.load(1, dtype)),
    reads: [
      { input: 0, dtype, offset: 0, strides: [K, 0, 1] },
      { input: 1, dtype, offset: 0, strides: [0, 1, N] },
      { input: 2, dtype, offset: 0, strides: [0, 1, 0] },
    ],
    store: {
      output: 0,
      dtype: stored,
      offset: 0,
      strides: [N, 1],
      value: value(e.add(e.acc(dtype), e.load(2, dtype))),
    },
  };
}

function runOn(backend: ReturnType<typeof wasm>, kernel: DotKernel): number[] {
  const { dtype } = kernel.reads[0]!;
  const stored = kernel.store.dtype;
  const lengths = [M * K, K * N, N];
  const run = backend.prepare({
    buffers: [dtype, dtype, dtype, stored],
    inputs: 3,
    steps: [{ kernel, inputs: [0, 1, 2], outputs: [3] }],
  });
  const buffers = [...lengths.map((n) => backend.alloc(n, dtype)), backend.alloc(M * N, stored)];
  lengths.forEach((n, i) => {
    const numbers = Array.from({ length: n }, (_, j) => ((j * (i + 3)) % 7) - 3);
    backend.write(
      buffers[i]!,
      dtype === "float64" ? Float64Array.from(numbers) : Float32Array.from(numbers),
    );
  });
  run(buffers, [0, 0, 0, 0]);
  return [...(backend.readSync!(buffers[3]!, stored, 0, M * N) as Float32Array)];
}

describe("what a contraction stores", () => {
  const [backend, expected] = [wasm(), reference()];
  for (const [what, kernel] of [
    ["the sum and a bias", dense("float32", "float32", (x) => x)],
    ["no negative numbers", dense("float32", "float32", (x) => e.max(x, 0))],
    ["a comparison", dense("float32", "bool", (x) => e.gt(x, 2))],
    ["a cast of float64", dense("float64", "int32", (x) => e.cast(e.mul(x, 2), "int32"))],
  ] as const)
    it(`may be ${what}`, () => {
      expect(runOn(backend, kernel)).toEqual(runOn(expected, kernel));
    });
});
