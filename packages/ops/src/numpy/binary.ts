// Functions of two arrays, element by element, with broadcasting.
import { isTensor, type Tensor, type TensorLike } from "@gradtape/core";
import { broadcastAll } from "@gradtape/core/internal";
import * as ops from "../index.ts";
import { asTensor, floats, inexact, meetingDType, promoted, truth } from "./operands.ts";

/** Takes two arrays that broadcast together, in the dtype in which they meet. */
export type Binary = (a: TensorLike, b: TensorLike) => Tensor;
type Compute = (x: Tensor, y: Tensor) => Tensor;

/** Bools have an operation of their own, or count as int8 as NumPy has it. */
const binary =
  (name: string, compute: Compute, ofBools: Compute | "int8" | "error" = "error"): Binary =>
  (a, b) => {
    const dtype = meetingDType(name, [a, b]);
    const special = dtype === "bool" ? ofBools : "error";
    const [x, y] = promoted(name, [a, b], special === "int8" ? special : dtype) as [Tensor, Tensor];
    return typeof special === "function" ? special(x, y) : compute(x, y);
  };

/** Of values that may have fractions. */
const fractional =
  (name: string, compute: Compute): Binary =>
  (a, b) =>
    compute(...(floats(name, [a, b]) as [Tensor, Tensor]));

/** Of truth: whatever is not 0 counts as true. */
const logical =
  (name: string, compute: Compute): Binary =>
  (a, b) =>
    compute(truth(name, a), truth(name, b));

/** Bools are compared as 0 and 1. */
const comparison = (name: string, compute: Compute): Binary => binary(name, compute, "int8");

/** The length `√(x² + y²)`, scaled by the longer side, which it must not overflow by. */
function length(x: Tensor, y: Tensor): Tensor {
  const [a, b] = [ops.abs(x), ops.abs(y)] as [Tensor, Tensor];
  const longer = ops.stopGradient(ops.maximum(a, b));
  const usable = ops.logicalAnd(ops.greater(longer, 0), ops.isFinite(longer));
  const scale = ops.where(usable, longer, 1) as Tensor;
  const squares = [a, b].map((side) => ops.square(ops.divide(side, scale))) as [Tensor, Tensor];
  return ops.multiply(scale, ops.sqrt(ops.add(...squares)));
}

const ofNumbers =
  (choose: Compute): Compute =>
  (x, y) =>
    ops.where(ops.isNan(x), y, ops.where(ops.isNan(y), x, choose(x, y)));

/**
 * Sum; of bools, whether either is true.
 *
 * @example
 * `${add([1, 2], 0.5)}` // => "[1.5 2.5]"
 */
export const add = /*@__PURE__*/ binary(
  "add",
  (x, y) => ops.add(x, y),
  (x, y) => ops.logicalOr(x, y),
);

/**
 * Difference.
 *
 * @example
 * `${subtract([1, 2], 0.5)}` // => "[0.5 1.5]"
 */
export const subtract = /*@__PURE__*/ binary("subtract", (x, y) => ops.subtract(x, y));

/**
 * Product; of bools, whether both are true.
 *
 * @example
 * `${multiply(constant([5], { dtype: "int32" }), 3)}` // => "[15]"
 */
export const multiply = /*@__PURE__*/ binary(
  "multiply",
  (x, y) => ops.multiply(x, y),
  (x, y) => ops.logicalAnd(x, y),
);

/**
 * Quotient. Integers are divided as float64.
 *
 * @example
 * `${divide(constant([1, 2], { dtype: "int32" }), 2)}` // => "[0.5 1. ]"
 */
export const divide: Binary = (a, b) => {
  const [x, y] = promoted("divide", [a, b]).map((t) => inexact("divide", t)) as [Tensor, Tensor];
  return ops.divide(x, y);
};

/**
 * Quotient rounded down. Throws `ArgumentError` for an integer divided by 0 (NumPy warns, and gives 0).
 *
 * @example
 * `${floorDivide([7, -7], 2)}` // => "[ 3. -4.]"
 */
export const floorDivide = /*@__PURE__*/ binary(
  "floorDivide",
  (x, y) => ops.floorDiv(x, y),
  "int8",
);

