// The modified Bessel functions of the second kind as scalar expressions.
// Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 9.6 and 9.7.
import { e, type Expr } from "@gradtape/core/internal";
import { piecewise, rational } from "../../define/rational.ts";
import { I0_0, I1_0 } from "../bessel-fits.ts";
import { K0_0, K0_1, K0_TAIL, K1_0, K1_1, K1_TAIL } from "./modified-fits.ts";

/** `eˣ` times the function if `scaled`. `Infinity` from 0 down, as in TensorFlow. */
export function modifiedK(order: 0 | 1, x: Expr, scaled: boolean): Expr {
  const log = e.log(e.mul(x, 0.5));
  const xx = e.mul(x, x);
  const grown = e.exp(x);
  // Below 1 the logarithm's factor is the function of the first kind, which is known times e⁻ˣ.
  const near =
    order === 0
      ? e.sub(rational(K0_0, xx), e.mul(log, e.mul(grown, rational(I0_0, x))))
      : e.add(e.div(rational(K1_0, xx), x), e.mul(log, e.mul(grown, e.mul(x, rational(I1_0, x)))));
  const far = e.div(
    e.where(
      e.lt(x, 4),
      rational(order === 0 ? K0_1 : K1_1, e.sub(x, 1)),
      rational(order === 0 ? K0_TAIL : K1_TAIL, e.div(1, x)),
    ),
    e.sqrt(x),
  );
  const value = scaled
    ? piecewise(x, [[1, e.mul(grown, near)]], far)
    : piecewise(x, [[1, near]], e.mul(e.exp(e.neg(x)), far));
  return e.where(e.le(x, 0), Infinity, value);
}
