import { describe, expect, it } from "vitest";
import {
  DTYPES,
  hostArray,
  integerRange,
  isBig,
  isComplex,
  isDifferentiable,
  isDType,
  isFloat,
  isInteger,
  promoteTypes,
  type DType,
} from "./dtype.ts";

/** `numpy.promote_types` of NumPy 1.24.2, each row against all columns in the same order. */
const NUMPY: Partial<Record<DType, string>> = {
  bool: "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128",
  int8: "int8 int8 int16 int16 int32 int32 int64 int64 float64 float16 float32 float64 complex64 complex128",
  uint8:
    "uint8 int16 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128",
  int16:
    "int16 int16 int16 int16 int32 int32 int64 int64 float64 float32 float32 float64 complex64 complex128",
  uint16:
    "uint16 int32 uint16 int32 uint16 int32 uint32 int64 uint64 float32 float32 float64 complex64 complex128",
  int32:
    "int32 int32 int32 int32 int32 int32 int64 int64 float64 float64 float64 float64 complex128 complex128",
  uint32:
    "uint32 int64 uint32 int64 uint32 int64 uint32 int64 uint64 float64 float64 float64 complex128 complex128",
  int64:
    "int64 int64 int64 int64 int64 int64 int64 int64 float64 float64 float64 float64 complex128 complex128",
  uint64:
    "uint64 float64 uint64 float64 uint64 float64 uint64 float64 uint64 float64 float64 float64 complex128 complex128",
  float16:
    "float16 float16 float16 float32 float32 float64 float64 float64 float64 float16 float32 float64 complex64 complex128",
  float32:
    "float32 float32 float32 float32 float32 float64 float64 float64 float64 float32 float32 float64 complex64 complex128",
  float64:
    "float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 float64 complex128 complex128",
  complex64:
    "complex64 complex64 complex64 complex64 complex64 complex128 complex128 complex128 complex128 complex64 complex64 complex128 complex64 complex128",
  complex128:
    "complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128 complex128",
};
/** `bfloat16` holds integers of 8 bits, as `float16` does; the two halves meet in `float32` (JAX, TensorFlow). */
const BFLOAT16: Partial<Record<DType, DType>> = {
  bool: "bfloat16",
  int8: "bfloat16",
  uint8: "bfloat16",
  int16: "float32",
  uint16: "float32",
  int32: "float64",
  uint32: "float64",
  int64: "float64",
  uint64: "float64",
  bfloat16: "bfloat16",
  float16: "float32",
  float32: "float32",
  float64: "float64",
  complex64: "complex64",
  complex128: "complex128",
};
const all = Object.keys(DTYPES) as DType[];

describe("promoteTypes", () => {
  const columns = Object.keys(NUMPY) as DType[];
  it.each(columns)("promotes %s as NumPy does", (a) => {
    expect(columns.map((b) => promoteTypes(a, b)).join(" ")).toBe(NUMPY[a]);
  });

  it("promotes bfloat16 as JAX does among floats", () => {
    expect(
      Object.fromEntries(
        Object.keys(BFLOAT16).map((b) => [b, promoteTypes("bfloat16", b as DType)]),
      ),
    ).toEqual(BFLOAT16);
  });

  it("does not depend on the order, and strings take all", () => {
    for (const a of all) {
      for (const b of all) expect(promoteTypes(a, b), `${a} ${b}`).toBe(promoteTypes(b, a));
      expect(promoteTypes(a, "string")).toBe("string");
    }
  });
});

describe("integerRange", () => {
  it.each([
    ["bool", 0n, 1n],
    ["int8", -128n, 127n],
    ["uint8", 0n, 255n],
    ["int16", -32768n, 32767n],
    ["uint16", 0n, 65535n],
    ["int32", -2147483648n, 2147483647n],
    ["uint32", 0n, 4294967295n],
    ["int64", -9223372036854775808n, 9223372036854775807n],
    ["uint64", 0n, 18446744073709551615n],
  ] as const)("%s", (dtype, low, high) => {
    expect(integerRange(dtype)).toEqual([low, high]);
  });
});

describe("the table", () => {
  const where = (test: (d: DType) => boolean): string => all.filter(test).join(" ");

  it("answers by kind", () => {
    expect(where(isFloat)).toBe("float16 bfloat16 float32 float64");
    expect(where(isComplex)).toBe("complex64 complex128");
    expect(where(isInteger)).toBe("int8 uint8 int16 uint16 int32 uint32 int64 uint64");
    expect(where(isBig)).toBe("int64 uint64");
    expect(where(isDifferentiable)).toBe("float16 bfloat16 float32 float64 complex64 complex128");
  });

  it("knows names of dtypes only", () => {
    expect(all.every(isDType)).toBe(true);
    for (const x of ["float", "toString", "__proto__", "", 32, null, undefined, ["int32"]])
      expect(isDType(x)).toBe(false);
  });

  it("makes zero-filled storage of the dtype's bytes", () => {
    for (const d of all.filter((x) => x !== "string")) {
      const array = hostArray(d, 3) as Uint8Array;
      expect(array.byteLength, d).toBe(3 * DTYPES[d].bytes);
      expect(array.every((x) => Number(x) === 0)).toBe(true);
    }
    expect(hostArray("string", 2)).toEqual(["", ""]);
  });
});
