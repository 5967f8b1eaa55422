// The complementary error function, and quantiles of the normal distribution, as scalar expressions.
import { e, type Expr } from "@gradtape/core/internal";
import { piecewise, rational } from "../define/rational.ts";
import {
  ERFC_2,
  ERFC_HALF,
  ERFC_TAIL,
  QUANTILE_1_6,
  QUANTILE_3,
  QUANTILE_7,
  QUANTILE_MIDDLE,
} from "./normal-fits.ts";

/** `exp(-x²)` for x ≥ 0. Of `x²` the digits beyond its dtype count too: x is split into a multiple of 1/16 and a rest. */
function bell(x: Expr): Expr {
  const most = e.div(e.floor(e.mul(x, 16)), 16);
  const rest = e.mul(e.sub(x, most), e.add(x, most));
  return e.mul(e.exp(e.neg(e.mul(most, most))), e.exp(e.neg(rest)));
}

/** `1 - erf(x)`, without loss of digits where that is small. */
export function erfcOf(x: Expr): Expr {
  const s = e.min(x, 30); // where it is 0 in every dtype
  const scaled = piecewise(
    s,
    [
      [2, rational(ERFC_HALF, e.sub(s, 0.5))],
      [4, rational(ERFC_2, e.sub(s, 2))],
    ],
    e.div(rational(ERFC_TAIL, e.div(1, e.mul(s, s))), s),
  );
  return e.where(e.lt(x, 0.5), e.sub(1, e.erf(x)), e.mul(bell(s), scaled));
}

/**
 * `|Φ⁻¹(p)|` from `q = p - ½` and `m = min(p, 1 - p)`, with the sign of q: near the middle a function of q, in the tails one of
 * `√(-ln m)`. Where p is no probability, NaN.
 * Source: the scheme is that of Wichura, "Algorithm AS 241" (Applied Statistics 1988); the functions are our own.
 */
export function quantile(q: Expr, m: Expr): Expr {
  const middle = e.mul(q, rational(QUANTILE_MIDDLE, e.sub(0.180625, e.mul(q, q))));
  const r = e.sqrt(e.neg(e.log(m)));
  const tail = piecewise(
    r,
    [
      [3, rational(QUANTILE_1_6, e.sub(r, 1.6))],
      [7, rational(QUANTILE_3, e.sub(r, 3))],
      [Infinity, rational(QUANTILE_7, e.sub(r, 7))],
    ],
    r,
  );
  const isMiddle = e.le(e.abs(q), 0.425);
  return e.where(isMiddle, middle, e.where(e.lt(q, 0), e.neg(tail), tail));
}
