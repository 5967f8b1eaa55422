// A row without folds stores where it reads: on every backend each element is read before it is written, also in the last
// few of a row, and where rows have gaps.
import { e, type Program } from "@gradtape/core";
import { describe, expect, it } from "vitest";
import { js } from "./js/index.ts";
import { wasm } from "./wasm/index.ts";

const backends = [
  ["js", () => js({ kernels: "source" })],
  ["js by closures", () => js({ kernels: "closures" })],
  ["wasm", () => wasm({ threads: 1 })],
] as const;

const load = (i: number) => e.load(i, "float32");
const [a, b, c] = [load(0), load(1), load(2)];

/** Sums and differences of two buffers in their places, and their products in a third. */
function programOf(axes: readonly number[], strides: readonly number[]): Program {
  const map = { dtype: "float32", offset: 1, strides } as const;
  const scalar = { dtype: "float32", offset: 0, strides: axes.map(() => 0) } as const;
  const kernel = {
    kind: "row",
    axes,
    kept: axes.length,
    folds: [],
    reads: [
      { input: 0, ...map },
      { input: 1, ...map },
      { input: 2, ...scalar },
    ],
    stores: [
      { output: 0, ...map, value: e.mul(e.add(a, b), c) },
      { output: 1, ...map, value: e.sub(a, b) },
      { output: 2, ...map, value: e.mul(e.add(a, b), a) },
    ],
  } as const;
  return {
    buffers: ["float32", "float32", "float32", "float32"],
    inputs: 3,
    steps: [{ kernel, inputs: [0, 1, 2], outputs: [0, 1, 3] }],
  };
}

describe.each(backends)("%s", (_, make) => {
  it.each([
    ["dense", [103], [1]],
    ["rows with gaps", [5, 11], [13, 1]],
    ["columns", [7, 5], [1, 9]],
    ["backwards", [6, 9], [9, -1]],
    ["one element", [], []],
  ] as const)("%s", (__, axes, strides) => {
    const backend = make();
    const program = programOf(axes, strides);
    const first = strides.reduce<number>((n, s, d) => n - Math.min(0, s * (axes[d]! - 1)), 0);
    const offsets = [first, first, 0, first];
    const data = [0, 1, 2, 3].map((i) =>
      Float32Array.from({ length: i === 2 ? 1 : 120 }, (___, j) => i * 100 + j),
    );
    const buffers = data.map((x) => {
      const buffer = backend.alloc(x.length, "float32");
      backend.write(buffer, x);
      return buffer;
    });
    backend.prepare(program)(buffers, offsets);
    const expected = data.map((x) => x.slice());
    const at = (position: readonly number[]): void => {
      const d = position.length;
      if (d < axes.length) {
        for (let i = 0; i < axes[d]!; i++) at([...position, i]);
        return;
      }
      const p = strides.reduce<number>((n, s, k) => n + s * position[k]!, first + 1);
      const [x, y, by] = [data[0]![p]!, data[1]![p]!, data[2]![0]!];
      expected[0]![p] = (x + y) * by;
      expected[1]![p] = x - y;
      expected[3]![p] = (x + y) * x;
    };
    at([]);
    const got = buffers.map((buffer, i) =>
      backend.readSync!(buffer, "float32", 0, data[i]!.length),
    );
    expect(got).toEqual(expected);
  });
});
