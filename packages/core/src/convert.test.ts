import { beforeAll, describe, expect, it } from "vitest";
import { constant, toHost } from "./convert.ts";
import { DTYPES, type DType } from "./dtype.ts";
import { setBackend } from "./eager.ts";
import { NdArray } from "./ndarray.ts";
import { reference } from "./reference.ts";
import type { Tensor } from "./tensor.ts";
import { Variable } from "./variable.ts";

beforeAll(() => setBackend(reference()));

/** `constant` as JavaScript calls it. */
const untyped = constant as (value: unknown, options?: unknown) => Tensor;
const refused = (name: string, message: string): Error =>
  expect.objectContaining({ name, message }) as Error;
const told = (x: Tensor): unknown => [x.dtype, x.shape, x.arraySync()];

describe("constant of literals", () => {
  it.each<[unknown, DType, number[]]>([
    [1, "float32", []],
    [-0, "float32", []],
    [NaN, "float32", []],
    [true, "bool", []],
    ["text", "string", []],
    [5n, "int64", []],
    [{ re: 1, im: -2 }, "complex64", []],
    [[], "float32", [0]],
    [[[], []], "float32", [2, 0]],
    [[1, 2, 3], "float32", [3]],
    [[[true], [false]], "bool", [2, 1]],
    [[["a", "b"]], "string", [1, 2]],
    [[1n, -1n], "int64", [2]],
    [[[[1]], [[2]]], "float32", [2, 1, 1]],
  ])("%o", (value, dtype, shape) => {
    expect(told(untyped(value))).toEqual([dtype, shape, value]);
  });

  it("takes numbers among complex ones as complex", () => {
    expect(told(untyped([1, { re: 2, im: 3 }]))).toEqual([
      "complex64",
      [2],
      [
        { re: 1, im: 0 },
        { re: 2, im: 3 },
      ],
    ]);
  });

  it("rounds numbers to float32", () => {
    expect(constant(0.1).arraySync()).toBe(Math.fround(0.1));
    expect(constant(0.1, { dtype: "float64" }).arraySync()).toBe(0.1);
    expect(constant(1e39).arraySync()).toBe(Infinity);
  });
});

