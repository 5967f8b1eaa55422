// Random windows, and rows: the kernels against the interpreter, on numbers whose sums are exact.
import { type DType, type Kernel, type TypedArray } from "@gradtape/core";
import {
  e,
  type Access,
  type Combine,
  type Expr,
  type ReduceKernel,
  type RowKernel,
} from "@gradtape/core/internal";
import { interpret } from "@gradtape/core/reference";
import { describe, expect, it } from "vitest";
import { wasm } from "../index.ts";

const backend = wasm({ threads: 1 });

/** What a kernel of input 0 and 1 makes, in the backend and in the interpreter. */
function both(
  kernel: Kernel,
  inputs: readonly TypedArray[],
  outputs: readonly DType[],
  length: number,
): [got: number[][], expected: number[][]] {
  const dtypes = [...inputs.map(dtypeOf), ...outputs];
  const step = {
    kernel,
    inputs: inputs.map((_, i) => i),
    outputs: outputs.map((_, i) => inputs.length + i),
  };
  const program = { buffers: dtypes, inputs: inputs.length, steps: [step] };
  const arrays = outputs.map((dtype) =>
    dtype === "int32" ? new Int32Array(length) : new Float32Array(length),
  );
  const offsets = dtypes.map(() => 0);
  interpret(program, [...inputs, ...arrays], offsets);
  const buffers = dtypes.map((dtype, i) => backend.alloc(inputs[i]?.length ?? length, dtype));
  inputs.forEach((array, i) => backend.write(buffers[i]!, array));
  arrays.forEach((array, i) => backend.write(buffers[inputs.length + i]!, array.slice().fill(0)));
  backend.prepare(program)(buffers, offsets);
  const got = outputs.map((dtype, i) => [
    ...(backend.readSync!(buffers[inputs.length + i]!, dtype, 0, length) as Float32Array),
  ]);
  return [got, arrays.map((array) => [...array])];
}

const dtypeOf = (array: TypedArray): DType =>
  array instanceof Int32Array ? "int32" : array instanceof Float32Array ? "float32" : "float64";

function generator(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * n);
  };
}

/** Axes `[n, h, w, c, kh, kw]`; the second read is a filter `[kh, kw, c]`. */
function randomWindow(seed: number, dtype: DType, combine: Combine): [ReduceKernel, number[]] {
  const random = generator(seed);
  const [n, c] = [1 + random(2), 1 + random(21)];
  const [kh, kw, sh, sw, dh, dw] = Array.from({ length: 6 }, () => 1 + random(3)) as Six;
  const [h, w] = [1 + random(7), 1 + random(7)];
  const [top, left] = [random(4), random(4)];
  const [H, W] = [1 + random(9), 1 + random(9)];
  const guard = (axis: number, by: number, apart: number, before: number, size: number) => ({
    offset: -before,
    size,
    strides: [0, 1, 2, 3, 4, 5].map((d) => (d === axis ? by : d === axis + 3 ? apart : 0)),
  });
  const image: Access = {
    input: 0,
    dtype,
    offset: -(top * W + left) * c,
    strides: [H * W * c, sh * W * c, sw * c, 1, dh * W * c, dw * c],
    guards: [guard(1, sh, dh, top, H), guard(2, sw, dw, left, W)],
    ...(combine === "max" && { fill: -100 }),
  };
  const filter: Access = { input: 1, dtype, offset: 0, strides: [0, 0, 0, 1, kw * c, c] };
  const [x, f] = [e.load(0, dtype), e.load(1, dtype)];
  const isArg = combine === "argMax" || combine === "argMin";
  const shape = [h, w, c].reduceRight<number[]>((all, size) => [all[0]! * size, ...all], [1]);
  const kernel: ReduceKernel = {
    kind: "reduce",
    axes: [n, h, w, c, kh, kw],
    kept: 4,
    combine,
    body: combine === "sum" ? e.mul(x, f) : combine === "min" ? e.add(x, f) : x,
    reads: [image, filter],
    store: {
      output: 0,
      dtype: isArg ? "int32" : dtype,
      offset: 0,
      strides: shape,
      value: e.acc(isArg ? "int32" : dtype),
    },
  };
  return [kernel, [n * H * W * c, kh * kw * c, n * shape[0]!]];
}
type Six = [number, number, number, number, number, number];

