import { describe, expect, it } from "vitest";
import type { DType, TypedArray } from "./dtype.ts";
import {
  type ArrayView,
  declaredDType,
  isNdArrayLike,
  NdArray,
  ndArrayView,
  storageOf,
} from "./ndarray.ts";

const matrix = (): NdArray => new NdArray(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3], "float32");
const inspect = Symbol.for("nodejs.util.inspect.custom");
const textOf = (x: NdArray): string => (x as unknown as { [inspect](): string })[inspect]();

describe("NdArray", () => {
  it("describes itself", () => {
    const x = matrix();
    expect([x.size, x.ndim, x.strides, x.offset, x.dtype]).toEqual([6, 2, [3, 1], 0, "float32"]);
  });

  it("prints as NumPy does", () => {
    expect(String(matrix())).toBe("[[1. 2. 3.]\n [4. 5. 6.]]");
    expect(`${new NdArray(Int32Array.of(4), [], "int32")}`).toBe("4");
    expect(textOf(matrix())).toBe("array([[1., 2., 3.],\n       [4., 5., 6.]], dtype=float32)");
  });

  it("gets elements, from the end too", () => {
    const x = matrix();
    expect([x.get(0, 0), x.get(1, 2), x.get(-1, -3)]).toEqual([1, 6, 4]);
    expect(() => x.get(2, 0)).toThrow(
      "NdArray.get: index 2 is out of range on axis 0 of shape (2, 3)",
    );
    expect(() => x.get(0, 0.5)).toThrow("index 0.5 is out of range on axis 1");
    expect(() => x.get(0)).toThrow(
      "NdArray.get: one index an axis is needed: 1 indices for shape (2, 3)",
    );
  });

  it("decodes storage", () => {
    expect(new NdArray(Uint8Array.of(1, 0), [2], "bool").toArray()).toEqual([true, false]);
    expect(new NdArray(Uint16Array.of(0x3c00), [1], "float16").toArray()).toEqual([1]);
    expect(new NdArray(BigInt64Array.of(1n), [1, 1], "int64").toArray()).toEqual([[1n]]);
    expect(new NdArray(["a"], [], "string").toArray()).toBe("a");
    expect(new NdArray(Float32Array.of(1, 2, 3, 4), [2], "complex64").toArray()).toEqual([
      { re: 1, im: 2 },
      { re: 3, im: 4 },
    ]);
    expect(new NdArray(new Float32Array(0), [2, 0], "float32").toArray()).toEqual([[], []]);
  });

  it("sees strides and an offset", () => {
    const columns = new NdArray(matrix().data, [3, 2], "float32", { strides: [-1, 3], offset: 2 });
    expect(columns.toArray()).toEqual([
      [3, 6],
      [2, 5],
      [1, 4],
    ]);
    expect(columns.get(2, 1)).toBe(4);
  });

  it("goes along its first axis", () => {
    expect([...matrix()].map(String)).toEqual(["[1. 2. 3.]", "[4. 5. 6.]"]);
    expect([...new NdArray(Int32Array.of(7, 8), [2], "int32")]).toEqual([7, 8]);
    expect(() => [...new NdArray(Int32Array.of(7), [], "int32")]).toThrow(
      "a rank-0 array has no axis",
    );
  });

  it("is one value when it holds one", () => {
    expect(new NdArray(Float32Array.of(2.5), [1, 1], "float32").item()).toBe(2.5);
    expect(() => matrix().item()).toThrow(
      "NdArray.item: only an array of one element is one value: shape is (2, 3); use toArray() or get()",
    );
    expect(Number(new NdArray(Uint8Array.of(1), [], "bool"))).toBe(1);
    const one = new NdArray(BigInt64Array.of(3n), [1], "int64") as unknown as bigint;
    expect(one * 2n).toBe(6n);
    expect(() => Number(matrix())).toThrow("an array of shape (2, 3) is not one number");
    expect(() => Number(new NdArray(Float32Array.of(1, 2), [], "complex64"))).toThrow(
      "a complex number is not",
    );
  });

  it("refuses a shape that its data cannot hold", () => {
    const data = new Float32Array(6);
    expect(() => new NdArray(data, [7], "float32")).toThrow(
      "NdArray: shape (7,) reaches elements 0 to 6, but data holds 6",
    );
    expect(() => new NdArray(data, [2], "float32", { strides: [-1] })).toThrow(
      "reaches elements -1 to 0",
    );
    expect(() => new NdArray(data, [4], "complex64")).toThrow(
      "reaches elements 0 to 3, but data holds 3",
    );
    expect(() => new NdArray(data, [2, 3], "float32", { strides: [1] })).toThrow("one stride each");
    expect(() => new NdArray(data, [2], "float32", { strides: [0.5] })).toThrow(
      "NdArray: strides and offset must be integers: strides (0.5,), offset 0",
    );
    expect(() => new NdArray(data, [2], "float32", { offset: NaN })).toThrow(
      "NdArray: strides and offset must be integers: strides (1,), offset NaN",
    );
    expect(() => new NdArray(data, [-1], "float32")).toThrow(
      "dimensions must be non-negative integers",
    );
    expect(new NdArray(data, [0, 9], "float32").size).toBe(0);
  });
});

