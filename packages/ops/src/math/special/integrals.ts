// Integrals that have names, as scalar expressions.
// Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 5.1, 7.1, 7.3 and 27.7.
import { e, type Expr } from "@gradtape/core/internal";
import { odd, piecewise, polynomial, rational, type Rational } from "../../define/rational.ts";
import {
  DAWSON_0,
  DAWSON_1,
  DAWSON_3,
  DAWSON_6,
  EI_0,
  EI_12,
  EI_2,
  EI_24,
  EI_6,
  EI_TAIL,
  FRESNEL_C,
  FRESNEL_F,
  FRESNEL_F_TAIL,
  FRESNEL_G,
  FRESNEL_G_TAIL,
  FRESNEL_S,
  SPENCE,
} from "./integral-fits.ts";

/** `(2k - 1)!! / 2ᵏ⁺¹`: the asymptotic series of `x · D(x)` in `1 / x²`. */
const DAWSON_TAIL: readonly number[] = [
  1 / 2,
  1 / 4,
  3 / 8,
  15 / 16,
  105 / 32,
  945 / 64,
  10395 / 128,
  135135 / 256,
  2027025 / 512,
  34459425 / 1024,
  654729075 / 2048,
];

/** Dawson's integral `e^(-x²) ∫₀ˣ e^(t²) dt`. */
export function dawson(x: Expr): Expr {
  const s = e.abs(x);
  const xx = e.mul(s, s);
  const far = piecewise(
    s,
    [
      [6.5, rational(DAWSON_3, e.sub(s, 3.5))],
      [12.5, rational(DAWSON_6, e.sub(s, 6.5))],
    ],
    polynomial(DAWSON_TAIL, e.div(1, xx)),
  );
  const value = piecewise(
    s,
    [
      [1.5, e.mul(s, rational(DAWSON_0, xx))],
      [3.5, rational(DAWSON_1, e.sub(s, 1.5))],
    ],
    e.div(far, s),
  );
  return odd(x, value);
}

/** The zero of Ei, in two parts. */
const ZERO = 0.3725074107813666;
const ZERO_REST = 1.3140183414386028e-17;

/** `Ei(x)` for x ≥ 0; NaN below. */
export function exponentialIntegral(x: Expr): Expr {
  const fromZero = e.sub(e.sub(x, ZERO), ZERO_REST);
  const ratio = e.div(fromZero, ZERO);
  const log = e.where(e.lt(e.abs(ratio), 0.5), e.log1p(ratio), e.sub(e.log(x), Math.log(ZERO)));
  const scaled = piecewise(
    x,
    [
      [6, rational(EI_2, e.sub(x, 2))],
      [12, rational(EI_6, e.sub(x, 6))],
      [24, rational(EI_12, e.sub(x, 12))],
      [50, rational(EI_24, e.sub(x, 24))],
    ],
    polynomial(EI_TAIL, e.div(1, x)),
  );
  const half = e.exp(e.mul(x, 0.5)); // eˣ overflows earlier than the result
  const far = e.mul(e.mul(half, e.div(scaled, x)), half);
  const value = e.where(e.lt(x, 2), e.add(log, e.mul(fromZero, rational(EI_0, x))), far);
  return e.where(e.eq(x, Infinity), Infinity, value);
}

/** Spence's function `-∫₁ˣ ln t / (t - 1) dt` for x ≥ 0; NaN below. */
export function spenceOf(x: Expr): Expr {
  // From x or 1 / x, at most 2, to what lies in ½…2: itself, or 1 less it.
  const isLarge = e.gt(x, 2);
  const t = e.where(isLarge, e.div(1, x), x);
  const isSmall = e.lt(t, 0.5);
  const w = e.where(isSmall, e.neg(t), e.sub(t, 1));
  const middle = e.neg(e.mul(w, rational(SPENCE, e.add(w, 0.5))));
  const limit = (Math.PI * Math.PI) / 6;
  const mixed = e.where(e.eq(t, 0), 0, e.mul(e.log(t), e.log1p(e.neg(t))));
  const value = e.where(isSmall, e.sub(e.sub(limit, mixed), middle), middle);
  const log = e.log(x);
  return e.where(isLarge, e.sub(e.mul(-0.5, e.mul(log, log)), value), value);
}

/** Fresnel's `C(x) = ∫₀ˣ cos(πt²/2) dt`, or S with sine. */
export function fresnel(kind: "cos" | "sin", x: Expr): Expr {
  const s = e.abs(x);
  const xx = e.mul(s, s);
  const x4 = e.mul(xx, xx);
  const near =
    kind === "cos"
      ? e.mul(s, rational(FRESNEL_C, x4))
      : e.mul(s, e.mul(xx, rational(FRESNEL_S, x4)));
  const auxiliary = (close: Rational, tail: Rational): Expr =>
    e.where(e.lt(s, 3.2), rational(close, e.sub(s, 1.6)), rational(tail, e.div(1, x4)));
  const f = e.div(auxiliary(FRESNEL_F, FRESNEL_F_TAIL), e.mul(Math.PI, s));
  const g = e.div(auxiliary(FRESNEL_G, FRESNEL_G_TAIL), e.mul(Math.PI * Math.PI, e.mul(s, xx)));
  const turn = e.mul(Math.PI / 2, e.floorMod(xx, 4));
  const [sine, cosine] = [e.sin(turn), e.cos(turn)];
  const far =
    kind === "cos"
      ? e.sub(e.add(0.5, e.mul(f, sine)), e.mul(g, cosine))
      : e.sub(e.sub(0.5, e.mul(f, cosine)), e.mul(g, sine));
  return odd(x, e.where(e.lt(s, 1.6), near, e.where(e.isInf(s), 0.5, far)));
}
