import { describe, expect, it } from "vitest";
import type { DType } from "./dtype.ts";
import {
  binaryFunction,
  castFunction,
  compareFunctions,
  erf,
  floorMod,
  intPow,
  pow,
  predicateFunctions,
  roundEven,
  roundTo,
  unaryFunction,
  wrapperOf,
} from "./scalars.ts";

const { PI, E } = Math;

describe("roundEven", () => {
  // prettier-ignore
  it.each([
    [0.5, 0], [1.5, 2], [2.5, 2], [3.5, 4], [-1.5, -2], [-2.5, -2], [0.49999999999999994, 0], [0.50000000000000011, 1],
    [4503599627370495.5, 4503599627370496], [2 ** 52 + 1, 2 ** 52 + 1], [1e300, 1e300], [Infinity, Infinity], [NaN, NaN],
  ])("%d → %d", (x, want) => expect(roundEven(x)).toBe(want));
  it("keeps the sign of zero", () => {
    for (const x of [-0.5, -0.25, -0]) expect(roundEven(x)).toBe(-0);
  });
});

describe("floorMod", () => {
  // prettier-ignore
  it.each([
    [7, 3, 1], [-7, 3, 2], [7, -3, -2], [-7, -3, -1], [6, 3, 0], [5.5, 2, 1.5], [-5.5, 2, 0.5], [1, Infinity, 1], [-1, Infinity, Infinity],
    [1, 0, NaN], [NaN, 1, NaN], [Infinity, 1, NaN],
  ])("%d mod %d = %d", (x, y, want) => expect(floorMod(x, y)).toBe(want));
});

describe("pow", () => {
  // prettier-ignore
  it.each([
    [1, NaN, 1], [1, Infinity, 1], [-1, Infinity, 1], [-1, -Infinity, 1], [NaN, 0, 1], [0, 0, 1], [0, -1, Infinity], [-8, 1 / 3, NaN],
    [-2, 3, -8], [2, -2, 0.25], [0.5, Infinity, 0],
  ])("%d ^ %d = %d", (x, y, want) => expect(pow(x, y)).toBe(want));
});

describe("integer powers", () => {
  // prettier-ignore
  it.each([
    [3, 0, 1], [0, 0, 1], [-2, 31, -2147483648], [2, 31, -2147483648], [2, 32, 0], [3, 21, 1870418611], [-1, -3, -1], [-1, -2, 1], [1, -5, 1],
    [2, -1, 0], [0, -1, 0], [46341, 2, -2147479015],
  ])("%d ^ %d wraps to %d", (x, y, want) => expect(intPow(x, y)).toBe(want));

  // prettier-ignore
  it.each([
    ["uint8", 3, 6, 217],
    ["int8", 5, 3, 125],
    ["int8", 2, 7, -128],
    ["uint32", 2, 31, 2147483648],
    ["uint32", 4294967295, 4294967295, 4294967295],
    ["int64", 3n, 41n, -420491770248316829n],
    ["int64", -1n, -3n, -1n],
    ["int64", 7n, -1n, 0n],
    ["uint64", 3n, 41n, 18026252303461234787n],
  ] as const)("%s: %s ^ %s = %s", (dtype, x, y, want) => expect(binaryFunction("pow", dtype)(x, y)).toBe(want));
});