describe("constant of arrays that know their dtype", () => {
  it.each<[ArrayBufferView, DType]>([
    [Int8Array.of(-1, 2), "int8"],
    [Uint8Array.of(1, 2), "uint8"],
    [Uint8ClampedArray.of(1, 255), "uint8"],
    [Int16Array.of(-1, 2), "int16"],
    [Uint16Array.of(1, 2), "uint16"],
    [Int32Array.of(-1, 2), "int32"],
    [Uint32Array.of(1, 2 ** 32 - 1), "uint32"],
    [BigInt64Array.of(-1n, 2n), "int64"],
    [BigUint64Array.of(1n, 2n ** 64n - 1n), "uint64"],
    [Float32Array.of(0.5, NaN), "float32"],
    [Float64Array.of(0.1, -0), "float64"],
  ])("%o is %s, copied", (array, dtype) => {
    const before = Array.from(array as Int8Array);
    const x = untyped(array);
    expect(told(x)).toEqual([dtype, [2], before]);
    new Uint8Array(array.buffer).fill(7);
    expect(x.arraySync()).toEqual(before);
  });

  it("is copied on the host already", () => {
    const array = Float32Array.of(1, 2);
    const { data } = toHost("op", array, undefined, false);
    array[0] = 9;
    expect(data).toEqual(Float32Array.of(1, 2));
  });

  it("takes a part of a buffer", () => {
    expect(constant(Float32Array.of(1, 2, 3, 4).subarray(1, 3)).arraySync()).toEqual([2, 3]);
  });

  it("takes typed arrays as rows", () => {
    expect(told(constant([Int32Array.of(1, 2), Int32Array.of(3, 4)]))).toEqual([
      "int32",
      [2, 2],
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    expect(told(untyped([[1, 2], Int32Array.of(3, 4)]))).toEqual([
      "int32",
      [2, 2],
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    expect(() => untyped([Int32Array.of(1), Float32Array.of(1)])).toThrow(
      refused(
        "DTypeError",
        "constant: rows of int32 and float32 in one array: make them alike, or give { dtype }",
      ),
    );
    expect(told(untyped([Int32Array.of(1), Float32Array.of(2)], { dtype: "float64" }))).toEqual([
      "float64",
      [2, 1],
      [[1], [2]],
    ]);
  });

  it("takes NdArrays and whatever has their form, strides and all", () => {
    const matrix = new NdArray(Int32Array.of(1, 2, 3, 4, 5, 6), [3, 2], "int32", {
      strides: [1, 3],
    });
    expect(told(untyped(matrix))).toEqual([
      "int32",
      [3, 2],
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ]);
    expect(
      told(untyped({ data: Float64Array.of(1, 2, 3), shape: [2], stride: [-2], offset: 2 })),
    ).toEqual(["float64", [2], [3, 1]]);
    expect(told(untyped({ data: ["a", "b"], shape: [2, 1] }))).toEqual([
      "string",
      [2, 1],
      [["a"], ["b"]],
    ]);
    expect(told(untyped({ data: Uint16Array.of(0x3c00), shape: [], dtype: "float16" }))).toEqual([
      "float16",
      [],
      1,
    ]);
    const data = Float32Array.of(1);
    const x = untyped({ data, shape: [1] });
    data[0] = 9;
    expect(x.arraySync()).toEqual([1]);
  });

  it("checks plain arrays in that form value by value", () => {
    expect(told(untyped({ data: [1, 2], shape: [2], dtype: "int32" }))).toEqual([
      "int32",
      [2],
      [1, 2],
    ]);
    expect(() => untyped({ data: [0.5], shape: [1], dtype: "int32" })).toThrow(
      "constant: cannot represent 0.5 as int32",
    );
    expect(() => untyped({ data: [300], shape: [1], dtype: "uint8" })).toThrow(
      "constant: cannot represent 300 as uint8",
    );
    expect(() => untyped({ data: [null], shape: [1] })).toThrow("got null");
    expect(() => untyped({ data: [1, "a"], shape: [2] })).toThrow(
      "values of float32 and string in one array",
    );
  });

  it("takes strides that go back, stand still or go by columns, and shapes in typed arrays", () => {
    const data = Float32Array.of(0, 1, 2, 3, 4, 5);
    const shape = [2, 3];
    expect(untyped({ data, shape, stride: [-3, -1], offset: 5 }).arraySync()).toEqual([
      [5, 4, 3],
      [2, 1, 0],
    ]);
    expect(untyped({ data, shape, stride: [0, 1], offset: 3 }).arraySync()).toEqual([
      [3, 4, 5],
      [3, 4, 5],
    ]);
    expect(untyped({ data, shape: Int32Array.of(2, 3), strides: [1, 2] }).arraySync()).toEqual([
      [0, 2, 4],
      [1, 3, 5],
    ]);
  });

  it("knows the names that other packages have for what the data says itself", () => {
    expect(
      untyped({ data: Uint8ClampedArray.of(7), shape: [1], dtype: "uint8_clamped" }).dtype,
    ).toBe("uint8");
    expect(untyped({ data: [1, 2], shape: [2], dtype: "array" }).dtype).toBe("float32");
    expect(untyped({ data: [true], shape: [1], dtype: "generic" }).dtype).toBe("bool");
  });

  it("reads each field once after recognising the form", () => {
    let shapes = 0;
    const x = untyped({
      data: Float32Array.of(1, 2),
      get shape() {
        return shapes++ < 2 ? [2] : [1000];
      },
    });
    expect([x.shape, shapes]).toEqual([[2], 2]); // the first to recognise it
  });

  const words = Float32Array.of(0, 1, 2, 3);
  it.each<[string, object, string, string]>([
    [
      "a size that is NaN",
      { shape: [NaN] },
      "ShapeError",
      "a size must be an integer of 0 or more: size 0 is NaN in [NaN]",
    ],
    [
      "a size in a string",
      { shape: ["2"] },
      "ShapeError",
      'a size must be an integer of 0 or more: size 0 is "2" in ["2"]',
    ],
    [
      "no list of sizes",
      { shape: 4 },
      "ShapeError",
      "a shape must be an array of sizes, got 4; write [4]",
    ],
    [
      "a size that is infinite",
      { shape: [Infinity], strides: [0] },
      "ShapeError",
      "a size must be an integer of 0 or more: size 0 is Infinity in [Infinity]",
    ],
    [
      "too few strides",
      { shape: [2, 2], stride: [1] },
      "ArgumentError",
      "dimensions must be non-negative integers with one stride each: shape (2, 2), strides (1,)",
    ],
    [
      "a stride that is NaN",
      { shape: [2], stride: [NaN] },
      "ArgumentError",
      "strides[0] must be an integer, got NaN",
    ],
    [
      "strides that lead out",
      { shape: [2, 2], stride: [3, 1] },
      "ArgumentError",
      "shape (2, 2) reaches elements 0 to 4, but data holds 4",
    ],
    [
      "strides that lead out in front",
      { shape: [4], stride: [-1] },
      "ArgumentError",
      "shape (4,) reaches elements -3 to 0, but data holds 4",
    ],
    [
      "an offset that leads out",
      { shape: [2], offset: -1 },
      "ArgumentError",
      "shape (2,) reaches elements -1 to 0, but data holds 4",
    ],
    [
      "an offset that is a fraction",
      { shape: [2], offset: 0.5 },
      "ArgumentError",
      "offset must be an integer, got 0.5",
    ],
    [
      "a dtype that is none",
      { shape: [4], dtype: "flaot32" },
      "DTypeError",
      `unknown dtype "flaot32": the dtypes are ${Object.keys(DTYPES).join(", ")}`,
    ],
    [
      "a dtype of other words",
      { shape: [4], dtype: "int32" },
      "DTypeError",
      "Float32Array does not store int32; pass the typed array of the dtype",
    ],
    [
      "rows in a flat list",
      { data: [[1, 2]], shape: [2] },
      "ArgumentError",
      "the data of an array with a shape is one list of elements, got arrays in arrays of shape [1, 2]: give them without shape",
    ],
    [
      "mixed elements",
      { data: [1, "a"], shape: [2] },
      "DTypeError",
      "values of float32 and string in one array: make them alike, or give { dtype }",
    ],
  ])("names %s", (_, fields, name, message) => {
    expect(() => untyped({ data: words, ...fields })).toThrow(
      refused(name, `constant: ${message}`),
    );
  });

  it("lets through what a getter throws", () => {
    const hostile = {
      shape: [1],
      get data() {
        throw new Error("no");
      },
    };
    expect(() => untyped(hostile)).toThrow("no");
  });

  it("makes bools of 0 and 1, whatever the bytes were", () => {
    const x = untyped({ data: Uint8Array.of(0, 1, 2, 255), shape: [4], dtype: "bool" });
    expect(x.dataSync()).toEqual(Uint8Array.of(0, 1, 1, 1));
  });

  it("refuses shapes that the data cannot fill", () => {
    expect(() => untyped({ data: Float32Array.of(1), shape: [2] })).toThrow(
      refused("ArgumentError", "constant: shape (2,) reaches elements 0 to 1, but data holds 1"),
    );
    expect(() => untyped({ data: Float32Array.of(1), shape: [1e9, 1e9], strides: [0, 0] })).toThrow(
      "constant: [1000000000, 1000000000] has too many elements",
    );
    expect(() => untyped({ data: Float32Array.of(1), shape: [-1] })).toThrow(
      "constant: a size must be an integer of 0 or more: size 0 is -1 in [-1]",
    );
  });
});

describe("constant of tensors and variables", () => {
  it("copies them, in another dtype if asked", () => {
    const x = constant([1, 2]);
    const copy = constant(x, { dtype: "int32" });
    x.dispose();
    expect(told(copy)).toEqual(["int32", [2], [1, 2]]);
    expect(told(constant(new Variable([3])))).toEqual(["float32", [1], [3]]);
    expect(() => constant(constant(0.5), { dtype: "int32" })).toThrow(
      "constant: cannot represent 0.5 as int32",
    );
  });

  it("names itself when the tensor is gone", () => {
    const x = constant([1, 2]);
    x.dispose();
    expect(() => constant(x)).toThrow(
      refused(
        "DisposedError",
        "constant: a float32 tensor of shape [2] has been disposed: keep it out of the scope that freed it, or return it from there",
      ),
    );
  });
});

describe("the dtype option", () => {
  it.each<[unknown, DType, unknown]>([
    [255, "uint8", 255],
    [-128, "int8", -128],
    [-0, "int32", 0],
    [-0, "int64", 0n],
    [2 ** 53, "int64", 9007199254740992n],
    [9223372036854775807n, "int64", 9223372036854775807n],
    [18446744073709551615n, "uint64", 18446744073709551615n],
    [7n, "uint8", 7],
    [7n, "float64", 7],
    [0.1, "float16", 0.0999755859375],
    [0.1, "bfloat16", 0.10009765625],
    [65520, "float16", Infinity],
    [2, "complex128", { re: 2, im: 0 }],
    [{ re: 0.1, im: 2 }, "complex128", { re: 0.1, im: 2 }],
    [Float32Array.of(1, 2), "int32", [1, 2]],
    [Int32Array.of(1, 2), "float64", [1, 2]],
    [BigInt64Array.of(1n), "int32", [1]],
  ])("%s as %s", (value, dtype, want) => {
    const x = untyped(value, { dtype });
    expect([x.dtype, x.arraySync()]).toEqual([dtype, want]);
  });

  const number = "; round or clip it first, or give another dtype";
  it.each<[unknown, DType, string]>([
    [0.5, "int32", `0.5 as int32${number}`],
    [300, "uint8", `300 as uint8${number}`],
    [-1, "uint32", `-1 as uint32${number}`],
    [NaN, "int32", `NaN as int32${number}`],
    [Infinity, "int64", `Infinity as int64${number}`],
    [2 ** 63, "int64", `9223372036854776000 as int64${number}`],
    [9223372036854775808n, "int64", `9223372036854775808 as int64${number}`],
    [-1n, "uint64", `-1 as uint64${number}`],
    [256n, "uint8", `256 as uint8${number}`],
    [{ re: 1, im: -2 }, "float32", "1-2j as float32"],
    [1, "bool", "1 as bool"],
    [true, "float32", "true as float32"],
    [true, "int32", "true as int32"],
    ["1", "int32", '"1" as int32'],
    [1, "string", "1 as string"],
    [Float32Array.of(0.5), "int32", `0.5 as int32${number}`],
    [Uint8Array.of(1), "bool", "1 as bool"],
  ])("refuses %s as %s", (value, dtype, text) => {
    expect(() => untyped(value, { dtype })).toThrow(
      refused("DTypeError", `constant: cannot represent ${text}`),
    );
  });
});

describe("the shape option", () => {
  it("lays the elements out, or repeats one", () => {
    expect(constant([1, 2, 3, 4], { shape: [2, 2] }).arraySync()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(constant(7, { shape: [2, 2] }).arraySync()).toEqual([
      [7, 7],
      [7, 7],
    ]);
    expect(constant([[7]], { shape: [3] }).arraySync()).toEqual([7, 7, 7]);
    expect(constant("a", { shape: [2] }).arraySync()).toEqual(["a", "a"]);
    expect(constant(3n, { shape: [2] }).arraySync()).toEqual([3n, 3n]);
    expect(constant(true, { shape: [2] }).arraySync()).toEqual([true, true]);
    expect(constant({ re: 1, im: 2 }, { shape: [2] }).arraySync()).toEqual([
      { re: 1, im: 2 },
      { re: 1, im: 2 },
    ]);
    expect(constant(1.5, { shape: [2], dtype: "bfloat16" }).arraySync()).toEqual([1.5, 1.5]);
    expect(constant(5, { shape: [2, 0] }).arraySync()).toEqual([[], []]);
    expect(constant([9], { shape: [] }).arraySync()).toBe(9);
  });

  it.each<[unknown, unknown, string]>([
    [
      [1, 2, 3],
      [2, 2],
      "3 elements do not fill shape [2, 2]: it has 4; give 4 elements, or one to repeat",
    ],
    [[], [2], "0 elements do not fill shape [2]: it has 2; give 2 elements, or one to repeat"],
    [1, [-1], "a size must be an integer of 0 or more: size 0 is -1 in [-1]"],
    [1, [1.5], "a size must be an integer of 0 or more: size 0 is 1.5 in [1.5]"],
    [1, 3, "a shape must be an array of sizes, got 3; write [3]"],
    [
      1,
      [65536, 65536],
      "[65536, 65536] has too many elements: 4294967296, and a tensor holds at most 2147483647",
    ],
  ])("refuses %s in %s", (value, shape, text) => {
    expect(() => untyped(value, { shape })).toThrow(refused("ShapeError", `constant: ${text}`));
  });
});

describe("what constant refuses", () => {
  const kinds = "expected a number, boolean, string, bigint, { re, im }, or arrays of them, got";
  const array: unknown[] = [];
  array.push(array);

  // prettier-ignore
  it.each<[string, unknown, Error]>([
    ["ragged rows", [[1, 2], [3]], refused("ShapeError", "constant: a nested array must not be ragged: its rows differ in shape; pad them to one length")],
    ["rows and values", [[1], 2], refused("ShapeError", "constant: a nested array must not be ragged: its rows differ in shape; pad them to one length")],
    ["an array in itself", array, refused("ShapeError", "constant: an array is nested more than 32 deep: does it contain itself?")],
    ["numbers and bools", [1, true], refused("DTypeError", "constant: values of float32 and bool in one array: make them alike, or give { dtype }")],
    ["numbers and bigints", [1, 1n], refused("DTypeError", "constant: values of float32 and int64 in one array: make them alike, or give { dtype }")],
    ["strings and numbers", ["a", 1], refused("DTypeError", "constant: values of string and float32 in one array: make them alike, or give { dtype }")],
    ["undefined", undefined, refused("ArgumentError", `constant: ${kinds} undefined`)],
    ["null", null, refused("ArgumentError", `constant: ${kinds} null`)],
    ["a hole", new Array(1), refused("ArgumentError", `constant: ${kinds} undefined`)],
    ["a function", () => 1, refused("ArgumentError", `constant: ${kinds} function`)],
    ["a symbol", Symbol("s"), refused("ArgumentError", `constant: ${kinds} symbol`)],
    ["a Set", new Set([1]), refused("ArgumentError", "constant: an iterable is not an array: spread it into one, as in [...x]")],
    ["NdArrays in an array", [new NdArray(Float32Array.of(1), [1], "float32")], refused("ArgumentError", "constant: an array of tensors is not a tensor: join them with stack or concat")],
    ["a Date", new Date(0), refused("ArgumentError", `constant: ${kinds} object`)],
    ["an object", { valueOf: () => 1 }, refused("ArgumentError", `constant: ${kinds} object`)],
    ["half a complex number", { re: 1, im: "2" }, refused("ArgumentError", `constant: ${kinds} object`)],
    ["a DataView", new DataView(new ArrayBuffer(8)), refused("ArgumentError", `constant: ${kinds} object`)],
    ["an ArrayBuffer", new ArrayBuffer(8), refused("ArgumentError", `constant: ${kinds} object`)],
  ])("%s", (_, value, error) => {
    expect(() => untyped(value)).toThrow(error);
  });

  it("an array of tensors", () => {
    expect(() => constant([constant(1), constant(2)])).toThrow(
      refused(
        "ArgumentError",
        "constant: an array of tensors is not a tensor: join them with stack or concat",
      ),
    );
  });

  it("a dtype in the place of options, unknown options and unknown dtypes", () => {
    expect(() => untyped([1], "int32")).toThrow(
      refused(
        "ArgumentError",
        'constant: the second argument is an options object: write { dtype: "int32" }',
      ),
    );
    expect(() => untyped([1], { dType: "int32" })).toThrow(
      refused(
        "ArgumentError",
        'constant: unknown option "dType": the options are "dtype", "shape"',
      ),
    );
    const known = `the dtypes are ${Object.keys(DTYPES).join(", ")}`;
    expect(() => untyped([1], { dtype: "float" })).toThrow(
      refused("DTypeError", `constant: unknown dtype "float": ${known}`),
    );
    expect(() => untyped([1], { dtype: 32n })).toThrow(
      refused("DTypeError", `constant: unknown dtype 32n: ${known}`),
    );
  });
});