describe("arrays of the same form", () => {
  const like = { data: Float64Array.of(1, 2, 3, 4), shape: [2, 2], stride: [1, 2], offset: 0 };

  it("are recognised", () => {
    expect(isNdArrayLike(like)).toBe(true);
    expect(isNdArrayLike({ data: [1, 2], shape: [2] })).toBe(true);
    expect(isNdArrayLike(matrix())).toBe(true);
    for (const x of [null, 1, [1, 2], new Float32Array(2), { data: like.data }, { shape: [2] }]) {
      expect(isNdArrayLike(x)).toBe(false);
    }
    expect(isNdArrayLike({ ...like, data: new DataView(new ArrayBuffer(8)) })).toBe(false);
    expect(isNdArrayLike({ data: () => 0, shape: [2] })).toBe(false);
  });

  const viewOf = (x: {
    data: TypedArray;
    shape: unknown;
    strides?: unknown;
    offset?: unknown;
    dtype?: string;
  }): ArrayView =>
    ndArrayView("constant", storageOf("constant", x.data, declaredDType("constant", x.dtype)), x);

  it("become views over the same storage", () => {
    const view = viewOf({ ...like, strides: like.stride });
    expect(view.data).toBe(like.data);
    expect(NdArray.of(view).toArray()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(view.dtype).toBe("float64");
  });

  it("keep a dtype that their words can hold, and otherwise follow their data", () => {
    const dtypeOf = (data: TypedArray, dtype?: string): DType =>
      viewOf({ data, shape: [1], ...(dtype !== undefined && { dtype }) }).dtype;
    expect(dtypeOf(Uint8Array.of(1), "bool")).toBe("bool");
    expect(dtypeOf(Float32Array.of(1, 2), "complex64")).toBe("complex64");
    expect(dtypeOf(Uint16Array.of(1), "float16")).toBe("float16");
    expect(dtypeOf(Uint8ClampedArray.of(1), "uint8_clamped")).toBe("uint8");
    expect(() => dtypeOf(Float64Array.of(1), "float32")).toThrow(
      "constant: Float64Array does not store float32; pass the typed array of the dtype",
    );
  });

  it("store clamped bytes as bytes, and 16-bit words as floats if they are declared to be", () => {
    expect(viewOf({ data: Uint8ClampedArray.of(7), shape: [1] }).data).toEqual(Uint8Array.of(7));
    const half = viewOf({ data: Uint16Array.of(0x3800), shape: [1], dtype: "float16" });
    expect(NdArray.of(half).toArray()).toEqual([0.5]);
  });

  it("may have shape and strides in typed arrays", () => {
    const view = viewOf({ ...like, shape: Int32Array.of(2), strides: Int32Array.of(2) });
    expect(NdArray.of(view).toArray()).toEqual([1, 3]);
  });

  it("refuse a shape beyond their data", () => {
    expect(() => viewOf({ ...like, strides: like.stride, offset: 1 })).toThrow(
      "reaches elements 1 to 4",
    );
    expect(() => viewOf({ ...like, shape: [2, 3] })).toThrow(
      "constant: shape (2, 3) reaches elements 0 to 5, but data holds 4",
    );
  });
});
