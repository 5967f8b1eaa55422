// Functions of one array, element by element.
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
const fractional = (name: string, compute: (x: Tensor) => Tensor): Unary =>
  unary(name, (x) => compute(ops.cast(x, floatDType(x.dtype))));

/** Whole numbers stay as they are. */
const rounding = (name: string, compute: (x: Tensor) => Tensor): Unary =>
  unary(name, (x) => (isDifferentiable(x.dtype) ? compute(x) : x));

/** Complex numbers are refused, others stay as they are or are computed. */
function refuseComplex(name: string, { dtype }: Tensor): void {
  if (isComplex(dtype))
    throw new DTypeError(name, `takes real numbers, got ${dtype}: take np.real or np.abs first`, [
      dtype,
    ]);
}

/** `y`, nearly right, with a last digit put right: the correction changes no gradient. */
const corrected = (y: Tensor, by: Tensor): Tensor => ops.add(y, ops.stopGradient(by)) as Tensor;

/** Logarithm to a base, exact for whole powers of it. */
function logarithm(x: Tensor, base: number): Tensor {
  const y = ops.divide(ops.log(x), Math.log(base)) as Tensor;
  if (isComplex(x.dtype)) return y;
  const whole = ops.round(y);
  const exact = ops.logicalAnd(ops.equal(ops.pow(base, whole), x), ops.isFinite(y));
  return corrected(y, ops.where(exact, ops.subtract(whole, y), 0));
}

/** Cube root: that of the magnitude, with its sign, after a step of Newton's method. */
function cubeRoot(x: Tensor): Tensor {
  refuseComplex("cbrt", x);
  const y = ops.multiply(ops.sign(x), ops.pow(ops.abs(x), 1 / 3)) as Tensor;
  const square = ops.square(y);
  const step = ops.divideNoNan(ops.subtract(x, ops.multiply(square, y)), ops.multiply(square, 3));
  return corrected(y, ops.where(ops.isFinite(step), step, 0) as Tensor);
}

const truncated = (x: Tensor): Tensor => ops.where(ops.less(x, 0), ops.ceil(x), ops.floor(x));

/**
 * Sine.
 *
 * @example
 * `${sin([0, 1])}` // => "[0.         0.84147098]"
 */
export const sin = /*@__PURE__*/ fractional("sin", (x) => ops.sin(x));

/**
 * Cosine.
 *
 * @example
 * `${cos([0, 1])}` // => "[1.         0.54030231]"
 */
export const cos = /*@__PURE__*/ fractional("cos", (x) => ops.cos(x));

/**
 * Tangent.
 *
 * @example
 * `${tan([0, 1])}` // => "[0.         1.55740772]"
 */
export const tan = /*@__PURE__*/ fractional("tan", (x) => ops.tan(x));

/**
 * Inverse sine, in [-π/2, π/2].
 *
 * @example
 * `${arcsin([0, 1])}` // => "[0.         1.57079633]"
 */
export const arcsin = /*@__PURE__*/ fractional("arcsin", (x) => ops.asin(x));

/**
 * Inverse cosine, in [0, π].
 *
 * @example
 * `${arccos([0, 1])}` // => "[1.57079633 0.        ]"
 */
export const arccos = /*@__PURE__*/ fractional("arccos", (x) => ops.acos(x));

/**
 * Inverse tangent, in [-π/2, π/2].
 *
 * @example
 * `${arctan([0, 1])}` // => "[0.         0.78539816]"
 */
export const arctan = /*@__PURE__*/ fractional("arctan", (x) => ops.atan(x));

/**
 * Hyperbolic sine.
 *
 * @example
 * `${sinh([0, 1])}` // => "[0.         1.17520119]"
 */
export const sinh = /*@__PURE__*/ fractional("sinh", (x) => ops.sinh(x));

/**
 * Hyperbolic cosine.
 *
 * @example
 * `${cosh([0, 1])}` // => "[1.         1.54308063]"
 */
export const cosh = /*@__PURE__*/ fractional("cosh", (x) => ops.cosh(x));

/**
 * Hyperbolic tangent.
 *
 * @example
 * `${tanh([0, 1])}` // => "[0.         0.76159416]"
 */