function smallNumbers(
  seed: number,
  length: number,
  dtype: DType,
  special: readonly number[] = [],
): TypedArray {
  const random = generator(seed);
  const array =
    dtype === "int32"
      ? new Int32Array(length)
      : dtype === "float64"
        ? new Float64Array(length)
        : new Float32Array(length);
  return array.map(() =>
    special.length > 0 && random(9) === 0 ? special[random(special.length)]! : random(9) - 4,
  );
}

describe("random windows", () => {
  for (const dtype of ["float32", "int32"] as const)
    for (const combine of ["sum", "max", "min", "argMax", "argMin"] as const)
      it(`are right of ${dtype}, ${combine}`, () => {
        for (let seed = 1; seed <= 40; seed++) {
          const [kernel, [size, few, made]] = randomWindow(seed, dtype, combine);
          const special = dtype === "float32" && combine !== "sum" ? [NaN, -0, 0, -Infinity] : [];
          const [got, expected] = both(
            kernel,
            [smallNumbers(seed, size!, dtype, special), smallNumbers(seed + 1, few!, dtype)],
            [kernel.store.dtype],
            made!,
          );
          expect([seed, got]).toEqual([seed, expected]);
        }
      });

  it("are told apart by their sizes", () => {
    const ones = new Float32Array(4096).fill(1);
    const sum = (kh: number, kw: number): number => {
      const kernel: ReduceKernel = {
        kind: "reduce",
        axes: [3, 8, kh, kw],
        kept: 2,
        combine: "sum",
        body: e.load(0, "float32"),
        reads: [{ input: 0, dtype: "float32", offset: 0, strides: [64, 1, 16, 8] }],
        store: {
          output: 0,
          dtype: "float32",
          offset: 0,
          strides: [8, 1],
          value: e.acc("float32"),
        },
      };
      return both(kernel, [ones], ["float32"], 24)[0][0]![7]!;
    };
    expect([sum(2, 3), sum(3, 2), sum(3, 3), sum(2, 2)]).toEqual([6, 6, 9, 4]);
  });
});

describe("rows", () => {
  /** `[m, a, b]`, where a row is b and a: maxima, then what is dear, kept in the output until it is wanted. */
  const softmax = (m: number, a: number, b: number, stores: number): RowKernel => {
    const x = e.load(0, "float32");
    const power = e.exp(e.sub(x, e.acc("float32", 0)));
    const values: Expr[] = [e.div(power, e.acc("float32", 1)), e.add(power, x)].slice(0, stores);
    return {
      kind: "row",
      axes: [m, b, a],
      kept: 1,
      folds: [
        { combine: "max", body: x },
        { combine: "sum", body: power },
      ],
      reads: [{ input: 0, dtype: "float32", offset: 0, strides: [a * b, a, 1] }],
      stores: [
        ...values.map((value, output) => ({
          output,
          dtype: "float32" as const,
          offset: 0,
          strides: [a * b, a, 1],
          value,
        })),
        {
          output: stores,
          dtype: "float32",
          offset: 0,
          strides: [1],
          // A maximum that is stored is had in another way.
          value: m === 2 ? e.acc("float32", 0) : e.acc("float32", 1),
        },
      ],
    };
  };
  for (const [m, a, b] of [
    [3, 1, 1],
    [2, 7, 3],
    [5, 64, 1],
    [2, 333, 2],
  ] as const)
    it(`keep what they made: ${m}, ${a}, ${b}`, () => {
      for (const special of [[], [-Infinity, -0], [NaN]]) {
        const x = smallNumbers(m + a, m * a * b, "float32", special);
        const outputs: DType[] = ["float32", "float32", "float32"];
        const [got, expected] = both(softmax(m, a, b, 2), [x], outputs, m * a * b);
        got.forEach((list, i) =>
          expect(list.map((value) => Math.round(value * 1e5))).toEqual(
            expected[i]!.map((value) => Math.round(value * 1e5)),
          ),
        );
      }
    });
});

it.each([129, 300])("folds long columns by several folds at once: %i", (rows) => {
  const columns = 37;
  const [x, y] = [e.load(0, "float32"), e.load(1, "float32")];
  const strides = [1, columns];
  const line = { dtype: "float32" as const, offset: 0 };
  const kernel: RowKernel = {
    kind: "row",
    axes: [columns, rows],
    kept: 1,
    folds: [
      { combine: "sum", body: x },
      { combine: "sum", body: e.mul(x, y) },
      { combine: "max", body: y },
    ],
    reads: [
      { input: 0, ...line, strides },
      { input: 1, ...line, strides },
    ],
    stores: [0, 1, 2].map((output) => ({
      output,
      ...line,
      strides: [1],
      value: e.acc("float32", output),
    })),
  };
  const inputs = [1, 2].map((seed) => smallNumbers(seed, rows * columns, "float32"));
  const [got, expected] = both(kernel, inputs, ["float32", "float32", "float32"], columns);
  expect(got).toEqual(expected);
});

