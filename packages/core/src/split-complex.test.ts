// Kernels of complex numbers become kernels of floats, whatever their kind.
import { expect, it } from "vitest";
import { DTYPES, type DType } from "./dtype.ts";
import { e, type Expr } from "./expr.ts";
import type { Access, Kernel, Program } from "./kernel.ts";
import { reference } from "./reference.ts";
import { joinOffsets, splitComplex } from "./split-complex.ts";

const dtype = "complex128";
const z = e.load(0, dtype);
const read = (strides: readonly number[], more: Partial<Access> = {}): Access => ({
  input: 0,
  dtype,
  offset: 0,
  strides,
  ...more,
});
const store = (value: Expr, strides: readonly number[], to: DType = dtype) => ({
  output: 0,
  dtype: to,
  offset: 0,
  strides,
  value,
});

/** The last buffer after a program of these kernels over the others. */
function ran(
  kernels: Kernel | readonly Kernel[],
  inputs: readonly (readonly [DType, readonly number[]])[],
  out: readonly [DType, number],
  offsets: readonly number[] = [],
): number[] {
  const list = [kernels].flat();
  const program: Program = {
    buffers: [...inputs.map(([d]) => d), out[0]],
    inputs: inputs.length,
    steps: list.map((kernel) => ({
      kernel,
      inputs: inputs.map((_, i) => i),
      outputs: [inputs.length],
    })),
  };
  const arrays = inputs.map(([d, values]) => new DTYPES[d].array!(values.length));
  arrays.forEach((a, i) => (a as Float64Array).set(inputs[i]![1]));
  const result = new DTYPES[out[0]].array!(out[1] * DTYPES[out[0]].lanes);
  const split = splitComplex(program);
  expect(split.buffers.every((d) => DTYPES[d].lanes === 1)).toBe(true);
  const all = [...arrays, result];
  joinOffsets(program, reference().prepare(split))(
    all,
    all.map((_, i) => offsets[i] ?? 0),
  );
  return [...(result as Float64Array)];
}

const COUNTED = [1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60];

it("leaves a program of other dtypes alone", () => {
  const program: Program = { buffers: ["float32"], inputs: 1, steps: [] };
  expect(splitComplex(program)).toBe(program);
});

it("maps over strides, offsets of views and offsets of buffers", () => {
  const kernel: Kernel = {
    kind: "map",
    axes: [2, 2],
    reads: [read([1, 2], { offset: 1 })],
    store: store(e.mul(z, z), [2, 1]),
  };
  // Elements 2, 4, 3, 5 (counted from 0) of the buffer: 1 by its offset and 1 by the view's.
  expect(ran(kernel, [[dtype, COUNTED]], [dtype, 4], [1])).toEqual(
    [3, 5, 4, 6].flatMap((n) => [n * n - 100 * n * n, 20 * n * n]),
  );
});

it("reads behind guards, and beside real numbers", () => {
  const kernel: Kernel = {
    kind: "map",
    axes: [3],
    reads: [
      read([1], { guards: [{ offset: 1, strides: [-1], size: 2 }] }),
      read([1], { input: 1, dtype: "float64" }),
    ],
    store: store(e.add(z, e.cast(e.load(1, "float64"), dtype)), [1]),
  };
  expect(
    ran(
      kernel,
      [
        [dtype, COUNTED.slice(0, 6)],
        ["float64", [7, 8, 9]],
      ],
      [dtype, 3],
    ),
  ).toEqual([8, 10, 10, 20, 9, 0]);
});

it("stores real numbers made of both parts", () => {
  const kernel: Kernel = {
    kind: "map",
    axes: [2],
    reads: [read([1])],
    store: store(e.add(e.re(z), e.im(z)), [1], "float64"),
  };
  expect(ran(kernel, [[dtype, COUNTED.slice(0, 4)]], ["float64", 2])).toEqual([11, 22]);
});