export const tanh = /*@__PURE__*/ fractional("tanh", (x) => ops.tanh(x));

/**
 * Inverse hyperbolic sine.
 *
 * @example
 * `${arcsinh([0, 1])}` // => "[0.         0.88137359]"
 */
export const arcsinh = /*@__PURE__*/ fractional("arcsinh", (x) => ops.asinh(x));

/**
 * Inverse hyperbolic cosine.
 *
 * @example
 * `${arccosh([1, 2])}` // => "[0.        1.3169579]"
 */
export const arccosh = /*@__PURE__*/ fractional("arccosh", (x) => ops.acosh(x));

/**
 * Inverse hyperbolic tangent.
 *
 * @example
 * `${arctanh([0, 0.5])}` // => "[0.         0.54930614]"
 */
export const arctanh = /*@__PURE__*/ fractional("arctanh", (x) => ops.atanh(x));

/**
 * Exponential `eˣ`.
 *
 * @example
 * `${exp([0, 1])}` // => "[1.         2.71828183]"
 */
export const exp = /*@__PURE__*/ fractional("exp", (x) => ops.exp(x));

/**
 * Power of two `2ˣ`.
 *
 * @example
 * `${exp2([1, 10])}` // => "[   2. 1024.]"
 */
export const exp2 = /*@__PURE__*/ fractional("exp2", (x) => ops.pow(2, x));

/**
 * `eˣ - 1`, precise near 0.
 *
 * @example
 * `${expm1([0, 1])}` // => "[0.         1.71828183]"
 */
export const expm1 = /*@__PURE__*/ fractional("expm1", (x) => ops.expm1(x));

/**
 * Natural logarithm.
 *
 * @example
 * `${log([1, Math.E])}` // => "[0. 1.]"
 */
export const log = /*@__PURE__*/ fractional("log", (x) => ops.log(x));

/**
 * Logarithm to base 2.
 *
 * @example
 * `${log2([1, 2, 8])}` // => "[0. 1. 3.]"
 */
export const log2 = /*@__PURE__*/ fractional("log2", (x) => logarithm(x, 2));

/**
 * Logarithm to base 10.
 *
 * @example
 * `${log10([1, 1000])}` // => "[0. 3.]"
 */
export const log10 = /*@__PURE__*/ fractional("log10", (x) => logarithm(x, 10));

/**
 * `log(1 + x)`, precise near 0.
 *
 * @example
 * `${log1p([0, 1])}` // => "[0.         0.69314718]"
 */
export const log1p = /*@__PURE__*/ fractional("log1p", (x) => ops.log1p(x));

/**
 * Square root; NaN of negative numbers.
 *
 * @example
 * `${sqrt([1, 4, 9])}` // => "[1. 2. 3.]"
 */
export const sqrt = /*@__PURE__*/ fractional("sqrt", (x) => ops.sqrt(x));

/**
 * Cube root, of negative numbers too.
 *
 * @example
 * `${cbrt([-8, 27])}` // => "[-2.  3.]"
 */
export const cbrt = /*@__PURE__*/ fractional("cbrt", cubeRoot);

/**
 * Nearest integer, halves to the even one.
 *
 * @example
 * `${rint([0.5, 1.5, 2.7])}` // => "[0. 2. 3.]"
 */
export const rint = /*@__PURE__*/ fractional("rint", (x) => ops.round(x));

/**
 * From degrees to radians.
 *
 * @example
 * `${deg2rad([0, 180])}` // => "[0.         3.14159265]"
 */
export const deg2rad = /*@__PURE__*/ fractional("deg2rad", (x) => ops.multiply(x, Math.PI / 180));

/**
 * From radians to degrees.
 *
 * @example
 * `${rad2deg([0, Math.PI])}` // => "[  0. 180.]"
 */
export const rad2deg = /*@__PURE__*/ fractional("rad2deg", (x) => ops.multiply(x, 180 / Math.PI));

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

export {
  absolute as abs,
  arccos as acos,
  arccosh as acosh,
  arcsin as asin,
  arcsinh as asinh,
  arctan as atan,
  arctanh as atanh,
  conjugate as conj,
  deg2rad as radians,
  rad2deg as degrees,
  round as around,
  trunc as fix,
};
