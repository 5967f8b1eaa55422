// `ln |Γ|` and its derivative as scalar expressions.
import { e, type Expr } from "@gradtape/core/internal";
import { piecewise, polynomial, rational } from "../define/rational.ts";
import {
  DIGAMMA_1,
  DIGAMMA_2,
  DIGAMMA_4,
  DIGAMMA_TAIL,
  LN_GAMMA_1,
  LN_GAMMA_2,
  LN_GAMMA_3,
  LN_GAMMA_5,
  LN_GAMMA_TAIL,
} from "./gamma-fits.ts";

const square = (x: Expr): Expr => e.mul(x, x);

/** 0, -1, -2, … and -∞, where Γ has its poles. */
const isPole = (x: Expr): Expr => e.and(e.le(x, 0), e.eq(x, e.floor(x)));

/** `π (x - n)`, n being the nearest integer: what sine and tangent of `π x` need, without the digits lost in `π x`. */
const turned = (x: Expr): Expr => e.mul(Math.PI, e.sub(x, e.round(x)));

/** `½ ln 2π - ½` */
const STIRLING = 0.4189385332046727;

/**
 * Below -½ by reflection: `ln |Γ(x)| = ln |π / (x sin πx)| - ln Γ(-x)`. From 8 on by Stirling's series.
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 6.1.17 and 6.1.40.
 */
export function logGamma(x: Expr): Expr {
  const size = e.abs(x);
  const reflected = e.lt(x, -0.5);
  const s = e.where(reflected, size, x);
  const ln = e.log(size);
  // ln Γ(1 + t), t being s or s - 1.
  const isSmall = e.lt(s, 1);
  const t = e.where(isSmall, s, e.sub(s, 1));
  const first = e.mul(e.mul(t, e.sub(t, 1)), rational(LN_GAMMA_1, e.add(t, 0.5)));
  const t2 = e.sub(s, 2);
  const tail = e.div(polynomial(LN_GAMMA_TAIL, e.div(1, square(s))), s);
  const value = piecewise(
    s,
    [
      [2, e.sub(first, e.where(isSmall, ln, 0))],
      [3, e.mul(t2, rational(LN_GAMMA_2, t2))],
      [5, rational(LN_GAMMA_3, e.sub(s, 3))],
      [8, rational(LN_GAMMA_5, e.sub(s, 5))],
    ],
    e.add(e.mul(e.sub(s, 0.5), e.sub(ln, 1)), e.add(STIRLING, tail)),
  );
  const sine = e.abs(e.sin(turned(size)));
  const mirror = e.sub(e.log(e.div(Math.PI, e.mul(size, sine))), value);
  return e.where(isPole(x), Infinity, e.where(reflected, mirror, value));
}

/** The zero of ψ, in two parts. */
const ZERO = 1.4616321449683622;
const ZERO_REST = 9.549995429965697e-17;

/**
 * Below 0 by reflection: `ψ(x) = ψ(1 - x) - π / tan πx`. From 8 on by its asymptotic series. NaN at the poles.
 * Source: Abramowitz & Stegun, 6.3.7 and 6.3.18.
 */
export function digammaOf(x: Expr): Expr {
  const reflected = e.lt(x, 0);
  const s = e.where(reflected, e.sub(1, x), x);
  const isSmall = e.lt(s, 1);
  const t = e.where(isSmall, s, e.sub(s, 1));
  const fromZero = e.sub(e.where(isSmall, e.sub(s, ZERO - 1), e.sub(s, ZERO)), ZERO_REST);
  const first = e.mul(fromZero, rational(DIGAMMA_1, t));
  const inverse = e.div(1, s);
  const z = square(inverse);
  const value = piecewise(
    s,
    [
      [2, e.sub(first, e.where(isSmall, inverse, 0))],
      [4, rational(DIGAMMA_2, e.sub(s, 2))],
      [8, rational(DIGAMMA_4, e.sub(s, 4))],
    ],
    e.sub(e.log(s), e.add(e.mul(0.5, inverse), e.mul(z, polynomial(DIGAMMA_TAIL, z)))),
  );
  const mirror = e.sub(value, e.div(Math.PI, e.tan(turned(x))));
  return e.where(isPole(x), NaN, e.where(reflected, mirror, value));
}
