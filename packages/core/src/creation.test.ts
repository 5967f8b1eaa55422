// Creation in every dtype: what each holds to its ends and refuses beyond them, from every kind of value.
import { beforeAll, describe, expect, it } from "vitest";
import { constant } from "./convert.ts";
import { DTYPES, integerRange, isBig, isComplex, isFloat, isInteger, type DType } from "./dtype.ts";
import { setBackend } from "./eager.ts";
import { reference } from "./reference.ts";
import type { Tensor } from "./tensor.ts";

beforeAll(() => setBackend(reference()));

const untyped = constant as (value: unknown, options?: unknown) => Tensor;
const ALL = Object.keys(DTYPES) as DType[];
const INTEGERS = ALL.filter(isInteger);
const refused = (text: string): Error =>
  expect.objectContaining({
    name: "DTypeError",
    message: `constant: cannot represent ${text}`,
  }) as Error;
const way = "; round or clip it first, or give another dtype";

describe.each(INTEGERS)("%s", (dtype) => {
  const [low, high] = integerRange(dtype);
  const element = (x: bigint): unknown => (isBig(dtype) ? x : Number(x));

  it("holds both ends", () => {
    expect(untyped([low, high], { dtype }).arraySync()).toEqual([element(low), element(high)]);
  });

  it("refuses what lies beyond them, and what is no whole number", () => {
    for (const x of [low - 1n, high + 1n])
      expect(() => untyped([0n, x], { dtype })).toThrow(refused(`${x} as ${dtype}${way}`));
    // The ends of 64 bits are no numbers; the next numbers beyond are refused.
    for (const x of [Number(low) - (low === 0n ? 1 : 2 ** 11), Number(high + 1n)])
      expect(() => untyped(x, { dtype })).toThrow(refused(`${x} as ${dtype}${way}`));
    for (const x of [0.5, NaN, Infinity, -Infinity, 1e300])
      expect(() => untyped(x, { dtype })).toThrow(refused(`${x} as ${dtype}${way}`));
    for (const x of [true, "1"])
      expect(() => untyped(x, { dtype })).toThrow(refused(`${JSON.stringify(x)} as ${dtype}`));
    expect(() => untyped({ re: 1, im: 0 }, { dtype })).toThrow(refused(`1+0j as ${dtype}${way}`));
  });

  it("has no -0", () => {
    expect(untyped(-0, { dtype }).arraySync()).toEqual(element(0n));
  });
});

it.each(INTEGERS.filter((d) => !isBig(d)))("%s holds both ends as numbers", (dtype) => {
  const ends = integerRange(dtype).map(Number);
  expect(untyped(ends, { dtype }).arraySync()).toEqual(ends);
});

// NumPy: np.float16(x), np.float32(x); bfloat16 by hand. As in TensorFlow, what is too large for a float is infinite.
it.each<[DType, readonly number[]]>([
  ["float16", [65504, Infinity, 0, 0.0999755859375, -Infinity, NaN, -0]],
  [
    "bfloat16",
    [65536, 1.0010748343255148e37, 9.183549615799121e-41, 0.10009765625, -Infinity, NaN, -0],
  ],
  [
    "float32",
    [65504, 9.999999933815813e36, 9.99994610111476e-41, 0.10000000149011612, -Infinity, NaN, -0],
  ],
  ["float64", [65504, 1e37, 1e-40, 0.1, -1e39, NaN, -0]],
])("%s rounds numbers to its precision", (dtype, want) => {
  const given = [65504, 1e37, 1e-40, 0.1, -1e39, NaN, -0];
  expect(untyped(given, { dtype }).arraySync()).toEqual(want);
});

it.each(ALL.filter((d) => isFloat(d) || isComplex(d)))(
  "%s takes bigints, and no text or bool",
  (dtype) => {
    const two = isComplex(dtype) ? { re: 2, im: 0 } : 2;
    expect(untyped([2n], { dtype }).arraySync()).toEqual([two]);
    expect(() => untyped("2", { dtype })).toThrow(refused(`"2" as ${dtype}`));
    expect(() => untyped(false, { dtype })).toThrow(refused(`false as ${dtype}`));
  },
);

