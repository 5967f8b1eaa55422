// How far the functions are from the exact results, in units in the last place: what is promised, and how it is measured.
import type { UnaryOperator } from "@gradtape/core";
import { unaryFunction } from "@gradtape/core/internal";
import type { Target } from "../target.ts";
import type { FloatType } from "./floats.ts";
import { float32, float64 } from "./index.ts";
import { CHUNK, mapped, type Floating } from "./mapped.ts";

/** The largest errors that are promised, with and without fused multiplication and addition. */
export const ULP: { readonly [T in FloatType]: { readonly [name in UnaryOperator]?: number } } = {
  f32: {
    exp: 1.25,
    expm1: 2,
    log: 1,
    log1p: 1.5,
    sin: 2.25,
    cos: 2.25,
    tanh: 3,
    erf: 3.5,
  },
  f64: {
    exp: 1.5,
    expm1: 2.5,
    log: 1.5,
    log1p: 2,
    sin: 2.5,
    cos: 2.5,
    tan: 4,
    tanh: 4,
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

/** The largest error over some arguments, and where it is. The reference has higher precision than f32; for f64 it is the host's. */
export function worst(
  type: FloatType,
  name: UnaryOperator,
  target: Target,
  arguments_: Iterable<number>,
): { readonly ulp: number; readonly x: number; readonly y: number } {
  const fn = (type === "f32" ? float32 : float64)[name]!;
  const reference = unaryFunction(name, "float64") as (x: number) => number;
  const { inputs, output, run } = mapped(type, target, fn);
  const [input] = inputs as readonly [Floating];
  let found = { ulp: 0, x: NaN, y: NaN };
  let count = 0;
  const check = (): void => {
    run(count);
    for (let i = 0; i < count; i++) {
      const [x, y] = [input[i]!, output[i]!];
      const ulp = distance(type, y, reference(x));
      if (ulp > found.ulp) found = { ulp, x, y };
    }
    count = 0;
  };
  for (const x of arguments_) {
    input[count++] = x;
    if (count === CHUNK) check();
  }
  check();
  return found;
}
