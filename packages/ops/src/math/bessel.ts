// The modified Bessel functions of order 0 and 1, times `exp(-|x|)`, as scalar expressions.
import { e, type Expr } from "@gradtape/core/internal";
import { odd, piecewise, polynomial, rational, type Rational } from "../define/rational.ts";
import { I0_0, I0_12, I0_4, I0_TAIL, I1_0, I1_12, I1_4, I1_TAIL } from "./bessel-fits.ts";

function scaled(
  x: Expr,
  near: Expr,
  from4: Rational,
  from12: Rational,
  tail: readonly number[],
): Expr {
  const far = e.where(e.lt(x, 32), rational(from12, e.sub(x, 12)), polynomial(tail, e.div(1, x)));
  return piecewise(
    x,
    [
      [4, near],
      [12, rational(from4, e.sub(x, 4))],
    ],
    e.div(far, e.sqrt(x)),
  );
}

/** `exp(-|x|) · I₀(x)` */
export function scaledI0(x: Expr): Expr {
  const s = e.abs(x);
  return scaled(s, rational(I0_0, s), I0_4, I0_12, I0_TAIL);
}

/** `exp(-|x|) · I₁(x)` */
export function scaledI1(x: Expr): Expr {
  const s = e.abs(x);
  const value = scaled(s, e.mul(s, rational(I1_0, s)), I1_4, I1_12, I1_TAIL);
  return odd(x, value);
}

/** `exp(|x|) · y`, which overflows only where the product does; `limit` where x is infinite. */
export function unscaled(x: Expr, y: Expr, limit: Expr): Expr {
  const half = e.exp(e.mul(0.5, e.abs(x)));
  return e.where(e.isInf(x), limit, e.mul(e.mul(half, y), half));
}