describe("erf", () => {
  // Computed with 90 decimal digits and rounded once.
  // prettier-ignore
  it.each([
    [1e-300, 1.1283791670955126e-300],
    [1e-8, 1.1283791670955126e-08],
    [0.1, 0.1124629160182849],
    [0.4705809632449853, 0.49427052271359273],
    [0.5, 0.5204998778130465],
    [0.8655045200403253, 0.7790508773232203],
    [0.9, 0.7969082124228322],
    [0.9999999999999999, 0.8427007929497148],
    [1, 0.8427007929497149],
    [1.0026735855567641, 0.843807653794029],
    [1.0000001, 0.8427008344604605],
    [1.5, 0.9661051464753108],
    [3.3, 0.9999969422902035],
    [2.4143999829209286, 0.9993609545838432],
    [2.5, 0.999593047982555],
    [3, 0.9999779095030014],
    [4, 0.9999999845827421],
    [5, 0.9999999999984626],
    [5.9, 0.9999999999999999],
  ])("of ±%d", (x, want) => {
    expect(Math.abs(erf(x) - want) / want).toBeLessThan(2.3e-16);
    expect(erf(-x)).toBe(-erf(x));
  });
  it("ends at ±1 and keeps zeros and NaN", () => {
    expect([erf(0), erf(-0), erf(6), erf(-1e300), erf(Infinity), erf(NaN)]).toEqual([
      0,
      -0,
      1,
      -1,
      1,
      NaN,
    ]);
  });
});

describe("integer arithmetic wraps", () => {
  // prettier-ignore
  it.each([
    ["add", "int32", 2147483647, 1, -2147483648],
    ["add", "uint8", 250, 10, 4],
    ["sub", "uint16", 0, 1, 65535],
    ["mul", "int32", 65537, 65537, 131073],
    ["mul", "uint32", 4294967295, 4294967295, 1],
    ["mul", "int16", 300, 300, 24464],
    ["floorDiv", "int32", -7, 2, -4],
    ["floorDiv", "int32", -2147483648, -1, -2147483648],
    ["floorDiv", "int32", 1, 0, 0],
    ["floorMod", "int32", -7, 2, 1],
    ["floorMod", "int32", 1, 0, 0],
    ["add", "int64", 9223372036854775807n, 1n, -9223372036854775808n],
    ["sub", "uint64", 0n, 1n, 18446744073709551615n],
    ["mul", "int64", 4294967297n, 4294967297n, 8589934593n],
    ["floorDiv", "int64", -7n, 2n, -4n],
    ["floorDiv", "int64", 7n, -2n, -4n],
    ["floorDiv", "int64", 1n, 0n, 0n],
    ["floorMod", "int64", -7n, 2n, 1n],
    ["floorMod", "int64", 7n, -2n, -1n],
    ["floorMod", "int64", 1n, 0n, 0n],
    ["min", "uint64", 18446744073709551615n, 1n, 1n],
    ["max", "int64", -1n, 1n, 1n],
    ["and", "int32", -2, 7, 6],
    ["or", "uint32", 0x80000000, 1, 0x80000001],
    ["xor", "bool", 1, 1, 0],
    ["xor", "uint64", 18446744073709551615n, 1n, 18446744073709551614n],
  ] as const)("%s of %s: %s, %s → %s", (op, dtype, x, y, want) => expect(binaryFunction(op, dtype)(x, y)).toBe(want));

  // prettier-ignore
  it.each([
    ["neg", "int8", -128, -128],
    ["neg", "uint8", 1, 255],
    ["neg", "int32", 0, 0],
    ["abs", "int32", -2147483648, -2147483648],
    ["not", "uint8", 1, 254],
    ["not", "bool", 1, 0],
    ["not", "int64", 0n, -1n],
    ["neg", "int64", -9223372036854775808n, -9223372036854775808n],
    ["abs", "int64", -5n, 5n],
    ["sign", "int64", -5n, -1n],
    ["sign", "uint64", 0n, 0n],
  ] as const)("%s of %s: %s → %s", (op, dtype, x, want) => expect(unaryFunction(op, dtype)(x)).toBe(want));

  it("has no operator that a dtype lacks", () => {
    expect(() => unaryFunction("sqrt", "int64")).toThrow(
      "This is a bug in Gradtape: scalar sqrt of int64",
    );
    expect(() => binaryFunction("atan2", "uint64")).toThrow(
      "This is a bug in Gradtape: scalar atan2 of uint64",
    );
  });

  it("leaves floats as they are", () => {
    expect(wrapperOf("float32")(0.1)).toBe(0.1);
    expect(wrapperOf("bool")(1)).toBe(1);
  });
});

