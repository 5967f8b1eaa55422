// What a reduction stores may read its inputs again: the two ways of running kernels agree with the interpreter.
import type { Buffer, HostArray, Kernel, Program } from "@gradtape/core";
import { e } from "@gradtape/core";
import { interpret } from "@gradtape/core/reference";
import { describe, expect, it } from "vitest";
import { js } from "./index.ts";

const load = e.load(0, "float32");
const kernelOf = (axes: readonly number[], strides: readonly number[]): Kernel => ({
  kind: "reduce",
  axes,
  kept: 1,
  combine: "sum",
  body: load,
  reads: [{ input: 0, dtype: "float32", offset: 0, strides }],
  store: {
    output: 0,
    dtype: "float32",
    offset: 0,
    strides: [1],
    value: e.sub(e.acc("float32"), load),
  },
});

describe.each(["source", "closures"] as const)("a stored value that reads, by %s", (kernels) => {
  it.each([
    ["rows", [4, 5], [5, 1]],
    ["columns", [5, 4], [1, 5]],
  ] as const)("over %s", (_, axes, strides) => {
    const program: Program = {
      buffers: ["float32", "float32"],
      inputs: 1,
      steps: [{ kernel: kernelOf(axes, strides), inputs: [0], outputs: [1] }],
    };
    const input = Float32Array.from({ length: 20 }, (__, i) => i * i);
    const [expected, got] = [new Float32Array(axes[0]), new Float32Array(axes[0])];
    interpret(program, [input, expected] as HostArray[], [0, 0]);
    js({ kernels }).prepare(program)([input, got] as Buffer[], [0, 0]);
    expect(got).toEqual(expected);
  });
});
