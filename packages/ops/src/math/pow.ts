import type { Both, Elementwise, Fit, Tensor, TensorLike } from "@gradtape/core";
import { ArgumentError, isComplex, isInteger } from "@gradtape/core";
import { dispatch1, e, NONE, toTensors } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { greater } from "../compare/greater.ts";
import { notEqual } from "../compare/notEqual.ts";
import { conj } from "./conj.ts";
import { log } from "./log.ts";
import { multiply } from "./multiply.ts";
import { multiplyNoNan } from "./multiplyNoNan.ts";
import { subtract } from "./subtract.ts";
import { where } from "../logic/where.ts";

const powOp = /*@__PURE__*/ elementwise({
  name: "pow",
  arity: 2,
  accepts: "number",
  scalar: ([x, y]) => e.pow(x, y),
  validate: ([, y]) => checkExponents(y),
  // 0 where b is 0, also at a = 0, where the slope alone is infinite.
  grad: ({ inputs: [x, y], outputs: [z] }, g) => [
    () => multiplyNoNan(conj(multiplyNoNan(pow(x, subtract(y, 1)), y)), g),
    () => multiply(g, conj(multiply(z, logOfBase(x)))),
  ],
});

/** An integer has no reciprocal. */
function checkExponents(y: Tensor): void {
  if (!isInteger(y.dtype)) return;
  const found = [...y.dataSync()].find((n) => Number(n) < 0);
  if (found !== undefined) {
    throw new ArgumentError(
      "pow",
      `integers take no negative power: exponent ${found} with ${y.dtype}; cast both to a float dtype`,
    );
  }
}

/** log x where there is one (x > 0, or a complex x that is not 0), else 0, with a gradient that is 0 there too. */
function logOfBase(x: Tensor): Tensor {
  const some = isComplex(x.dtype) ? notEqual(x, 0) : greater(x, 0);
  return where(some, log(where(some, x, 1)), 0);
}

/**
 * Power `aᵇ`, element by element, with broadcasting.
 *
 * `x⁰` is 1 for every x, NaN included; a negative real number to a fractional power is NaN.
 *
 * Shape: broadcast of both. Dtypes: integers (wrapping), floats and complex, both the same; a JavaScript number takes the other's.
 * Throws `ArgumentError` if an integer is raised to a negative power.
 * Gradient: `g · conj(b · aᵇ⁻¹)` to a, `g · conj(aᵇ · log a)` to b (0 where a ≤ 0, or where a complex a is 0).
 *
 * @example
 * pow([1, 2, 3], 2).arraySync() // => [1, 4, 9]
 */
export function pow<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function pow(a: TensorLike, b: TensorLike) {
  return dispatch1(powOp, toTensors("pow", a, b), NONE);
}