describe("comparison and predicates", () => {
  it("answers 0 or 1, and NaN equals nothing", () => {
    const of = (x: number, y: number): string =>
      (["eq", "ne", "lt", "le", "gt", "ge"] as const)
        .map((op) => compareFunctions[op](x, y))
        .join("");
    expect([of(1, 2), of(2, 2), of(3, 2), of(NaN, NaN), of(0, -0)]).toEqual([
      "011100",
      "100101",
      "010011",
      "010000",
      "100101",
    ]);
    expect(compareFunctions.lt(1n, 2n)).toBe(1);
  });
  it("knows NaN and infinities", () => {
    const of = (x: number): string =>
      (["isNan", "isInf", "isFinite"] as const).map((op) => predicateFunctions[op](x)).join("");
    expect([NaN, -Infinity, Infinity, 1].map(of)).toEqual(["100", "010", "010", "001"]);
  });
});

describe("castFunction", () => {
  const high = 9223372036854775807n;
  // prettier-ignore
  it.each([
    // floats truncate and saturate, NaN is 0
    ["float32", "int8", 300, 127], ["float32", "int8", -300, -128], ["float32", "uint8", -1, 0], ["float32", "uint8", 256, 255],
    ["float32", "int32", 2.9, 2], ["float32", "int32", -2.9, -2], ["float64", "int32", 3e9, 2147483647], ["float64", "uint32", 3e9, 3000000000],
    ["float64", "uint32", Infinity, 4294967295], ["float64", "int32", -Infinity, -2147483648], ["float64", "int32", NaN, 0],
    ["float64", "int32", -0.5, 0], ["float64", "int64", 1e30, high], ["float64", "int64", -1e30, -high - 1n], ["float64", "int64", NaN, 0n],
    ["float64", "int64", -2.5, -2n], ["float64", "uint64", -1, 0n], ["float64", "uint64", Infinity, 18446744073709551615n],
    // integers wrap
    ["int32", "int8", 200, -56], ["int32", "uint8", -1, 255], ["int32", "uint32", -1, 4294967295], ["uint32", "int32", 4294967295, -1],
    ["int64", "int32", 4294967298n, 2], ["int64", "uint8", -1n, 255], ["uint64", "int64", 18446744073709551615n, -1n],
    ["int64", "uint64", -1n, 18446744073709551615n], ["int32", "uint64", -1, 18446744073709551615n], ["bool", "int64", 1, 1n], ["bool", "int8", 1, 1],
    // to floats: rounded once
    ["float64", "float32", 0.1, Math.fround(0.1)], ["float64", "float16", 65520, Infinity], ["float64", "bfloat16", 1.00390625, 1],
    ["int32", "float32", 16777217, 16777216], ["int64", "float64", 9007199254740993n, 9007199254740992], ["int64", "float32", 5n, 5],
    ["bool", "float32", 1, 1],
    // 2^54 + 2^30 + 1 lies just above the middle of two float32s; as a double it would be the middle
    ["int64", "float32", 18014399583223809n, 18014400656965632], ["int64", "float32", -18014399583223809n, -18014400656965632],
    ["int64", "float32", 18014399583223808n, 18014398509481984], ["uint64", "float32", 18446744073709551615n, 18446744073709551616],
    // bool asks x ≠ 0
    ["float32", "bool", NaN, 1], ["float32", "bool", -0, 0], ["float32", "bool", 1e-40, 1], ["int64", "bool", 0n, 0], ["int64", "bool", -5n, 1],
  ] as const)("%s → %s: %s → %s", (from: DType, to: DType, x, want) => expect(castFunction(from, to)(x)).toBe(want));
});

describe("roundTo", () => {
  // prettier-ignore
  it.each([
    ["float16", PI, 3.140625], ["bfloat16", PI, 3.140625], ["bfloat16", E, 2.71875], ["float16", 1e-8, 0], ["float32", PI, 3.1415927410125732], ["float64", PI, PI],
  ] as const)("%s of %d", (dtype, x, want) => expect(roundTo(dtype)(x)).toBe(want));
});
