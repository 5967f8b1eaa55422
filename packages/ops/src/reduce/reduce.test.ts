import { constant, setBackend, type DType } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { describe, expect, it } from "vitest";
import {
  argMax,
  argMin,
  countNonzero,
  logSumExp,
  reduceAll,
  reduceAny,
  reduceMax,
  reduceMean,
  reduceMin,
  reduceProd,
  reduceStd,
  reduceVariance,
} from "../index.ts";

setBackend(reference());

describe("means of integers are cut off towards zero, and sums do not overflow on the way", () => {
  it.each<[DType, number[], number]>([
    ["int32", [1, 2], 1],
    ["int32", [-1, -2], -1],
    ["int32", [-3, -3], -3],
    ["int32", [-(2 ** 31), -(2 ** 31), -(2 ** 31) + 1], -(2 ** 31) + 1],
    ["int8", [127, 127, 125], 126],
    ["int8", [-128, -127], -127],
    ["uint8", [255, 254], 254],
    ["uint32", [2 ** 32 - 1, 2 ** 32 - 1], 2 ** 32 - 1],
    ["uint32", [], 0],
  ])("%s %j", (dtype, values, expected) => {
    const mean = reduceMean(constant(values, { dtype }));
    expect([mean.dtype, mean.arraySync()]).toEqual([dtype, expected]);
  });

  it("64 bits", () => {
    expect(reduceMean(constant([-(2n ** 62n), -1n])).arraySync()).toBe(-(2n ** 61n));
    expect(reduceMean(constant([2n ** 63n, 2n], { dtype: "uint64" })).arraySync()).toBe(
      2n ** 62n + 1n,
    );
  });

  it("half floats are summed in float32", () => {
    const x = constant(new Array<number>(300).fill(300), { dtype: "float16" });
    expect(reduceMean(x).arraySync()).toBe(300);
  });
});

describe("no elements", () => {
  const none = constant([], { shape: [2, 0] });
  it("give what TensorFlow gives", () => {
    expect(reduceMax(none, 1).arraySync()).toEqual([-Infinity, -Infinity]);
    expect(reduceMin(none, 1).arraySync()).toEqual([Infinity, Infinity]);
    expect(reduceMax(constant([], { dtype: "uint8" })).arraySync()).toBe(0);
    expect(reduceMin(constant([], { dtype: "int64" })).arraySync()).toBe(2n ** 63n - 1n);
    expect(reduceProd(none, 1).arraySync()).toEqual([1, 1]);
    expect(reduceMean(none, 1).arraySync()).toEqual([NaN, NaN]);
    expect(reduceVariance(none, 1).arraySync()).toEqual([NaN, NaN]);
    expect(logSumExp(none, 1).arraySync()).toEqual([-Infinity, -Infinity]);
    expect(reduceMax(none, 0).shape).toEqual([0]);
  });

  it("have no position of an extreme", () => {
    expect(() => argMax(none, 1)).toThrow(
      "argMax: axis 1 of shape [2, 0] is empty: there is no element to find; check x.size first",
    );
    expect(argMin(none, 0).shape).toEqual([0]);
  });
});

describe("result dtypes", () => {
  it("int32 by default, int64 on demand", () => {
    expect(argMax([1, 2]).dtype).toBe("int32");
    expect(argMax([1, 2], 0, { outputType: "int64" }).toString()).toBe(
      "tf.Tensor(1, shape=(), dtype=int64)",
    );
    expect(countNonzero([1, 0], undefined, { dtype: "int64", keepDims: true }).toString()).toBe(
      "tf.Tensor([1], shape=(1,), dtype=int64)",
    );
  });
});

describe("refusals", () => {
  it.each<[() => unknown, string]>([
    [
      () => reduceMax([true]),
      'reduceMax: takes integer and float dtypes, got bool: cast it, as in cast(x, "int32")',
    ],
    [
      () => reduceAny([1]),
      'reduceAny: takes bool dtypes, got float32: cast it, as in cast(x, "bool")',
    ],
    [
      () => reduceAll(["a"]),
      "reduceAll: takes bool dtypes, got string: read numbers from it with strings.toNumber",
    ],
    [
      () => reduceVariance(constant([1], { dtype: "int32" })),
      `reduceVariance: takes float and complex dtypes, got int32: cast it, as in cast(x, "float32")`,
    ],
    [
      () => reduceStd(constant([1], { dtype: "int32" })),
      `reduceStd: takes float and complex dtypes, got int32: cast it, as in cast(x, "float32")`,
    ],
    [
      () => logSumExp(constant([1], { dtype: "int32" })),
      `logSumExp: takes float dtypes, got int32: cast it, as in cast(x, "float32")`,
    ],
    [
      () => reduceMean(constant([1, 2]), 1 as 0),
      "reduceMean: axis 1 is out of range: rank 1 has axes -1 to 0",
    ],
    [() => reduceProd(constant([1, 2]), [0, -1]), "reduceProd: axes 0 and -1 are the same axis"],
    [() => argMax(constant(3) as never), "argMax: axis 0 is out of range: a scalar has no axes"],
    [
      () => argMin([1], 0, { outputType: "int8" as "int32" }),
      `argMin: outputType must be "int32" or "int64", got "int8"`,
    ],
    [
      () => countNonzero([1], 0, { keepdims: true } as object),
      `countNonzero: unknown option "keepdims": the options are "keepDims", "dtype"`,
    ],
  ])("%#", (call, message) => {
    expect(call).toThrow(message);
  });
});
