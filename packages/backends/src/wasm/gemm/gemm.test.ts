// Contractions: what they compute is what the interpreter does, for every size, way of lying in memory, and code target.
import type { DType } from "@gradtape/core";
import { e, type DotKernel } from "@gradtape/core/internal";
import { describe, expect, it } from "vitest";
import { Engine } from "../engine.ts";
import type { Target } from "../target.ts";
import type { Sharing } from "./prepare.ts";
import { faultOf } from "./trial.ts";

const TARGETS: readonly (readonly [string, Target])[] = [
  ["plain", { fma: false, wide: false, ordered: false }],
  ["plain, unrolled", { fma: false, wide: false, ordered: true }],
  ["fma", { fma: true, wide: false, ordered: true }],
  ["fma, not unrolled", { fma: true, wide: false, ordered: false }],
  ["wide", { fma: true, wide: true, ordered: true }],
];

interface Options {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  readonly batch?: number;
  readonly dtype?: DType;
  /** Elements from a row (of a, b and the result) to the next beyond its length. */
  readonly gap?: number;
}

function matmul(
  m: number,
  k: number,
  n: number,
  { transposeA = false, transposeB = false, batch = 1, dtype = "float32", gap = 0 }: Options = {},
): DotKernel {
  const matrix = (rows: number, columns: number, transposed: boolean) =>
    transposed
      ? { strides: [1, rows + gap], size: columns * (rows + gap) }
      : { strides: [columns + gap, 1], size: rows * (columns + gap) };
  const [a, b] = [matrix(m, k, transposeA), matrix(k, n, transposeB)];
  return {
    kind: "dot",
    axes: [batch, m, n, k],
    parts: [1, 1, 1],
    kept: 3,
    combine: "sum",
    body: e.mul(e.load(0, dtype), e.load(1, dtype)),
    reads: [
      { input: 0, dtype, offset: 0, strides: [a.size, a.strides[0]!, 0, a.strides[1]!] },
      { input: 1, dtype, offset: 0, strides: [b.size, 0, b.strides[1]!, b.strides[0]!] },
    ],
    store: {
      output: 0,
      dtype,
      offset: 0,
      strides: [m * (n + gap), n + gap, 1],
      value: e.acc(dtype),
    },
  };
}

/** The product plus one number of each column, of each row and of each batch, and every other one of a matrix; no negative ones. */
function finished(kernel: DotKernel, stored: DType = kernel.store.dtype): DotKernel {
  const { dtype } = kernel.body;
  const [, m, n] = kernel.axes as [number, number, number];
  const strides = [
    [0, 0, 1, 0],
    [0, 1, 0, 0],
    [1, 0, 0, 0],
    [2 * m * n, 2 * n, 2, 0],
  ];
  const more = strides.map((s, i) => ({ input: 2 + i, dtype, offset: i, strides: s }));
  const sum = more.reduce((x, _, i) => e.add(x, e.load(2 + i, dtype)), e.acc(dtype));
  const value = e.cast(e.max(sum, 0), stored);
  return {
    ...kernel,
    reads: [...kernel.reads, ...more],
    store: { ...kernel.store, dtype: stored, value },
  };
}

const faults = (engine: Engine, kernels: readonly DotKernel[]): string[] =>
  kernels.map((k) => faultOf(engine, k)).filter((fault) => fault !== "nothing");

