import { afterEach, describe, expect, it } from "vitest";
import { DTYPES, type HostArray, hostArray } from "../dtype.ts";
import { type ArrayView, writeElement } from "../element.ts";
import {
  formatArray,
  getPrintOptions,
  type PrintOptions,
  reprArray,
  setPrintOptions,
  withPrintOptions,
} from "./format.ts";
import { NUMPY_FLOATS } from "./numpy-floats.cases.ts";
import { NUMPY_OPTIONS } from "./numpy-options.cases.ts";
import { NUMPY_CASES, type PrintCase } from "./numpy.cases.ts";
import { scalarToString } from "./scalar.ts";
import { shapeToString, tensorRepr, tensorToString, variableRepr } from "./tensor.ts";

const CASES = [...NUMPY_CASES, ...NUMPY_FLOATS, ...NUMPY_OPTIONS];

function hostOf([dtype, , data]: PrintCase): HostArray {
  if (!("count" in data)) {
    const { array } = DTYPES[dtype];
    if (array === null) return data as string[];
    const out = new array(data.length) as { [i: number]: number | bigint };
    data.forEach((x, i) => (out[i] = x as number | bigint));
    return out as HostArray;
  }
  const out = hostArray(dtype, data.count);
  for (let i = 0; i < data.count; i++)
    writeElement(out, i, dtype, (data.start ?? 0) + (data.step ?? 1) * i);
  return out;
}

function viewOf(c: PrintCase): ArrayView {
  const [dtype, shape, , , , more] = c;
  return { data: hostOf(c), shape, dtype, strides: more?.strides, offset: more?.offset };
}

const f32 = (...values: number[]): ArrayView => ({
  data: Float32Array.from(values),
  shape: [values.length],
  dtype: "float32",
});
const f64 = (values: number[], shape = [values.length]): ArrayView => ({
  data: Float64Array.from(values),
  shape,
  dtype: "float64",
});
const i32 = (values: number[], shape = [values.length]): ArrayView => ({
  data: Int32Array.from(values),
  shape,
  dtype: "int32",
});

const formatWith = (options: PrintOptions, view: ArrayView): string =>
  withPrintOptions(options, () => formatArray(view));
const reprWith = (options: PrintOptions, view: ArrayView): string =>
  withPrintOptions(options, () => reprArray(view));

const defaults = getPrintOptions();
afterEach(() => setPrintOptions(defaults));