/**
 * Remainder with the sign of the divisor. Throws `ArgumentError` for an integer divided by 0.
 *
 * @example
 * `${mod([7, -7], 3)}` // => "[1. 2.]"
 */
export const mod = /*@__PURE__*/ binary("mod", (x, y) => ops.mod(x, y), "int8");

/**
 * Remainder with the sign of the dividend.
 *
 * @example
 * `${fmod([7, -7], 3)}` // => "[ 1. -1.]"
 */
export const fmod = /*@__PURE__*/ binary(
  "fmod",
  (x, y) => ops.multiply(ops.sign(x), ops.mod(ops.abs(x), ops.abs(y))),
  "int8",
);

/**
 * Power `aᵇ`. Throws `ArgumentError` for an integer to a negative power.
 *
 * @example
 * `${power([1, 2, 3], 2)}` // => "[1. 4. 9.]"
 */
export const power = /*@__PURE__*/ binary("power", (x, y) => ops.pow(x, y), "int8");

/**
 * The larger one; NaN if either is.
 *
 * @example
 * `${maximum([1, 5], 3)}` // => "[3. 5.]"
 */
export const maximum = /*@__PURE__*/ binary(
  "maximum",
  (x, y) => ops.maximum(x, y),
  (x, y) => ops.logicalOr(x, y),
);

/**
 * The smaller one; NaN if either is.
 *
 * @example
 * `${minimum([1, 5], 3)}` // => "[1. 3.]"
 */
export const minimum = /*@__PURE__*/ binary(
  "minimum",
  (x, y) => ops.minimum(x, y),
  (x, y) => ops.logicalAnd(x, y),
);

/**
 * The larger one; a number rather than NaN.
 *
 * @example
 * `${fmax([1, NaN], 3)}` // => "[3. 3.]"
 */
export const fmax = /*@__PURE__*/ binary(
  "fmax",
  ofNumbers((x, y) => ops.maximum(x, y)),
  (x, y) => ops.logicalOr(x, y),
);

/**
 * The smaller one; a number rather than NaN.
 *
 * @example
 * `${fmin([1, NaN], 3)}` // => "[1. 3.]"
 */
export const fmin = /*@__PURE__*/ binary(
  "fmin",
  ofNumbers((x, y) => ops.minimum(x, y)),
  (x, y) => ops.logicalAnd(x, y),
);

/**
 * Angle of the point with ordinate a and abscissa b.
 *
 * @example
 * `${arctan2([0, 1], [1, 0])}` // => "[0.         1.57079633]"
 */
export const arctan2 = /*@__PURE__*/ fractional("arctan2", (y, x) => ops.atan2(y, x));

/**
 * Length `√(a² + b²)`.
 *
 * @example
 * `${hypot(3, [4, 0])}` // => "[5. 3.]"
 */
export const hypot = /*@__PURE__*/ fractional("hypot", length);

/**
 * `log(eᵃ + eᵇ)`, without overflow.
 *
 * @example
 * `${logaddexp([1000, 0], [1000, 0])}` // => "[1.00069315e+03 6.93147181e-01]"
 */
export const logaddexp = /*@__PURE__*/ fractional("logaddexp", (x, y) =>
  ops.logSumExp(ops.stack(broadcastArrays(x, y)), 0),
);

/**
 * 0 where a is negative, 1 where it is positive, b where it is 0.
 *
 * @example
 * `${heaviside([-1, 0, 2], 0.5)}` // => "[0.  0.5 1. ]"
 */
export const heaviside = /*@__PURE__*/ fractional("heaviside", (x, y) =>
  ops.where(ops.greater(x, 0), 1, ops.where(ops.less(x, 0), 0, ops.where(ops.equal(x, 0), y, x))),
);

/**
 * The magnitude of a with the sign of b.
 *
 * @example
 * `${copysign([1, 2], [-1, 3])}` // => "[-1.  2.]"
 */
export const copysign = /*@__PURE__*/ fractional("copysign", (x, y) =>
  ops.multiply(
    ops.abs(x),
    ops.where(ops.less(ops.where(ops.equal(y, 0), ops.reciprocal(y), y), 0), -1, ops.onesLike(x)),
  ),
);

