// Functions of one array, element by element: signs, parts, rounding and tests.
import {
  DTYPES,
  DTypeError,
  isComplex,
  isDifferentiable,
  isInteger,
  type DType,
  type Like,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkInteger, checkOptions } from "@gradtape/core/internal";
import * as ops from "../index.ts";
import { asTensor, floatDType, inexact } from "./operands.ts";
import { finfo } from "./dtypes.ts";

/** Takes an array and gives one of its shape. */
export type Unary = <const X extends TensorLike>(x: X) => Like<X, DType>;

const unary = (name: string, compute: (x: Tensor) => Tensor): Unary =>
  ((x: TensorLike) => compute(asTensor(name, x))) as Unary;

/** Of values that may have fractions: integers become the float dtype that holds them. */
export const fractional = (name: string, compute: (x: Tensor) => Tensor): Unary =>
  unary(name, (x) => compute(ops.cast(x, floatDType(x.dtype))));

/** Whole numbers stay as they are. */
const rounding = (name: string, compute: (x: Tensor) => Tensor): Unary =>
  unary(name, (x) => (isDifferentiable(x.dtype) ? compute(x) : x));

/** Complex numbers are refused, others stay as they are or are computed. */
export function refuseComplex(name: string, { dtype }: Tensor): void {
  if (isComplex(dtype))
    throw new DTypeError(name, `takes real numbers, got ${dtype}: take np.real or np.abs first`, [
      dtype,
    ]);
}

const truncated = (x: Tensor): Tensor => ops.where(ops.less(x, 0), ops.ceil(x), ops.floor(x));

/**
 * Nearest integer, halves to the even one.
 *
 * @example
 * `${rint([0.5, 1.5, 2.7])}` // => "[0. 2. 3.]"
 */
export const rint = /*@__PURE__*/ fractional("rint", (x) => ops.round(x));

/**
 * Absolute value as a float.
 *
 * @example
 * `${fabs([-1, 2])}` // => "[1. 2.]"
 */
export const fabs = /*@__PURE__*/ fractional("fabs", (x) => (refuseComplex("fabs", x), ops.abs(x)));

/**
 * Largest integer not above.
 *
 * @example
 * `${floor([-1.5, 1.5])}` // => "[-2.  1.]"
 */
export const floor = /*@__PURE__*/ rounding("floor", (x) => ops.floor(x));

/**
 * Smallest integer not below.
 *
 * @example
 * `${ceil([-1.5, 1.5])}` // => "[-1.  2.]"
 */
export const ceil = /*@__PURE__*/ rounding("ceil", (x) => ops.ceil(x));

/**
 * Integer part, towards 0.
 *
 * @example
 * `${trunc([-1.5, 1.5])}` // => "[-1.  1.]"
 */
export const trunc = /*@__PURE__*/ rounding("trunc", truncated);

/**
 * `-x`.
 *
 * @example
 * `${negative([1, -2])}` // => "[-1.  2.]"
 */
export const negative = /*@__PURE__*/ unary("negative", (x) => ops.neg(x));

/**
 * `+x`: the same values.
 *
 * @example
 * `${positive([1, -2])}` // => "[ 1. -2.]"
 */
export const positive = /*@__PURE__*/ unary("positive", (x) => ops.identity(x));

/**
 * Absolute value, of complex numbers their length.
 *
 * @example
 * `${absolute([1, -2])}` // => "[1. 2.]"
 */
export const absolute = /*@__PURE__*/ unary("absolute", (x) =>
  x.dtype === "bool" ? x : ops.abs(x),
);

/**
 * -1, 0 or 1; of complex numbers the direction.
 *
 * @example
 * `${sign([-3, 0, 5])}` // => "[-1.  0.  1.]"
 */
export const sign = /*@__PURE__*/ unary("sign", (x) => ops.sign(x));

/**
 * `x²`.
 *
 * @example
 * `${square([1, -3])}` // => "[1. 9.]"
 */
export const square = /*@__PURE__*/ unary("square", (x) => ops.square(x));

/**
 * `1 / x`; of integers the integer part.
 *
 * @example
 * `${reciprocal([1, 2, 4])}` // => "[1.   0.5  0.25]"
 */
export const reciprocal = /*@__PURE__*/ unary("reciprocal", (x) =>
  isDifferentiable(x.dtype)
    ? ops.reciprocal(x)
    : ops.cast(ops.divide(1, ops.cast(x, "float64")), x.dtype),
);

/**
 * Real part.
 *
 * @example
 * `${real([{ re: 1, im: 2 }])}` // => "[1.]"
 */
export const real = /*@__PURE__*/ unary("real", (x) => ops.real(x));

