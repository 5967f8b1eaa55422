// How far the functions are from the exact results, in units in the last place: what is promised, and how it is measured.
import type { BinaryOperator, UnaryOperator } from "@gradtape/core";
import { binaryFunction, unaryFunction } from "@gradtape/core/internal";
import type { Target } from "../target.ts";
import type { Vec, Vectors } from "../vectors.ts";
import type { FloatType } from "./floats.ts";
import { binary32, binary64, float32, float64 } from "./index.ts";
import { CHUNK, mapped } from "./mapped.ts";

export type Operator = UnaryOperator | BinaryOperator;

/** The largest errors that are promised, with and without fused multiplication and addition. */
export const ULP: { readonly [T in FloatType]: { readonly [name in Operator]?: number } } = {
  f32: {
    exp: 1.25,
    expm1: 2,
    log: 1,
    log1p: 1.5,
    sin: 2.25,
    cos: 2.25,
    tan: 0.51,
    asin: 0.51,
    acos: 0.51,
    atan: 0.51,
    sinh: 0.51,
    cosh: 0.51,
    tanh: 4,
    asinh: 0.51,
    acosh: 0.51,
    atanh: 0.51,
    erf: 3,
    pow: 0.51,
    atan2: 0.51,
    floorMod: 0.5,
  },
  f64: {
    exp: 1,
    expm1: 2,
    log: 1,
    log1p: 1,
    sin: 2.25,
    cos: 2.25,
    tan: 3,
    asin: 2,
    acos: 1.25,
    atan: 1.25,
    sinh: 2.25,
    cosh: 1.5,
    tanh: 2.5,
    asinh: 2,
    acosh: 2,
    atanh: 1.5,
    erf: 1.25,
    pow: 1,
    atan2: 1.5,
    floorMod: 0,
  },
};

const FORMAT = { f32: { digits: 23, least: -126 }, f64: { digits: 52, least: -1022 } } as const;

/** The distance from `y` to the exact value `exact + rest`, which is given as precisely as there is need for. */
export function distance(type: FloatType, y: number, exact: number, rest = 0): number {
  const nearest = type === "f32" ? Math.fround(exact) : exact;
  if (Object.is(y, nearest) && (nearest === 0 || !Number.isFinite(nearest))) return 0;
  if (Number.isNaN(y) || Number.isNaN(exact) || (y === 0 && exact === 0)) return Infinity;
  const { digits, least } = FORMAT[type];
  const end = 2 ** (type === "f32" ? 128 : 1023);
  const exponent = Number.isFinite(exact) ? exponentOf(exact) : Infinity;
  const unit = 2 ** (Math.min(Math.max(exponent, least), type === "f32" ? 127 : 1023) - digits);
  // An infinity counts as the number that would come next.
  const finite = (x: number): number => (Number.isFinite(x) ? x : Math.sign(x) * end);
  return Math.abs((finite(y) - finite(exact) - rest) / unit);
}

function exponentOf(x: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(x)));
  return 2 ** exponent > Math.abs(x) ? exponent - 1 : exponent;
}

/** Arguments of all sizes, and more of them where functions have zeros, poles, branches and ends. */
export function* samples(type: FloatType, perExponent = 24): Generator<number> {
  yield* [0, -0, 1, -1, 0.5, -0.5, Infinity, -Infinity, NaN];
  const exponents = type === "f32" ? 255 : 2047;
  const word = new DataView(new ArrayBuffer(8));
  for (let exponent = 0; exponent < exponents; exponent++)
    for (let i = 0; i < perExponent; i++) {
      const fraction = Math.imul(i * exponents + exponent, 0x9e3779b1) >>> 0;
      word.setUint32(
        0,
        (exponent << (type === "f32" ? 23 : 20)) | (fraction >>> (type === "f32" ? 9 : 12)),
      );
      word.setUint32(4, Math.imul(fraction, 0x85ebca6b));
      const x = type === "f32" ? word.getFloat32(0) : word.getFloat64(0);
      yield x;
      yield -x;
    }
  const last = type === "f32" ? 2 ** -23 : 2 ** -52;
  for (const middle of [1, 0.5, 2, Math.PI, 20, 88, 104, 709, 745])
    for (let i = -40; i <= 40; i++)
      for (const x of [middle * (1 + i * last), middle * (1 + i * 2 ** -11)]) {
        yield x;
        yield -x;
      }
  // What is nearest to multiples of a right angle.
  for (let i = 1; i < 4000; i++) {
    yield (i * Math.PI) / 2;
    yield (-i * i * i * Math.PI) / 2;
  }
  // Golden steps fill intervals evenly.
  for (let i = 1; i < 8000; i++) {
    const part = (i * 0.6180339887498949) % 1;
    for (const width of [1, 2, 10, 110, 750]) yield (2 * part - 1) * width;
  }
}

/** Pairs of special numbers, of small ones, and of numbers of all sizes, many of them with quotients or powers that are not extreme. */
export function* pairs(type: FloatType): Generator<readonly [number, number]> {
  const [largest, least] =
    type === "f32" ? [3.4028234663852886e38, 2 ** -149] : [1.7976931348623157e308, 2 ** -1074];
  const special = [
    0,
    0.5,
    1,
    1.5,
    2,
    3,
    4,
    2 ** 24 - 1,
    2 ** 24,
    2 ** 53 - 1,
    largest,
    least,
    Infinity,
    NaN,
  ].flatMap((x) => [x, -x]);
  for (const x of special) for (const y of special) yield [x, y];
  const all = [...samples(type, 2)];
  for (let i = 0; i < all.length; i++) {
    const x = all[i]!;
    const other = all[(i * 7919) % all.length]!;
    const part = (i * 0.6180339887498949) % 1;
    yield [x, other];
    yield [x, (2 * part - 1) * 40];
    yield [x, x * (part + 0.1)];
    yield [1 + part, (other % 2000) - 1000];
    // A power of a size that can be represented.
    yield [x, ((2 * part - 1) * 700) / (1e-300 + Math.abs(Math.log(Math.abs(x))))];
    yield [Math.round(40 * part - 20), Math.round(other % 30)];
  }
}

/** The largest error over some arguments, and where it is. The reference is the host's, in doubles. */
export function worst(
  type: FloatType,
  name: Operator,
  target: Target,
  arguments_: Iterable<number | readonly [number, number]>,
): { readonly ulp: number; readonly at: readonly number[]; readonly result: number } {
  const [unary, binary] = type === "f32" ? [float32, binary32] : [float64, binary64];
  const one = unary[name as UnaryOperator];
  const fn = (one ?? binary[name as BinaryOperator]) as (v: Vectors, ...args: Vec[]) => Vec;
  const reference = (
    one
      ? unaryFunction(name as UnaryOperator, "float64")
      : binaryFunction(name as BinaryOperator, "float64")
  ) as (...args: number[]) => number;
  const { inputs, output, run } = mapped(type, target, fn, one ? 1 : 2);
  let found = { ulp: 0, at: [NaN], result: NaN };
  let count = 0;
  const check = (): void => {
    run(count);
    for (let i = 0; i < count; i++) {
      const at = inputs.map((input) => input[i]!);
      const ulp = distance(type, output[i]!, reference(...at));
      if (ulp > found.ulp) found = { ulp, at, result: output[i]! };
    }
    count = 0;
  };
  for (const x of arguments_) {
    const [first, second] = typeof x === "number" ? [x] : x;
    inputs[0]![count] = first;
    if (second !== undefined) inputs[1]![count] = second;
    if (++count === CHUNK) check();
  }
  check();
  return found;
}
