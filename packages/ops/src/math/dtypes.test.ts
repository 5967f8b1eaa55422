// Which dtypes meet: what stands beside a tensor of each dtype, what quotients are, and what is refused in which words.
import {
  constant,
  DTYPES,
  isBig,
  isComplex,
  isFloat,
  isInteger,
  setBackend,
  type DType,
  type Tensor,
} from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, it } from "vitest";
import * as ops from "../index.ts";

beforeAll(() => setBackend(reference()));

const ALL = Object.keys(DTYPES) as DType[];
const NUMBERS = ALL.filter((d) => !["bool", "string"].includes(DTYPES[d].kind));
const INTEGERS = ALL.filter(isInteger);
/** A function as JavaScript calls it. */
const js = (fn: unknown) => fn as (...args: unknown[]) => Tensor;
const of = (value: unknown, dtype: DType): Tensor => js(constant)(value, { dtype });
const refused = (name: string, message: string): Error =>
  expect.objectContaining({ name, message }) as Error;
const told = (x: Tensor): unknown => [x.dtype, x.arraySync()];

describe.each(NUMBERS)("a JavaScript number beside %s", (dtype) => {
  const element = (n: number): unknown =>
    isBig(dtype) ? BigInt(n) : isComplex(dtype) ? { re: n, im: 0 } : n;
  it("takes its dtype, on either side", () => {
    const x = of([6], dtype);
    expect(told(ops.add(x, 1))).toEqual([dtype, [element(7)]]);
    expect(told(js(ops.subtract)(9, x))).toEqual([dtype, [element(3)]]);
    expect(told(js(ops.multiply)(x, [2, 3]))).toEqual([dtype, [element(12), element(18)]]);
    expect(js(ops.pow)(2, of(3, dtype)).dtype).toBe(dtype);
    expect(js(ops.equal)(x, 6).arraySync()).toEqual([true]);
  });
});

it.each(INTEGERS)("a number that %s cannot hold is refused", (dtype) => {
  const text = `as ${dtype}; round or clip it first, or give another dtype`;
  expect(() => js(ops.add)(of(6, dtype), 0.5)).toThrow(
    refused("DTypeError", `add: cannot represent 0.5 ${text}`),
  );
  expect(() => js(ops.multiply)(1e20, of(6, dtype))).toThrow(
    refused("DTypeError", `multiply: cannot represent 100000000000000000000 ${text}`),
  );
});

describe("a complex literal", () => {
  it("takes either complex dtype, and numbers with it", () => {
    const i = { re: 0, im: 1 };
    for (const dtype of ["complex64", "complex128"] as const)
      expect(told(ops.multiply(of({ re: 1, im: 2 }, dtype), i))).toEqual([
        dtype,
        { re: -2, im: 1 },
      ]);
    expect(told(ops.add(1, i))).toEqual(["complex64", { re: 1, im: 1 }]);
  });
  it("does not fit beside real numbers", () => {
    for (const dtype of ["float32", "float64", "int32"] as const)
      expect(() => js(ops.add)(of(1, dtype), { re: 0, im: 1 })).toThrow(
        refused(
          "DTypeError",
          `add: dtypes ${dtype} and complex64 differ: cast one of them with tf.cast`,
        ),
      );
  });
});

it.each(ALL.filter((d) => d !== "float32"))("two dtypes do not mix: float32 and %s", (dtype) => {
  const other = js(ops.zeros)([2], { dtype });
  expect(() => js(ops.add)(constant([1, 2]), other)).toThrow(
    refused("DTypeError", `add: dtypes float32 and ${dtype} differ: cast one of them with tf.cast`),
  );
});

describe("division", () => {
  // TensorFlow's table of true division.
  it.each<[DType, DType]>([
    ["int8", "float32"],
    ["uint8", "float32"],
    ["int16", "float32"],
    ["uint16", "float32"],
    ["int32", "float64"],
    ["uint32", "float64"],
    ["int64", "float64"],
    ["uint64", "float64"],
    ["float16", "float16"],
    ["bfloat16", "bfloat16"],
    ["float32", "float32"],
    ["float64", "float64"],
    ["complex64", "complex64"],
    ["complex128", "complex128"],
  ])("of %s gives %s", (dtype, quotient) => {
    const y = ops.divide(of([1, 6], dtype), of([2, 4], dtype));
    expect(told(y)).toEqual([
      quotient,
      isComplex(dtype)
        ? [
            { re: 0.5, im: 0 },
            { re: 1.5, im: 0 },
          ]
        : [0.5, 1.5],
    ]);
  });

  it.each(INTEGERS)(
    "of %s by zero: infinite, or an error where the result is an integer",
    (dtype) => {
      const [x, y] = [of([1, 0, 5], dtype), of([1, 0, 0], dtype)];
      expect(ops.divide(x, y).arraySync()).toEqual([1, NaN, Infinity]);
      for (const name of ["floorDiv", "mod"] as const)
        expect(() => ops[name](x, y)).toThrow(
          refused(
            "ArgumentError",
            `${name}: integer division by zero: element 1 of the ${dtype} divisor is 0; cast both to a float dtype, or replace the zeros with where`,
          ),
        );
    },
  );

  it.each(ALL.filter(isFloat))("of %s by zero follows IEEE 754", (dtype) => {
    const [x, y] = [of([1, -1, 0], dtype), of([0, 0, 0], dtype)];
    expect(ops.divide(x, y).arraySync()).toEqual([Infinity, -Infinity, NaN]);
    expect(ops.floorDiv(x, y).arraySync()).toEqual([Infinity, -Infinity, NaN]);
    expect(ops.mod(x, y).arraySync()).toEqual([NaN, NaN, NaN]);
  });
});

