// Polynomials and rational functions in scalar expressions: what special functions are made of.
import { e, type Expr } from "@gradtape/core/internal";

/** Coefficients of numerator and denominator, that of the constant term first. */
export interface Rational {
  readonly p: readonly number[];
  readonly q: readonly number[];
}

/** `c[0] + c[1] · x + c[2] · x² + …`, by Horner's rule. */
export const polynomial = (c: readonly number[], x: Expr): Expr =>
  c.reduceRight<Expr | undefined>(
    (sum, k) => (sum ? e.add(e.mul(sum, x), k) : e.const(k, x.dtype)),
    undefined,
  ) ?? e.const(0, x.dtype);

export const rational = ({ p, q }: Rational, x: Expr): Expr =>
  e.div(polynomial(p, x), polynomial(q, x));

/** One of several expressions: that of the first bound which `x` is less than, or the last. */
export function piecewise(
  x: Expr,
  pieces: readonly (readonly [below: number, value: Expr])[],
  otherwise: Expr,
): Expr {
  return pieces.reduceRight(
    (rest, [below, value]) => e.where(e.lt(x, below), value, rest),
    otherwise,
  );
}

/** An odd function from its value at `|x|`: that with the sign of x, -0 included. */
export const odd = (x: Expr, value: Expr): Expr =>
  e.where(e.eq(x, 0), x, e.where(e.lt(x, 0), e.neg(value), value));

/** A polynomial at a number. */
export const polynomialAt = (c: readonly number[], x: number): number =>
  c.reduceRight((sum, k) => sum * x + k, 0);

/** A rational function at a number. */
export const rationalAt = ({ p, q }: Rational, x: number): number =>
  polynomialAt(p, x) / polynomialAt(q, x);
