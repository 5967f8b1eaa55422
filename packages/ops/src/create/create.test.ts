import { constant, DTYPES, isBig, isFloat, setBackend, Variable, type DType } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, it } from "vitest";
import { eye } from "./eye.ts";
import { fill } from "./fill.ts";
import { linspace } from "./linspace.ts";
import { ones } from "./ones.ts";
import { onesLike } from "./onesLike.ts";
import { range } from "./range.ts";
import { zeros } from "./zeros.ts";
import { zerosLike } from "./zerosLike.ts";

beforeAll(() => setBackend(reference()));

const ALL = Object.keys(DTYPES) as DType[];
const REAL = ALL.filter((d) => !["complex", "string"].includes(DTYPES[d].kind));

/** 0 or 1 as elements of a dtype are read. */
const element = (dtype: DType, x: 0 | 1): unknown => {
  const { kind } = DTYPES[dtype];
  if (kind === "bool") return x === 1;
  if (kind === "complex") return { re: x, im: 0 };
  if (kind === "string") return "";
  return isBig(dtype) ? BigInt(x) : x;
};

describe("every dtype", () => {
  it.each(ALL)("zeros %s", (dtype) => {
    const x = zeros([2], { dtype });
    expect(x.dtype).toBe(dtype);
    expect(x.arraySync()).toEqual([element(dtype, 0), element(dtype, 0)]);
    expect(zerosLike(x).dtype).toBe(dtype);
  });
  it.each(ALL.filter((d) => d !== "string"))("ones %s", (dtype) => {
    const x = ones([2], { dtype });
    expect(x.arraySync()).toEqual([element(dtype, 1), element(dtype, 1)]);
    expect(onesLike(x).arraySync()).toEqual(x.arraySync());
  });
  it.each(REAL)("eye %s", (dtype) => {
    const [o, l] = [element(dtype, 0), element(dtype, 1)];
    expect(eye(2, { dtype }).arraySync()).toEqual([
      [l, o],
      [o, l],
    ]);
  });
  it.each(REAL.filter((d) => d !== "bool"))("range %s", (dtype) => {
    const want = [1, 3, 5];
    expect(range(1, 7, 2, { dtype }).arraySync()).toEqual(isBig(dtype) ? want.map(BigInt) : want);
  });
  it.each(ALL.filter(isFloat))("linspace %s", (dtype) => {
    expect(linspace(-1, 1, 5, { dtype }).arraySync()).toEqual([-1, -0.5, 0, 0.5, 1]);
  });
});

it("fills with the value's own dtype", () => {
  expect(
    [fill([1], 1), fill([1], true), fill([1], 1n), fill([1], "a"), fill([1], { re: 1, im: 2 })].map(
      (x) => x.dtype,
    ),
  ).toEqual(["float32", "bool", "int64", "string", "complex64"]);
  expect(fill([2], "a").arraySync()).toEqual(["a", "a"]);
  expect(fill([2], { re: 1, im: 2 }).arraySync()).toEqual([
    { re: 1, im: 2 },
    { re: 1, im: 2 },
  ]);
  expect(fill([1, 2], new Variable(3)).arraySync()).toEqual([[3, 3]]);
  expect(Object.is((fill([1], -0).arraySync() as number[])[0], -0)).toBe(true);
});

it("counts in small floats without losing its place", () => {
  expect(range(4096, 4104, 4, { dtype: "float16" }).arraySync()).toEqual([4096, 4100]);
  expect(range(2048, 2054, 2, { dtype: "bfloat16" }).arraySync()).toEqual([2048, 2048, 2048]);
  expect(range(5, 0, -2).arraySync()).toEqual([5, 3, 1]);
  expect(range(0, 1, 0.3).arraySync()).toHaveLength(4);
});

it("ends a linspace exactly", () => {
  const x = linspace(0, 0.7, 8, { dtype: "float64" }).arraySync() as number[];
  expect(x.at(-1)).toBe(0.7);
});

it("gives a shape that a caller may change afterwards", () => {
  const shape = [2, 2];
  const x = zeros(shape);
  shape[0] = 3;
  expect(x.shape).toEqual([2, 2]);
  expect(zeros(shape).shape).toEqual([3, 2]);
});

const call =
  (fn: unknown, ...args: unknown[]) =>
  () =>
    (fn as (...args: unknown[]) => unknown)(...args);

it.each([
  [call(zeros, 3), "zeros: a shape must be an array of sizes, got 3; write [3]"],
  [
    call(zeros, [2], { dtype: "int" }),
    `zeros: unknown dtype "int": the dtypes are ${ALL.join(", ")}`,
  ],
  [
    call(zeros, [1e6, 1e6]),
    "zeros: [1000000, 1000000] has too many elements: 1000000000000, and a tensor holds at most 2147483647",
  ],
  [
    call(ones, [2], { dtype: "string" }),
    'ones: there is no one among strings: use fill(shape, "1")',
  ],
  [
    call(fill, [2], 0.5, { dtype: "int32" }),
    "fill: cannot represent 0.5 as int32; round or clip it first, or give another dtype",
  ],
  [
    call(fill, [2], [1, 2]),
    "fill: the value must be a scalar, got shape [2]; repeat a tensor with broadcastTo",
  ],
  [
    () => fill([2], constant([1, 2])),
    "fill: the value must be a scalar, got shape [2]; repeat a tensor with broadcastTo",
  ],
  [
    () => fill([2], constant(3), { dtype: "int32" }),
    'fill: the value is float32, not int32: cast it, as in cast(value, "int32")',
  ],
  [call(eye, -1), "eye: a size must be an integer of 0 or more: size 0 is -1 in [-1, -1]"],
  [call(range), "range: takes limit, or start and limit, or start, limit and delta, got 0 numbers"],
  [call(range, NaN), "range: limit must be a finite number, got NaN"],
  [call(range, 1, 5, 0), "range: delta must not be 0"],
  [
    () => call(range, constant(3))(),
    "range: takes JavaScript numbers, got a tensor: read it first, as in x.dataSync()[0]",
  ],
  [
    call(range, 0.5, 3, 1, { dtype: "int32" }),
    "range: cannot represent 0.5 as int32; round or clip it first, or give another dtype",
  ],
  [call(linspace, 0, Infinity, 3), "linspace: stop must be a finite number, got Infinity"],
  [
    call(linspace, -1e308, 1e308, 3, { dtype: "float64" }),
    "linspace: -1e+308 and 1e+308 are too far apart for float64: give a wider dtype",
  ],
])("refuses: %#", (fn, message) => expect(fn).toThrow(expect.objectContaining({ message })));
