// A row without folds stores where it reads, and so does any row what it stores once: on every backend each element is read
// before it is written, also in the last few of a row, and where rows have gaps.
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

  it.each([
    ["rows", [9, 40], [40, 1]],
    ["columns", [21, 10], [1, 21]],
    ["long columns", [21, 200], [1, 21]],
    ["short rows", [35, 3], [3, 1]],
  ] as const)("once for each of %s", (__, axes, strides) => {
    const backend = make();
    const [count, size] = axes;
    const per = { dtype: "float32", offset: 0, strides: [1] } as const;
    const kept = { ...per, strides: [1, 0] } as const;
    const sum = e.acc("float32");
    const program: Program = {
      buffers: ["float32", "float32", "float32"],
      inputs: 3,
      steps: [
        {
          kernel: {
            kind: "row",
            axes,
            kept: 1,
            folds: [{ combine: "sum", body: a }],
            reads: [
              { input: 0, dtype: "float32", offset: 0, strides },
              { input: 1, ...kept },
              { input: 2, ...kept },
            ],
            // The first store lies where only the second one reads.
            stores: [
              { output: 1, ...per, value: e.add(b, sum) },
              { output: 0, ...per, value: e.sub(e.add(b, sum), e.mul(c, b)) },
            ],
          },
          inputs: [0, 1, 2],
          outputs: [1, 2],
        },
      ],
    };
    const data = [count * size, count, count].map((n, i) =>
      Float32Array.from({ length: n }, (___, j) => ((i + 1) * j) % 7),
    );
    const buffers = data.map((x) => {
      const buffer = backend.alloc(x.length, "float32");
      backend.write(buffer, x);
      return buffer;
    });
    backend.prepare(program)(buffers, [0, 0, 0]);
    const [x, y, z] = data as [Float32Array, Float32Array, Float32Array];
    const sums = y.map((___, i) =>
      Array.from({ length: size }, (____, j) => x[i * strides[0] + j * strides[1]]!).reduce(
        (p, q) => p + q,
      ),
    );
    const got = buffers.slice(1).map((buffer) => backend.readSync!(buffer, "float32", 0, count));
    expect(got).toEqual([
      y.map((old, i) => old + sums[i]! - z[i]! * old),
      z.map((___, i) => y[i]! + sums[i]!),
    ]);
  });
});