it("numbers beyond 2⁵³ are what JavaScript has made of them; bigints are exact", () => {
  const { dtype } = { dtype: "int64" } as const;
  expect(untyped(2 ** 53 + 2, { dtype }).arraySync()).toBe(9007199254740994n);
  expect(untyped(9007199254740993n).arraySync()).toBe(9007199254740993n);
  expect(untyped(-(2 ** 63), { dtype }).arraySync()).toBe(-9223372036854775808n);
});

/** One value of each dtype that is neither 0 nor 1 where there is another. */
const sample = (dtype: DType): unknown => {
  const { kind } = DTYPES[dtype];
  if (kind === "bool") return true;
  if (kind === "string") return "naïve";
  if (kind === "complex") return { re: 1.5, im: -2 };
  return isBig(dtype) ? 7n : kind === "float" ? 1.5 : 7;
};

describe.each(ALL)("%s, from and to the host", (dtype) => {
  const x = sample(dtype);
  it("comes back from literals of every nesting", () => {
    for (const value of [x, [x], [[x, x]], [[[x], [x]]], []]) {
      const t = untyped(value, { dtype });
      expect([t.dtype, t.arraySync()]).toEqual([dtype, value]);
    }
  });

  it("comes back from its own NdArray", () => {
    const t = untyped([[x], [x]], { dtype });
    const again = untyped(t.numpy());
    expect([again.dtype, again.shape, again.arraySync()]).toEqual([dtype, [2, 1], [[x], [x]]]);
    const copy = untyped(t);
    expect([copy.dtype, copy.arraySync()]).toEqual([dtype, [[x], [x]]]);
  });
});

const ROWS: readonly (readonly [DType, ArrayLike<unknown> & object])[] = [
  ["int8", Int8Array.of(-7, 7)],
  ["uint8", Uint8Array.of(7, 8)],
  ["uint8", Uint8ClampedArray.of(7, 8)],
  ["int16", Int16Array.of(-7, 7)],
  ["uint16", Uint16Array.of(7, 8)],
  ["int32", Int32Array.of(-7, 7)],
  ["uint32", Uint32Array.of(7, 4294967295)],
  ["int64", BigInt64Array.of(-7n, 7n)],
  ["uint64", BigUint64Array.of(7n, 18446744073709551615n)],
  ["float32", Float32Array.of(0.5, NaN)],
  ["float64", Float64Array.of(0.1, -0)],
];

describe.each(ROWS)("rows of %s in typed arrays", (dtype, row) => {
  const values = Array.from(row);
  it("keep their dtype at every depth", () => {
    for (const [value, want] of [
      [[row], [values]],
      [
        [row, row],
        [values, values],
      ],
      [
        [[row], [row]],
        [[values], [values]],
      ],
    ]) {
      const t = untyped(value);
      expect([t.dtype, t.arraySync()]).toEqual([dtype, want]);
    }
  });

  it("decide the dtype of plain rows beside them", () => {
    const plain = isBig(dtype) ? [1n, 2n] : [1, 2];
    const t = untyped([plain, row]);
    expect([t.dtype, t.arraySync()]).toEqual([dtype, [plain, values]]);
  });
});

describe.each(ROWS.filter(([dtype]) => isInteger(dtype)))("rows of %s", (dtype, row) => {
  it("refuse beside them what they cannot hold", () => {
    expect(() => untyped([[0.5, 1], row])).toThrow(refused(`0.5 as ${dtype}${way}`));
  });

  it("are read in another dtype value by value", () => {
    const big = !isBig(dtype);
    const t = untyped([row], { dtype: big ? "int64" : "float64" });
    const want = Array.from(row, (v) => (big ? BigInt(v as number) : Number(v)));
    expect(t.arraySync()).toEqual([want]);
  });
});

it.each(ROWS.filter(([dtype]) => isFloat(dtype)))(
  "rows of %s with fractions are no integers",
  (_, row) => {
    expect(() => untyped([row], { dtype: "int64" })).toThrow(
      refused(`${String(row[0])} as int64${way}`),
    );
  },
);

it.skipIf(!("Float16Array" in globalThis))(
  "a Float16Array is float16, where the engine has it",
  () => {
    const Half = (globalThis as unknown as { Float16Array: Float32ArrayConstructor }).Float16Array;
    const t = untyped(Half.of(0.5, 65504));
    expect([t.dtype, t.arraySync()]).toEqual(["float16", [0.5, 65504]]);
  },
);