it("gathers by a position that is computed, and misses outside", () => {
  const kernel: Kernel = {
    kind: "map",
    axes: [3],
    reads: [read([0]), read([1], { input: 1, dtype: "int32" })],
    store: store(e.gather(0, dtype, e.load(1, "int32")), [1]),
  };
  expect(
    ran(
      kernel,
      [
        [dtype, COUNTED.slice(0, 6)],
        ["int32", [2, 9, 0]],
      ],
      [dtype, 3],
    ),
  ).toEqual([3, 30, 0, 0, 1, 10]);
});

const folded = (
  body: Expr,
  value: Expr,
  combine: "sum" | "prod" = "sum",
  to: DType = dtype,
): Kernel => ({
  kind: "reduce",
  axes: [2, 3],
  kept: 1,
  combine,
  body,
  reads: [read([3, 1])],
  store: store(value, [1], to),
});
const sum = e.acc(dtype);

it("folds sums, and finishes part by part", () => {
  expect(ran(folded(z, sum), [[dtype, COUNTED]], [dtype, 2])).toEqual([6, 60, 15, 150]);
  expect(ran(folded(z, e.div(sum, 3)), [[dtype, COUNTED]], [dtype, 2])).toEqual([2, 20, 5, 50]);
  // A body may look at both parts: (1 + 2 + 3) · 11.
  const turned = e.complex(e.add(e.re(z), e.im(z)), e.re(z));
  expect(ran(folded(turned, sum), [[dtype, COUNTED]], [dtype, 2])).toEqual([66, 6, 165, 15]);
});

it("counts: a fold of other dtypes over complex numbers", () => {
  const some = e.cast(e.ne(e.re(z), 2), "int32");
  const kernel = folded(some, e.acc("int32"), "sum", "int32");
  expect(ran(kernel, [[dtype, COUNTED]], ["int32", 2])).toEqual([2, 3]);
});

it("scatters: sets and adds", () => {
  const fill: Kernel = { kind: "map", axes: [3], reads: [], store: store(e.const(0, dtype), [1]) };
  const scatter = (combine: "sum" | "set"): Kernel => ({
    kind: "scatter",
    combine,
    axes: [4],
    reads: [read([1]), read([1], { input: 1, dtype: "int32" })],
    at: e.load(1, "int32"),
    limit: 3,
    store: store(z, [0]),
  });
  const inputs = [
    [dtype, COUNTED.slice(0, 8)],
    ["int32", [2, 0, 2, 5]],
  ] as const;
  expect(ran([fill, scatter("sum")], inputs, [dtype, 3])).toEqual([2, 20, 0, 0, 4, 40]);
  expect(ran([fill, scatter("set")], inputs, [dtype, 3])).toEqual([2, 20, 0, 0, 3, 30]);
});

it("leaves kernels of rows, which are real, as they are", () => {
  const part = e.load(0, "float64");
  const acc = e.acc("float64");
  const row: Kernel = {
    kind: "row",
    axes: [2, 2],
    kept: 1,
    reads: [{ input: 1, dtype: "float64", offset: 0, strides: [2, 1] }],
    folds: [{ combine: "sum", body: part }],
    stores: [store(e.sub(part, acc), [2, 1], "float64")],
  };
  const inputs = [
    [dtype, [9, 9]],
    ["float64", [1, 2, 3, 5]],
  ] as const;
  expect(ran(row, inputs, ["float64", 4])).toEqual([-2, -1, -5, -3]);
});

it("names what cannot be done part by part", () => {
  expect(() => ran(folded(z, sum, "prod"), [[dtype, COUNTED]], [dtype, 2])).toThrow(
    "This is a bug in Gradtape: reduce of complex numbers by prod",
  );
  expect(() => ran(folded(z, e.mul(sum, sum)), [[dtype, COUNTED]], [dtype, 2])).toThrow(
    "This is a bug in Gradtape: a finished fold mixes the parts of a complex sum",
  );
  expect(() =>
    ran(folded(z, e.abs(sum), "sum", "float64"), [[dtype, COUNTED]], ["float64", 2]),
  ).toThrow("This is a bug in Gradtape: a finished fold mixes the parts of a complex sum");
});