it("divides integers as the interpreter does", () => {
  const some = [0, 1, -1, 2, -2, 3, 7, -7, 46341, 2 ** 31 - 1, -(2 ** 31), 1 - 2 ** 31];
  const x = Int32Array.from(some.flatMap((a) => some.map(() => a)));
  const y = Int32Array.from(some.flatMap(() => some));
  for (const value of [
    e.floorDiv(e.load(0, "int32"), e.load(1, "int32")),
    e.floorMod(e.load(0, "int32"), e.load(1, "int32")),
  ]) {
    const line = { dtype: "int32" as const, offset: 0, strides: [1] };
    const [got, expected] = both(
      {
        kind: "map",
        axes: [x.length],
        reads: [
          { input: 0, ...line },
          { input: 1, ...line },
        ],
        store: { output: 0, ...line, value },
      },
      [x, y],
      ["int32"],
      x.length,
    );
    expect(got).toEqual(expected);
  }
});

it("bounds floats as the interpreter does", () => {
  const x = Float32Array.from({ length: 67 }, (_, i) =>
    i % 9 === 0 ? [NaN, -0, 0, Infinity, -Infinity][i % 5]! : (i % 13) / 2 - 3,
  );
  const line = { dtype: "float32" as const, offset: 0, strides: [1] };
  const load = e.load(0, "float32");
  for (const bound of [0, -0, 1.5, -2, NaN, Infinity])
    for (const value of [
      e.max(load, bound),
      e.max(e.const(bound, "float32"), load),
      e.min(load, bound),
      e.min(e.max(load, -2.5), bound),
    ]) {
      const store = { output: 0, ...line, value };
      const kernel: Kernel = { kind: "map", axes: [67], reads: [{ input: 0, ...line }], store };
      const [got, expected] = both(kernel, [x], ["float32"], 67);
      expect(got).toEqual(expected);
    }
  // A bound that is read.
  for (const bound of [0, -0, 1.5, NaN])
    for (const op of [e.max, e.min]) {
      const one = { input: 1, ...line, strides: [0] };
      const store = { output: 0, ...line, value: op(load, e.load(1, "float32")) };
      const kernel: Kernel = {
        kind: "map",
        axes: [67],
        reads: [{ input: 0, ...line }, one],
        store,
      };
      const [got, expected] = both(kernel, [x, Float32Array.of(bound)], ["float32"], 67);
      expect(got).toEqual(expected);
    }
});

describe("random bits", () => {
  const word = (position: Expr): Expr => {
    const n = (value: number): Expr => e.const(value, "int32");
    return e.cast(e.philox(position, [n(7), n(9)], [n(-1), n(-1), n(3), n(4)]), "float32");
  };
  const i = e.axis(0);
  it.each([
    ["from a block's beginning", i],
    ["from the middle of a block", e.add(i, 3)],
    ["of every other position", e.mul(i, 2)],
    ["of one position for two", e.and(i, -2)],
    ["backwards", e.sub(100, i)],
  ])("%s", (_, position) => {
    const kernel: Kernel = {
      kind: "map",
      axes: [57],
      reads: [],
      store: { output: 0, dtype: "float32", offset: 0, strides: [1], value: word(position) },
    };
    const [got, expected] = both(kernel, [], ["float32"], 57);
    expect(got).toEqual(expected);
  });
});

describe("rows of two and four", () => {
  it.each([2, 4])("of %i", (size) => {
    const value = e.add(e.mul(e.axis(1), 100), e.add(e.mul(e.axis(2), 10), e.load(0, "int32")));
    for (const strides of [
      [size, 1],
      [2 * size, 2],
      [size + 1, 1],
    ] as const) {
      const kernel: Kernel = {
        kind: "map",
        axes: [2, 9, size],
        reads: [{ input: 0, dtype: "int32", offset: 0, strides: [90, ...strides] }],
        store: { output: 0, dtype: "int32", offset: 0, strides: [9 * size, size, 1], value },
      };
      const input = Int32Array.from({ length: 200 }, (_, j) => 1000 * j);
      const [got, expected] = both(kernel, [input], ["int32"], 18 * size);
      expect(got).toEqual(expected);
    }
  });
});
