// The Bessel functions of order 0 and 1 as scalar expressions.
// Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.1 and 9.2.
import { e, type Expr } from "@gradtape/core/internal";
import { odd, rational, type Rational } from "../../define/rational.ts";
import { J0_0, J1_0, P0_5, P1_5, Q0_5, Q1_5, Y0_0, Y1_0 } from "./cylinder-fits.ts";

/** Squares of the first zeros, in two parts. */
const ZEROS = [
  [5.783185962946784, 4.123247343506204e-16],
  [14.681970642123893, -9.858177825793294e-17],
] as const;

type Order = 0 | 1;

/** Below 5: with their first zero as a factor. */
function nearJ(order: Order, x: Expr): Expr {
  const xx = e.mul(x, x);
  const [zero, rest] = ZEROS[order];
  const value = e.mul(e.sub(e.sub(xx, zero), rest), rational(order === 0 ? J0_0 : J1_0, xx));
  return order === 0 ? value : e.mul(x, value);
}

/**
 * From 5 on: `√(2 / πx) (P(x) cos χ - Q(x) sin χ)` with `χ = x - π/4 - order · π/2` for J, and sine for cosine for Y. Of χ only
 * sine and cosine are needed, which are those of x, turned.
 */
function far(kind: "J" | "Y", order: Order, x: Expr): Expr {
  const [p, q]: readonly [Rational, Rational] = order === 0 ? [P0_5, Q0_5] : [P1_5, Q1_5];
  const inverse = e.div(1, x);
  const z = e.mul(inverse, inverse);
  const even = rational(p, z);
  const odd = e.mul(inverse, rational(q, z));
  const [sum, difference] = [e.add(e.cos(x), e.sin(x)), e.sub(e.sin(x), e.cos(x))];
  // √2 times cosine and sine of χ.
  const [cosine, sine] = order === 0 ? [sum, difference] : [difference, e.neg(sum)];
  const wave =
    kind === "J"
      ? e.sub(e.mul(even, cosine), e.mul(odd, sine))
      : e.add(e.mul(even, sine), e.mul(odd, cosine));
  return e.mul(e.sqrt(e.mul(1 / Math.PI, inverse)), wave);
}

export function cylinderJ(order: Order, x: Expr): Expr {
  const s = e.abs(x);
  const value = e.where(e.lt(s, 5), nearJ(order, s), far("J", order, s));
  return order === 0 ? value : odd(x, value);
}

/** `-Infinity` from 0 down, as in TensorFlow. */
export function cylinderY(order: Order, x: Expr): Expr {
  const wave = e.mul(e.log(x), nearJ(order, x));
  const rest = rational(order === 0 ? Y0_0 : Y1_0, e.mul(x, x));
  const near =
    order === 0
      ? e.add(e.mul(2 / Math.PI, wave), rest)
      : e.add(e.mul(2 / Math.PI, e.sub(wave, e.div(1, x))), e.mul(x, rest));
  const value = e.where(e.lt(x, 5), near, far("Y", order, x));
  return e.where(e.le(x, 0), -Infinity, value);
}
