import { describe, expect, it } from "vitest";
import { type DType, hostArray } from "./dtype.ts";
import {
  denseCopy,
  elementAt,
  type ElementValue,
  isDense,
  readElement,
  writeElement,
} from "./element.ts";

function through(dtype: DType, value: ElementValue): ElementValue {
  const data = hostArray(dtype, 3);
  writeElement(data, 1, dtype, value);
  return readElement(data, 1, dtype);
}

describe("elements through storage", () => {
  it.each<[DType, ElementValue, ElementValue]>([
    ["bool", 2, true],
    ["bool", 0, false],
    ["bool", Number.NaN, true],
    ["bool", 0n, false],
    ["bool", { re: 0, im: 1 }, true],
    ["int8", 200, -56],
    ["uint8", -1, 255],
    ["int32", -1.9, -1],
    ["int32", 2 ** 31, -(2 ** 31)],
    ["int32", (1n << 60n) + 5n, 5],
    ["uint32", -1n, 2 ** 32 - 1],
    ["int32", Number.NaN, 0],
    ["int64", 1.9, 1n],
    ["int64", Infinity, 0n],
    ["int64", 1n << 63n, -(1n << 63n)],
    ["int64", "9007199254740993", 9007199254740993n],
    ["uint64", -1, (1n << 64n) - 1n],
    ["int64", true, 1n],
    ["float16", 0.1, 0.0999755859375],
    ["bfloat16", 0.1, 0.10009765625],
    ["float32", 0.1, Math.fround(0.1)],
    ["float32", 1n << 70n, 2 ** 70],
    ["float64", 0.1, 0.1],
    ["float64", { re: 2, im: 3 }, 2],
    ["float64", "2.5", 2.5],
    ["complex64", { re: 0.5, im: -1 }, { re: 0.5, im: -1 }],
    ["complex128", 3, { re: 3, im: 0 }],
    ["string", "a", "a"],
    ["string", 1.5, "1.5"],
    ["string", { re: 1, im: -2 }, "1-2j"],
  ])("%#: %s", (dtype, value, expected) => expect(through(dtype, value)).toEqual(expected));

  it("writes nothing beside the element", () => {
    const data = hostArray("complex64", 3);
    writeElement(data, 1, "complex64", { re: 1, im: 2 });
    expect([...data]).toEqual([0, 0, 1, 2, 0, 0]);
  });
});

describe("strided views", () => {
  const data = Int32Array.of(0, 1, 2, 3, 4, 5);
  const transposed = { data, shape: [3, 2], strides: [1, 3], dtype: "int32" } as const;

  it("numbers elements row by row", () => {
    expect([0, 1, 2, 3, 4, 5].map((i) => elementAt(transposed, i))).toEqual([0, 3, 1, 4, 2, 5]);
  });

  it("gathers into row-major order", () => {
    expect(denseCopy(transposed)).toEqual(Int32Array.of(0, 3, 1, 4, 2, 5));
    expect(denseCopy({ data, shape: [3], strides: [-2], offset: 5, dtype: "int32" })).toEqual(
      Int32Array.of(5, 3, 1),
    );
    expect(denseCopy({ data, shape: [2, 2], strides: [0, 1], offset: 4, dtype: "int32" })).toEqual(
      Int32Array.of(4, 5, 4, 5),
    );
  });

  it("moves both words of a complex number", () => {
    const pairs = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect(
      denseCopy({ data: pairs, shape: [2], strides: [-1], offset: 2, dtype: "complex64" }),
    ).toEqual(Float32Array.of(5, 6, 3, 4));
    expect(denseCopy({ data: pairs, shape: [2], offset: 1, dtype: "complex64" })).toEqual(
      Float32Array.of(3, 4, 5, 6),
    );
  });

  it("copies, also what is dense already", () => {
    const view = { data, shape: [2], offset: 1, dtype: "int32" } as const;
    const copy = denseCopy(view);
    copy[0] = 9;
    expect(copy).toEqual(Int32Array.of(9, 2));
    expect(data[1]).toBe(1);
    expect(
      denseCopy({ data: ["a", "b"], shape: [2], strides: [-1], offset: 1, dtype: "string" }),
    ).toEqual(["b", "a"]);
    expect(denseCopy({ data, shape: [0, 3], strides: [7, 7], dtype: "int32" })).toHaveLength(0);
  });

  it("tells dense from strided", () => {
    expect(isDense({ data, shape: [2, 3], strides: [3, 1], dtype: "int32" })).toBe(true);
    expect(isDense({ data, shape: [1, 3], strides: [99, 1], dtype: "int32" })).toBe(true);
    expect(isDense(transposed)).toBe(false);
  });
});
