import { afterEach, describe, expect, it } from "vitest";
import { DTYPES, type HostArray, hostArray } from "../dtype.ts";
import { type ArrayView, writeElement } from "../element.ts";
import {
  formatArray,
  getPrintOptions,
  reprArray,
  setPrintOptions,
  withPrintOptions,
} from "./format.ts";
import { NUMPY_CASES, type PrintCase } from "./numpy.cases.ts";
import { scalarToString } from "./scalar.ts";

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

describe("as NumPy recorded it", () => {
  it.each(NUMPY_CASES.map((c, i) => [`${i}: ${c[0]} [${c[1].join(", ")}]`, c] as const))(
    "%s",
    (_, c) => {
      const options = c[5]?.options;
      expect(formatArray(viewOf(c), options)).toBe(c[3]);
      expect(reprArray(viewOf(c), options)).toBe(c[4]);
    },
  );

  it("prints a rank-0 array as its scalar", () => {
    const scalars = NUMPY_CASES.filter(([, shape]) => shape.length === 0);
    expect(scalars.map((c) => scalarToString(viewOf(c)))).toEqual(scalars.map((c) => c[3]));
  });

  it("covers every dtype", () => {
    expect(new Set(NUMPY_CASES.map((c) => c[0]))).toEqual(new Set(Object.keys(DTYPES)));
  });
});

describe("print options", () => {
  const defaults = getPrintOptions();
  afterEach(() => setPrintOptions(defaults));

  it("has NumPy's defaults", () => {
    expect(defaults).toEqual({
      precision: 8,
      threshold: 1000,
      edgeitems: 3,
      linewidth: 75,
      suppress: false,
    });
  });

  it("stays as set, and an argument goes before it", () => {
    setPrintOptions({ precision: 2 });
    expect(formatArray(f32(1 / 3))).toBe("[0.33]");
    expect(formatArray(f32(1 / 3), { precision: 3 })).toBe("[0.333]");
    setPrintOptions({ suppress: true });
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
    const pi: ArrayView = { data: Float64Array.of(Math.PI), shape: [1], dtype: "float64" };
    expect(formatArray(pi)).toBe("[3.14159265]");
    expect(formatArray(pi, { precision: null })).toBe("[3.141592653589793]");
  });

  it("prints everything with an infinite threshold", () => {
    const view: ArrayView = { data: new Int32Array(1001), shape: [1001], dtype: "int32" };
    expect(formatArray(view)).toBe("[0 0 0 ... 0 0 0]");
    expect(formatArray(view, { threshold: Infinity }).match(/0/g)).toHaveLength(1001);
  });

  it("refuses options that mean nothing", () => {
    expect(() => setPrintOptions({ precision: -1 })).toThrow(
      "setPrintOptions: precision is -1; it must be a non-negative integer",
    );
    expect(() => formatArray(f32(1), { edgeitems: 1.5 })).toThrow("formatArray: edgeitems is 1.5");
    expect(() => withPrintOptions({ threshold: Number.NaN }, () => 0)).toThrow(
      "withPrintOptions: threshold is NaN; use Infinity to print every element",
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
