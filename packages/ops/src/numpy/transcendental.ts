// Functions of one array, element by element: angles, exponentials, logarithms and roots.
import { isComplex, type Tensor } from "@gradtape/core";
import * as ops from "../index.ts";
import { fractional, refuseComplex } from "./unary.ts";

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

export {
  arccos as acos,
  arccosh as acosh,
  arcsin as asin,
  arcsinh as asinh,
  arctan as atan,
  arctanh as atanh,
  deg2rad as radians,
  rad2deg as degrees,
};