it.each(INTEGERS.filter((d) => DTYPES[d].kind === "int"))("%s takes no negative power", (dtype) => {
  expect(() => ops.pow(of([2, 2], dtype), of([3, -1], dtype))).toThrow(
    refused(
      "ArgumentError",
      `pow: integers take no negative power: exponent -1 with ${dtype}; cast both to a float dtype`,
    ),
  );
});

describe("refused, in these words", () => {
  const z = (): Tensor => of({ re: 1, im: 2 }, "complex64");
  const number = "takes integer, float and complex dtypes, got";
  it.each<[string, () => unknown, string]>([
    [
      "bools added",
      () => js(ops.add)(of(true, "bool"), of(true, "bool")),
      `add: ${number} bool: cast it, as in cast(x, "int32")`,
    ],
    [
      "text negated",
      () => js(ops.neg)("a"),
      `neg: ${number} string: read numbers from it with strings.toNumber`,
    ],
    [
      "complex numbers ordered",
      () => js(ops.less)(z(), z()),
      "less: takes integer and float dtypes, got complex64: take a part of it, as in real(x)",
    ],
    [
      "a complex maximum",
      () => js(ops.maximum)(z(), z()),
      "maximum: takes integer and float dtypes, got complex64: take a part of it, as in real(x)",
    ],
    [
      "a complex floor",
      () => js(ops.floor)(z()),
      "floor: takes float dtypes, got complex64: take a part of it, as in real(x)",
    ],
    [
      "the root of an integer",
      () => js(ops.sqrt)(of(4, "int32")),
      'sqrt: takes float and complex dtypes, got int32: cast it, as in cast(x, "float32")',
    ],
    [
      "the real part of a bool",
      () => js(ops.real)(true),
      `real: ${number} bool: cast it, as in cast(x, "int32")`,
    ],
    [
      "the angle of an integer",
      () => js(ops.angle)(of(1, "int32")),
      'angle: takes float and complex dtypes, got int32: cast it, as in cast(x, "float32")',
    ],
    [
      "parts of half precision",
      () => js(ops.complex)(of(1, "float16"), 2),
      'complex: takes parts of float32 or float64, got float16: cast them, as in cast(x, "float32")',
    ],
    [
      "parts of two dtypes",
      () => js(ops.complex)(of(1, "float32"), of(1, "float64")),
      "complex: dtypes float32 and float64 differ: cast one of them with tf.cast",
    ],
    [
      "text made a number",
      () => js(ops.cast)("1", "float32"),
      "cast: cannot cast string to float32: strings.toNumber reads numbers from text, strings.asString writes them",
    ],
    [
      "a number made text",
      () => js(ops.cast)(z(), "string"),
      "cast: cannot cast complex64 to string: strings.toNumber reads numbers from text, strings.asString writes them",
    ],
    [
      "an unknown dtype",
      () => js(ops.cast)(1, "float"),
      `cast: unknown dtype "float": the dtypes are ${ALL.join(", ")}`,
    ],
    [
      "no dtype",
      () => js(ops.cast)(1),
      `cast: unknown dtype undefined: the dtypes are ${ALL.join(", ")}`,
    ],
  ])("%s", (_, fn, message) => expect(fn).toThrow(refused("DTypeError", message)));
});

it("a cast to its own dtype is the tensor itself, of text too", () => {
  for (const x of [constant(1), constant("a"), constant({ re: 1, im: 2 })])
    expect(js(ops.cast)(x, x.dtype)).toBe(x);
});

describe("complex numbers through the other ops", () => {
  const z = (): Tensor =>
    of(
      [
        { re: 1, im: 2 },
        { re: 3, im: -4 },
      ],
      "complex128",
    );
  it.each<[string, () => Tensor, unknown]>([
    [
      "biasAdd",
      () => ops.biasAdd(z(), z()),
      [
        "complex128",
        [
          { re: 2, im: 4 },
          { re: 6, im: -8 },
        ],
      ],
    ],
    [
      "zerosLike",
      () => ops.zerosLike(z()),
      [
        "complex128",
        [
          { re: 0, im: 0 },
          { re: 0, im: 0 },
        ],
      ],
    ],
    [
      "reverse",
      () => js(ops.reverse)(z(), 0),
      [
        "complex128",
        [
          { re: 3, im: -4 },
          { re: 1, im: 2 },
        ],
      ],
    ],
    ["gather", () => js(ops.gather)(z(), [1]), ["complex128", [{ re: 3, im: -4 }]]],
    [
      "a mean of mean zero",
      () => ops.reduceMean(ops.subtract(z(), ops.reduceMean(z()))),
      ["complex128", { re: 0, im: 0 }],
    ],
    [
      "reduceProd of nothing",
      () => js(ops.reduceProd)(js(ops.zeros)([0], { dtype: "complex64" })),
      ["complex64", { re: 1, im: 0 }],
    ],
    ["eye", () => ops.eye(1, { dtype: "complex64" }), ["complex64", [[{ re: 1, im: 0 }]]]],
    ["abs", () => ops.abs(z()), ["float64", [Math.sqrt(5), 5]]],
    ["reduceStd", () => js(ops.reduceStd)(z()), ["float64", Math.sqrt(10)]],
  ])("%s", (_, fn, want) => expect(told(fn())).toEqual(want));
});
