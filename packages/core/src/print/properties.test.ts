import * as fc from "fast-check";
import { expect, it } from "vitest";
import { hostArray } from "../dtype.ts";
import { type ArrayView, writeElement } from "../element.ts";
import { formatArray, type PrintOptions, withPrintOptions } from "./format.ts";
import { scalarToString } from "./scalar.ts";

const f32 = (values: number[]): ArrayView => ({
  data: Float32Array.from(values),
  shape: [values.length],
  dtype: "float32",
});
const f64 = (values: number[], shape = [values.length]): ArrayView => ({
  data: Float64Array.from(values),
  shape,
  dtype: "float64",
});
const formatWith = (options: PrintOptions, view: ArrayView): string =>
  withPrintOptions(options, () => formatArray(view));

/** Any bits of the format, and short decimals, which stop at other digits. */
const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.tuple(fc.integer(), fc.integer({ min: 0, max: 12 })).map(([n, p]) => n / 10 ** p),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: -60, max: 60 }))
    .map(([n, p]) => n * 2 ** p),
);
const numbers = (text: string): number[] =>
  text.replace(/[[\]]/g, "").trim().split(/\s+/).map(Number);

it("reads back what unique digits print", () => {
  const unique = { floatmode: "unique" } as const;
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1, maxLength: 6 }), fc.boolean(), (xs, suppress) => {
      expect(numbers(formatWith({ ...unique, suppress }, f64(xs)))).toEqual(xs);
      expect(xs.map((x) => Number(scalarToString(f64([x], []))))).toEqual(xs);
    }),
  );
  const single = fc.float({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.array(single, { minLength: 1, maxLength: 6 }), fc.boolean(), (xs, suppress) => {
      const back = numbers(formatWith({ ...unique, suppress }, f32(xs)));
      expect(back.map(Math.fround)).toEqual(xs);
    }),
  );
});

it("reads back every float16", () => {
  for (let first = 0; first < 0x7c00; first += 0x100) {
    const data = Uint16Array.from({ length: 0x100 }, (_, i) => first + i);
    const text = formatWith({ floatmode: "unique" }, { data, shape: [0x100], dtype: "float16" });
    const back = hostArray("float16", 0x100);
    numbers(text).forEach((x, i) => writeElement(back, i, "float16", x));
    expect(back).toEqual(data);
  }
});

it("reads back every bfloat16", () => {
  const data = Uint16Array.from({ length: 0x7f80 }, (_, bits) => bits);
  const back = hostArray("bfloat16", data.length);
  data.forEach((_, i) => {
    const text = scalarToString({ data, shape: [], offset: i, dtype: "bfloat16" });
    writeElement(back, i, "bfloat16", Number(text));
  });
  expect(back).toEqual(data);
});

it("writes the digits that JavaScript writes", () => {
  const digits = (text: string): string =>
    text.replace(/e.*/, "").replace(/[-.]/g, "").replace(/^0+/, "").replace(/0+$/, "");
  fc.assert(
    fc.property(finite, (x) => {
      expect(digits(scalarToString(f64([x], [])))).toBe(digits(x.toExponential()));
    }),
  );
});

it("rounds to a fixed number of digits as exact arithmetic does", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e7, max: 1e7, noNaN: true }),
      fc.integer({ min: 0, max: 30 }),
      (x, precision) => {
        // `toFixed` is exact too, but takes a tie away from the even digit.
        fc.pre(!(x.toFixed(precision + 1).endsWith("5") && Number(x.toFixed(precision + 1)) === x));
        const text = formatWith({ floatmode: "fixed", precision, suppress: true }, f64([x]));
        const fixed = Object.is(x, -0) ? `-${(0).toFixed(precision)}` : x.toFixed(precision);
        expect(text).toBe(`[${precision === 0 ? `${fixed}.` : fixed}]`);
      },
    ),
  );
});

it("gives all rows one length", () => {
  const special = fc.constantFrom(Number.NaN, Infinity, -Infinity, -0);
  const rows = fc.array(fc.oneof({ weight: 5, arbitrary: finite }, special), {
    minLength: 6,
    maxLength: 6,
  });
  const options = fc.record({
    precision: fc.integer({ min: 0, max: 17 }),
    floatmode: fc.constantFrom("fixed", "unique", "maxprec", "maxprec_equal"),
    // Not a long text with "+": NumPy leaves no room for the plus of a NaN.
    text: fc.constantFrom(
      { sign: "+" },
      { sign: "-", nanstr: "missing" },
      { sign: " ", nanstr: "missing", infstr: "Infinity" },
    ),
  });
  fc.assert(
    fc.property(rows, options, (xs, { text: signs, ...digits }) => {
      const given = { ...digits, ...signs, linewidth: Infinity } as PrintOptions;
      const text = formatWith(given, f64(xs, [3, 2]));
      const lines = text.split("\n");
      expect(lines).toHaveLength(3);
      expect(new Set(lines.map((line) => line.replace(/\]+$/, "").length)).size).toBe(1);
    }),
  );
});