for (const [name, target] of TARGETS)
  describe(`contractions for ${name}`, () => {
    const engine = new Engine(target);
    for (const transposeA of [false, true])
      for (const transposeB of [false, true]) {
        const options = { transposeA, transposeB };
        it(`multiplies small matrices, ${JSON.stringify(options)}`, () => {
          const kernels = Array.from({ length: 20 * 6 }, (_, i) => {
            const m = (i % 20) + 1;
            return matmul(m, ((i * 3 + m * 5) % 20) + 1, ((i * 7 + m) % 20) + 1, options);
          });
          expect(faults(engine, kernels)).toEqual([]);
        });
        it(`multiplies matrices of more than a block, ${JSON.stringify(options)}`, () => {
          const [deep, tall] = [matmul(7, 1301, 9, options), matmul(331, 5, 7, options)];
          const [broad, gaps] = [
            matmul(5, 7, 2101, options),
            matmul(67, 47, 51, { ...options, gap: 3 }),
          ];
          expect(faults(engine, [deep, tall, broad, gaps])).toEqual([]);
        });
      }

    for (const dtype of ["float32", "float64", "int16"] as const)
      it(`multiplies few rows or columns of ${dtype}`, () => {
        const kernels = [1, 2, 3, 4].flatMap((few) =>
          [false, true].flatMap((transposed) => {
            const options = { dtype, transposeA: transposed, transposeB: transposed, gap: few - 1 };
            return [
              matmul(few, 67, 45, options),
              matmul(45, 67, few, options),
              matmul(few, 9, 2101, options),
              matmul(few, 601, few, { ...options, batch: 2 }),
            ];
          }),
        );
        expect(faults(engine, kernels)).toEqual([]);
      });

    it("multiplies batches", () => {
      const some = matmul(5, 6, 7, { batch: 4 });
      const gaps = matmul(13, 11, 17, { batch: 3, transposeB: true, gap: 2 });
      expect(faults(engine, [some, gaps])).toEqual([]);
    });

    for (const [dtype, stored] of [
      ["float32", "float32"],
      ["float32", "uint8"],
      ["float64", "float64"],
      ["int8", "int32"],
    ] as const)
      it(`stores what is made of sums of ${dtype} as ${stored}`, () => {
        const sizes = [
          ...([1, 2, 5, 6, 7, 13].map((m) => [m, 3 * m, 29 - m]) as [number, number, number][]),
          ...([1, 2, 3, 4].map((m) => [m, 67, 47 - m]) as [number, number, number][]),
          ...([1, 2, 3, 4].map((n) => [45 + n, 33, n]) as [number, number, number][]),
          ...([
            [2, 9, 2101],
            [7, 1301, 9],
            [265, 5, 37],
          ] as const),
        ] as const;
        const kernels = sizes.flatMap(([m, k, n], i) =>
          [i % 3 === 1].map((transposeB) => {
            const options = { dtype, transposeB, batch: 1 + (i % 2), gap: i % 3 };
            return finished(matmul(m, k, n, options), stored);
          }),
        );
        expect(faults(engine, kernels)).toEqual([]);
      });

    for (const dtype of ["float64", "int32", "uint32"] as const)
      it(`multiplies ${dtype}`, () => {
        const kernels = Array.from({ length: 24 }, (_, j) => {
          const i = j + 1;
          const options = { dtype, transposeA: i % 2 === 0, transposeB: i % 3 === 0, gap: i % 5 };
          return matmul(i, ((i * 7) % 19) + 1, ((i * 5) % 23) + 1, options);
        });
        expect(faults(engine, [...kernels, matmul(35, 403, 33, { dtype })])).toEqual([]);
      });
  });

describe("parts of a contraction", () => {
  const engine = new Engine({ fma: true, wide: false, ordered: true });
  /** Two threads by turns, from the last part to the first. */
  const sharing = (seen: (parts: number) => void): Sharing => ({
    threads: 2,
    run(kernel, count, size) {
      seen(count);
      for (let i = count - 1; i >= 0; i -= size) kernel(i, i + 1, i % 2);
    },
  });
  for (const [what, kernel] of [
    ["rows", matmul(203, 67, 71)],
    ["columns", matmul(9, 67, 1203, { transposeB: true })],
    ["columns of few rows", matmul(3, 307, 709)],
    ["with what is made of sums", finished(matmul(203, 67, 71))],
    ["few rows with what is made of sums", finished(matmul(3, 307, 709), "float16")],
    ["batches", matmul(31, 35, 37, { batch: 23, dtype: "float16" })],
  ] as const)
    it(`may be computed in any order: ${what}`, () => {
      let parts = 0;
      const pool = sharing((count) => (parts = count));
      expect(faultOf(engine, kernel, [], pool)).toBe("nothing");
      expect(parts).toBeGreaterThan(1);
    });
  it("are not made of what is small", () => {
    let parts = 0;
    const pool = sharing((count) => (parts = count));
    expect(faultOf(engine, matmul(32, 32, 32), [], pool)).toBe("nothing");
    expect(parts).toBe(0);
  });
});