/**
 * Whether they are equal.
 *
 * @example
 * `${equal([1, 2], 2)}` // => "[False  True]"
 */
export const equal = /*@__PURE__*/ binary("equal", (x, y) => ops.equal(x, y));

/**
 * Whether they differ.
 *
 * @example
 * `${notEqual([1, 2], 2)}` // => "[ True False]"
 */
export const notEqual = /*@__PURE__*/ binary("notEqual", (x, y) => ops.notEqual(x, y));

/**
 * Whether a is greater.
 *
 * @example
 * `${greater([1, 3], 2)}` // => "[False  True]"
 */
export const greater = /*@__PURE__*/ comparison("greater", (x, y) => ops.greater(x, y));

/**
 * Whether a is greater or equal.
 *
 * @example
 * `${greaterEqual([1, 3], 2)}` // => "[False  True]"
 */
export const greaterEqual = /*@__PURE__*/ comparison("greaterEqual", (x, y) =>
  ops.greaterEqual(x, y),
);

/**
 * Whether a is less.
 *
 * @example
 * `${less([1, 3], 2)}` // => "[ True False]"
 */
export const less = /*@__PURE__*/ comparison("less", (x, y) => ops.less(x, y));

/**
 * Whether a is less or equal.
 *
 * @example
 * `${lessEqual([1, 3], 2)}` // => "[ True False]"
 */
export const lessEqual = /*@__PURE__*/ comparison("lessEqual", (x, y) => ops.lessEqual(x, y));

/**
 * Whether neither is 0.
 *
 * @example
 * `${logicalAnd([0, 2], [0, 1])}` // => "[False  True]"
 */
export const logicalAnd = /*@__PURE__*/ logical("logicalAnd", (x, y) => ops.logicalAnd(x, y));

/**
 * Whether one is not 0.
 *
 * @example
 * `${logicalOr([0, 2], [0, 1])}` // => "[False  True]"
 */
export const logicalOr = /*@__PURE__*/ logical("logicalOr", (x, y) => ops.logicalOr(x, y));

/**
 * Whether exactly one is not 0.
 *
 * @example
 * `${logicalXor([0, 2], [0, 5])}` // => "[False False]"
 */
export const logicalXor = /*@__PURE__*/ logical("logicalXor", (x, y) => ops.logicalXor(x, y));

/**
 * Quotients rounded down, and remainders.
 *
 * @example
 * divmod(7, 2).map((x) => x.arraySync()) // => [3, 1]
 */
export const divmod = (a: TensorLike, b: TensorLike): [quotient: Tensor, remainder: Tensor] => [
  floorDivide(a, b),
  mod(a, b),
];

/**
 * Kept between two bounds, of which one may be `null`.
 *
 * @example
 * `${clip([1, 5, 9], 2, null)} ${clip([1, 5, 9], 2, 6)}` // => "[2. 5. 9.] [2. 5. 6.]"
 */
export function clip(x: TensorLike, min: TensorLike | null, max: TensorLike | null): Tensor {
  const bounds = [min, max].filter((bound) => bound !== null);
  const dtype = meetingDType("clip", [x, ...bounds]);
  const t = promoted("clip", [x], dtype)[0]!;
  const low = min === null ? t : maximum(t, promoted("clip", [min], dtype)[0]!);
  return max === null ? low : minimum(low, promoted("clip", [max], dtype)[0]!);
}

/**
 * The arrays repeated to the shape in which they meet, each in its dtype.
 *
 * @example
 * broadcastArrays([1, 2], [[3], [4]]).map((x) => x.shape) // => [[2, 2], [2, 2]]
 */
export function broadcastArrays(...xs: readonly TensorLike[]): Tensor[] {
  const arrays = xs.map((x) => (isTensor(x) ? x : asTensor("broadcastArrays", x)));
  const shape = broadcastAll(
    "broadcastArrays",
    arrays.map((x) => x.shape),
  );
  return arrays.map((x) => ops.broadcastTo(x, [...shape]));
}

export { arctan2 as atan2, divide as trueDivide, mod as remainder, power as pow };