describe("as NumPy recorded it", () => {
  it.each(CASES.map((c, i) => [`${i}: ${c[0]} [${c[1].join(", ")}]`, c] as const))("%s", (_, c) => {
    const options = c[5]?.options ?? {};
    expect(formatWith(options, viewOf(c))).toBe(c[3]);
    expect(reprWith(options, viewOf(c))).toBe(c[4]);
  });

  it("is what tensors and variables show", () => {
    // TensorFlow's format strings around NumPy's texts; many lines start below.
    const below = (text: string): string => (text.includes("\n") ? `\n${text}` : text);
    for (const c of CASES) {
      const [dtype, dims, , str, repr, more] = c;
      const shape = shapeToString(dims);
      const value = below(dims.length === 0 ? str : repr);
      withPrintOptions(more?.options ?? {}, () => {
        const view = viewOf(c);
        expect(tensorToString(view)).toBe(
          `tf.Tensor(${below(str)}, shape=${shape}, dtype=${dtype})`,
        );
        expect(tensorRepr(view)).toBe(
          `<tf.Tensor: shape=${shape}, dtype=${dtype}, numpy=${value}>`,
        );
        expect(variableRepr("v:0", view, null)).toBe(
          `<tf.Variable 'v:0' shape=<unknown> dtype=${dtype}, numpy=${value}>`,
        );
      });
    }
  });

  it("prints a rank-0 array as its scalar", () => {
    const scalars = CASES.filter(([, shape]) => shape.length === 0);
    expect(scalars.map((c) => scalarToString(viewOf(c)))).toEqual(scalars.map((c) => c[3]));
  });

  it("covers every dtype that NumPy has, in every rank to 5", () => {
    const dtypes = Object.keys(DTYPES).filter((dtype) => dtype !== "bfloat16");
    expect(new Set(CASES.map((c) => c[0]))).toEqual(new Set(dtypes));
    for (const dtype of dtypes) {
      const ranks = CASES.filter((c) => c[0] === dtype).map((c) => c[1].length);
      expect([...new Set(ranks)].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    }
  });
});

// NumPy has no bfloat16. The type that TensorFlow gives it prints with C's `%g`, unpadded: six digits, worked out by hand.
describe("bfloat16", () => {
  it.each([
    [[0x3f80, 0x4020], "[1 2.5]", "array([1, 2.5], dtype=bfloat16)"],
    [[0x3fc0, 0xc000, 0x8000, 0x0000], "[1.5 -2 -0 0]", "array([1.5, -2, -0, 0], dtype=bfloat16)"],
    [
      [0x3dcd, 0x714a, 0xb7fc],
      "[0.100098 1.00026e+30 -3.00407e-05]",
      "array([0.100098, 1.00026e+30, -3.00407e-05], dtype=bfloat16)",
    ],
    [
      [0x7fc0, 0xff80, 0x47c3, 0x4974],
      "[nan -inf 99840 999424]",
      "array([nan, -inf, 99840, 999424], dtype=bfloat16)",
    ],
    // 1/512 = 0.001953125 and 3/2048 = 0.00146484375: ties and sixth digits
    [
      [0x3b00, 0x3ac0],
      "[0.00195312 0.00146484]",
      "array([0.00195312, 0.00146484], dtype=bfloat16)",
    ],
    // 1048576 needs seven digits; 2^-14 = 6.103515625e-05
    [
      [0x4980, 0x3880],
      "[1.04858e+06 6.10352e-05]",
      "array([1.04858e+06, 6.10352e-05], dtype=bfloat16)",
    ],
    // the largest and the smallest
    [
      [0x7f7f, 0x0001],
      "[3.38953e+38 9.18355e-41]",
      "array([3.38953e+38, 9.18355e-41], dtype=bfloat16)",
    ],
  ])("%#", (bits, str, repr) => {
    const view: ArrayView = {
      data: Uint16Array.from(bits),
      shape: [bits.length],
      dtype: "bfloat16",
    };
    expect(formatArray(view)).toBe(str);
    expect(reprArray(view)).toBe(repr);
  });
});

describe("print options", () => {
  it("has NumPy's defaults", () => {
    expect(defaults).toEqual({
      precision: 8,
      threshold: 1000,
      edgeitems: 3,
      linewidth: 75,
      suppress: false,
      nanstr: "nan",
      infstr: "inf",
      sign: "-",
      floatmode: "maxprec",
      formatter: null,
    });
  });

  it("stays as set, also what is passed as undefined", () => {
    setPrintOptions({ precision: 2 });
    expect(formatArray(f32(1 / 3))).toBe("[0.33]");
    expect(formatWith({ precision: 3 }, f32(1 / 3))).toBe("[0.333]");
    setPrintOptions({ suppress: true, precision: undefined });
    expect(getPrintOptions()).toMatchObject({ precision: 2, suppress: true });
  });

  it("restores what a scope changed, also after an error", () => {
    expect(withPrintOptions({ precision: 1 }, () => formatArray(f32(1 / 3)))).toBe("[0.3]");
    expect(() =>
      withPrintOptions({ precision: 1 }, () => {
        throw new Error("stop");
      }),
    ).toThrow("stop");
    expect(getPrintOptions()).toEqual(defaults);
  });

  it("prints unique digits for a null precision", () => {
    expect(formatArray(f64([Math.PI]))).toBe("[3.14159265]");
    expect(formatWith({ precision: null }, f64([Math.PI]))).toBe("[3.141592653589793]");
  });

  it("prints everything with an infinite threshold", () => {
    const view = i32(Array.from({ length: 1001 }, () => 0));
    expect(formatArray(view)).toBe("[0 0 0 ... 0 0 0]");
    expect(formatWith({ threshold: Infinity }, view).match(/0/g)).toHaveLength(1001);
  });

  it("prints one line with an infinite width", () => {
    const line = formatWith({ linewidth: Infinity }, i32(Array.from({ length: 500 }, () => 7)));
    expect(line).toHaveLength(1001);
  });

  it.each([
    [{ precision: -1 }, "precision is -1; it must be null or an integer from 0 to 1074"],
    [{ precision: 1075 }, "precision is 1075; it must be null or an integer from 0 to 1074"],
    [{ precision: 1e9 }, "precision is 1000000000; it must be null or an integer from 0 to 1074"],
    [{ edgeitems: 1.5 }, "edgeitems is 1.5; it must be a non-negative integer"],
    [{ linewidth: "75" }, 'linewidth is "75"; it must be a non-negative integer or Infinity'],
    [
      { threshold: Number.NaN },
      "threshold is NaN; it must be a number; use Infinity to print every element",
    ],
    [{ suppress: 1 }, "suppress is 1; it must be a boolean"],
    [{ suppress: null }, "suppress is null; it must be a boolean"],
    [{ nanstr: null }, "nanstr is null; it must be a string"],
    [{ infstr: 8 }, "infstr is 8; it must be a string"],
    [{ sign: "" }, 'sign is ""; it must be one of "-", "+", " "'],
    [
      { floatmode: "exact" },
      'floatmode is "exact"; it must be one of "maxprec", "maxprec_equal", "fixed", "unique"',
    ],
    [
      { formatter: { float_kind: String } },
      "formatter is an object; it must be null or functions by kind: bool, int, float, complex, string, all",
    ],
    [
      { formatter: { int: "%d" } },
      "formatter is an object; it must be null or functions by kind: bool, int, float, complex, string, all",
    ],
    [
      { floatmode: "fixed", precision: null },
      'precision is null with floatmode "fixed"; give the number of digits, or use floatmode "unique"',
    ],
    [
      { digits: 3 },
      'unknown option "digits": the options are "precision", "threshold", "edgeitems", "linewidth", "suppress", "nanstr", "infstr", "sign", "floatmode", "formatter"',
    ],
  ])("refuses %j", (options, message) => {
    expect(() => setPrintOptions(options as PrintOptions)).toThrow(`setPrintOptions: ${message}`);
    expect(() => withPrintOptions(options as PrintOptions, () => 0)).toThrow(
      `withPrintOptions: ${message}`,
    );
    expect(getPrintOptions()).toEqual(defaults);
  });
});

// The texts are NumPy's for the same functions.
describe("formatter", () => {
  const angles = { all: (x: unknown) => `<${String(x)}>` };
  const bars = (x: number | bigint) => `${x}\n${"-".repeat(Number(x))}|`;

  it("prints elements by kind", () => {
    expect(reprWith({ formatter: angles }, i32([0, 1, 2]))).toBe(
      "array([<0>, <1>, <2>], dtype=int32)",
    );
    const fixed = {
      float: (x: number) => x.toFixed(1),
      int: (x: number | bigint) => `0x${x.toString(16)}`,
    };
    expect(formatWith({ formatter: fixed }, f64([1.25, -3, 10, 0], [2, 2]))).toBe(
      "[[1.3 -3.0]\n [10.0 0.0]]",
    );
    const bytes: ArrayView = { data: Uint8Array.of(255, 16), shape: [2], dtype: "uint8" };
    expect(reprWith({ formatter: fixed }, bytes)).toBe("array([0xff, 0x10], dtype=uint8)");
    const z: ArrayView = { data: Float32Array.of(1, 2, 0, 3.5), shape: [2], dtype: "complex64" };
    expect(formatWith({ formatter: fixed }, z)).toBe("[1.+2.j  0.+3.5j]");
    expect(reprWith({ formatter: { complex: ({ re, im }) => `${re}+${im}i` } }, z)).toBe(
      "array([1+2i, 0+3.5i], dtype=complex64)",
    );
    const words: ArrayView = { data: ["a", "bc"], shape: [2], dtype: "string" };
    expect(reprWith({ formatter: { string: (s) => s.toUpperCase() } }, words)).toBe(
      "array([A, BC], dtype=object)",
    );
    const bits: ArrayView = { data: BigInt64Array.of(1n), shape: [1], dtype: "int64" };
    expect(formatWith({ formatter: { int: (x) => typeof x } }, bits)).toBe("[bigint]");
    const halves: ArrayView = { data: Uint16Array.of(0x3fc0), shape: [1], dtype: "bfloat16" };
    expect(formatWith({ formatter: fixed }, halves)).toBe("[1.5]");
  });

  it("takes the kind's own function before the one for all", () => {
    const formatter = { bool: (b: boolean) => (b ? "yes" : "no"), all: () => "?" };
    const view: ArrayView = { data: Uint8Array.of(1, 0, 1, 0), shape: [4], dtype: "bool" };
    expect(reprWith({ formatter, threshold: 3, edgeitems: 1 }, view)).toBe(
      "array([yes, ..., no], shape=(4,))",
    );
    expect(formatWith({ formatter }, i32([1, 2]))).toBe("[? ?]");
  });

  it("leaves a scalar's str alone, not its array's repr", () => {
    expect(formatWith({ formatter: angles }, f64([2.5], []))).toBe("2.5");
    expect(reprWith({ formatter: angles }, f64([2.5], []))).toBe("array(<2.5>)");
  });

  it("hangs the lines of a word below each other", () => {
    const wide = { formatter: { int: () => "wide\n-" }, linewidth: 12 };
    expect(formatWith(wide, i32([0, 1, 2]))).toBe("[wide\n -    wide\n      -\n wide\n -   ]");
    const options = { formatter: { int: bars }, linewidth: 12 };
    expect(formatWith(options, i32([0, 1, 2, 3]))).toBe("[0\n | 1\n   -| 2\n      --|\n 3\n ---|]");
    expect(reprWith({ ...options, linewidth: 20 }, i32([0, 1, 2, 3], [2, 2]))).toBe(
      "array([[0\n        |, 1\n           -|],\n       [2\n        --|, 3\n             ---|]],\n      dtype=int32)",
    );
  });

  it("goes with null, and refuses what is no text", () => {
    setPrintOptions({ formatter: angles });
    setPrintOptions({ precision: 3 });
    expect(formatArray(f64([0.5]))).toBe("[<0.5>]");
    setPrintOptions({ formatter: null });
    expect(formatArray(f64([0.5]))).toBe("[0.5]");
    const formatter = { int: (x: number | bigint) => x as unknown as string };
    expect(() => formatWith({ formatter }, i32([3]))).toThrow(
      "formatter: the function for int must return a string",
    );
  });
});

describe("large arrays", () => {
  it("reads only the corners of a summary", () => {
    const data = new Float32Array(1_000_000);
    let reads = 0;
    const spy = new Proxy(data, {
      get(target, key) {
        if (typeof key === "string" && /^\d+$/.test(key)) reads++;
        return Reflect.get(target, key, target) as unknown;
      },
    });
    expect(formatArray({ data: spy, shape: [1000, 1000], dtype: "float32" })).toContain("...");
    expect(reads).toBeLessThan(100);
  });
});