/**
 * Imaginary part, 0 of real numbers.
 *
 * @example
 * `${imag([{ re: 1, im: 2 }])}` // => "[2.]"
 */
export const imag = /*@__PURE__*/ unary("imag", (x) => ops.imag(x));

/**
 * Complex conjugate.
 *
 * @example
 * `${conjugate([{ re: 1, im: 2 }])}` // => "[1.-2.j]"
 */
export const conjugate = /*@__PURE__*/ unary("conjugate", (x) => ops.conj(x));

/**
 * Whether it is NaN.
 *
 * @example
 * `${isnan([1, NaN])}` // => "[False  True]"
 */
export const isnan = /*@__PURE__*/ unary("isnan", (x) =>
  x.dtype === "bool" ? ops.zerosLike(x) : ops.isNan(x),
);

/**
 * Whether it is infinite.
 *
 * @example
 * `${isinf([1, -Infinity])}` // => "[False  True]"
 */
export const isinf = /*@__PURE__*/ unary("isinf", (x) =>
  x.dtype === "bool" ? ops.zerosLike(x) : ops.isInf(x),
);

/**
 * Whether it is neither NaN nor infinite.
 *
 * @example
 * `${isfinite([1, NaN])}` // => "[ True False]"
 */
export const isfinite = /*@__PURE__*/ unary("isfinite", (x) =>
  x.dtype === "bool" ? ops.onesLike(x) : ops.isFinite(x),
);

/**
 * Whether it is 0, or false.
 *
 * @example
 * `${logicalNot([0, 2])}` // => "[ True False]"
 */
export const logicalNot = /*@__PURE__*/ unary("logicalNot", (x) =>
  ops.logicalNot(ops.cast(x, "bool")),
);

/**
 * Angle of complex numbers, in degrees with `{ deg: true }`; of real ones 0, or π where they are negative.
 *
 * @example
 * `${angle([{ re: 0, im: 1 }, 1], { deg: true })}` // => "[90.  0.]"
 */
export function angle(x: TensorLike, options?: { deg?: boolean }): Tensor {
  checkOptions("angle", options, ["deg"]);
  const y = ops.angle(inexact("angle", x)) as Tensor;
  return options?.deg ? ops.multiply(y, 180 / Math.PI) : y;
}

/**
 * Rounded to a number of decimals (0 by default; -1 rounds to tens), halves to the even neighbour.
 *
 * @example
 * `${round([1.25, 2.675], 1)} ${round(1234, -2)}` // => "[1.2 2.7] 1200.0"
 */
export function round(x: TensorLike, decimals = 0): Tensor {
  const t = asTensor("round", x);
  const places = checkInteger("round", "decimals", decimals);
  if (isInteger(t.dtype) && places < 0)
    return ops.cast(round(ops.cast(t, "float64"), places), t.dtype);
  if (!isDifferentiable(t.dtype)) return t;
  const scale = 10 ** Math.abs(places);
  return places < 0
    ? ops.multiply(ops.round(ops.divide(t, scale)), scale)
    : ops.divide(ops.round(ops.multiply(t, scale)), scale);
}

/**
 * Fractional and integer parts, both with the sign of x.
 *
 * @example
 * modf([1.5, -2.25]).map((part) => part.arraySync()) // => [[0.5, -0.25], [1, -2]]
 */
export function modf(x: TensorLike): [fraction: Tensor, whole: Tensor] {
  const t = asTensor("modf", x);
  const y = ops.cast(t, floatDType(t.dtype));
  const whole = truncated(y);
  return [ops.subtract(y, whole), whole];
}

/**
 * NaN replaced by `nan` (0), infinities by `posinf` and `neginf` (the largest numbers of the dtype).
 *
 * @example
 * `${nanToNum([1, NaN, -Infinity], { neginf: -1 })}` // => "[ 1.  0. -1.]"
 */
export function nanToNum(
  x: TensorLike,
  options?: { nan?: number; posinf?: number; neginf?: number },
): Tensor {
  checkOptions("nanToNum", options, ["nan", "posinf", "neginf"]);
  const t = asTensor("nanToNum", x);
  refuseComplex("nanToNum", t);
  if (DTYPES[t.dtype].kind !== "float") return t;
  const { max } = finfo(t.dtype);
  const { nan = 0, posinf = max, neginf = -max } = options ?? {};
  const high = ops.where(ops.equal(t, Infinity), posinf, t);
  const low = ops.where(ops.equal(high, -Infinity), neginf, high);
  return ops.where(ops.isNan(low), nan, low);
}

export { absolute as abs, conjugate as conj, round as around, trunc as fix };
