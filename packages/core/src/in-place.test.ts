// A row without folds may store where it reads: all values of a position are computed before any of them is stored.
import { describe, expect, it } from "vitest";
import type { HostArray } from "./dtype.ts";
import { e } from "./expr.ts";
import { interpret } from "./interpret.ts";
import type { Program } from "./kernel.ts";

describe("a row that stores where it reads", () => {
  it("reads before it stores", () => {
    const map = { dtype: "float32", offset: 0, strides: [1] } as const;
    const [a, b] = [e.load(0, "float32"), e.load(1, "float32")];
    const program: Program = {
      buffers: ["float32", "float32"],
      inputs: 2,
      steps: [
        {
          kernel: {
            kind: "row",
            axes: [3],
            kept: 1,
            folds: [],
            reads: [
              { input: 0, ...map },
              { input: 1, ...map },
            ],
            stores: [
              { output: 0, ...map, value: e.add(a, b) },
              { output: 1, ...map, value: e.sub(a, b) },
            ],
          },
          inputs: [0, 1],
          outputs: [0, 1],
        },
      ],
    };
    const data: HostArray[] = [Float32Array.of(1, 2, 3), Float32Array.of(10, 20, 30)];
    interpret(program, data, [0, 0]);
    expect(data).toEqual([Float32Array.of(11, 22, 33), Float32Array.of(-9, -18, -27)]);
  });
});
