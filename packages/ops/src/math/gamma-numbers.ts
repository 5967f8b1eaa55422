// The gamma function and its kin for numbers: what the iterations of incomplete functions are made of.
import { polynomialAt, rationalAt } from "../define/rational.ts";
import { LN_GAMMA_1, LN_GAMMA_TAIL } from "./gamma-fits.ts";

/** From here on Stirling's series is right to the last digit. */
export const STIRLING_FROM = 8;

/** `ln Γ(x)` less Stirling's approximation `(x - ½) ln x - x + ½ ln 2π`, for x from 8 on. */
export const stirlingRest = (x: number): number => polynomialAt(LN_GAMMA_TAIL, 1 / (x * x)) / x;

/** `ln Γ(1 + x)` for x in 0…8. */
export function logGamma1p(x: number): number {
  let product = 1;
  for (; x > 1; x--) product *= x;
  return x * (x - 1) * rationalAt(LN_GAMMA_1, x + 0.5) + Math.log(product);
}

/** `m - ln r` where `r = 1 + m`, without loss of digits near 1: with `t = m / (2 + m)` the logarithm is `2 artanh t`. */
export function lessLog(m: number, r: number): number {
  if (!(Math.abs(m) < 0.5)) return m - Math.log(r);
  const t = m / (2 + m);
  const tt = t * t;
  let sum = 0;
  for (let k = 33; k > 1; k -= 2) sum = sum * tt + 2 / k;
  return t * (m - tt * sum);
}

/** `B₂ⱼ / (2j)!` for j from 1 on. */
const BERNOULLI = [
  1 / 12,
  -1 / 720,
  1 / 30240,
  -1 / 1209600,
  1 / 47900160,
  -691 / 1307674368000,
  1 / 74724249600,
  -3617 / 10670622842880000,
  43867 / 5109094217170944000,
  -174611 / 802857662698291200000,
] as const;

/**
 * Hurwitz' `ζ(s, q) = Σ (q + k)⁻ˢ` for s > 1, by the Euler-Maclaurin formula from `10 + s / 2` on. Below 0 s must be whole, and
 * the terms of negative base are those of two other zetas.
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 23.1.30.
 */
export function hurwitzZeta(s: number, q: number): number {
  if (s === 1) return Infinity;
  if (!(s > 1) || Number.isNaN(q)) return NaN;
  if (q <= 0) return zetaBelow0(s, q);
  if (q === Infinity) return 0;
  if (s === Infinity) return q < 1 ? Infinity : q === 1 ? 1 : 0;
  let sum = 0;
  for (; q < 10 + s / 2; q++) {
    const term = Math.pow(q, -s);
    sum += term;
    if (term < sum * 1e-17 || sum === Infinity) return sum;
  }
  const last = Math.pow(q, -s);
  sum += (last * q) / (s - 1) + last / 2;
  let factor = (last * s) / q;
  for (let j = 1; j <= BERNOULLI.length; j++) {
    const term = BERNOULLI[j - 1]! * factor;
    sum += term;
    if (Math.abs(term) < sum * 1e-17) break;
    factor *= ((s + 2 * j - 1) * (s + 2 * j)) / (q * q);
  }
  return sum;
}

function zetaBelow0(s: number, q: number): number {
  const isEven = s % 2 === 0;
  if (q === Math.floor(q)) return isEven ? Infinity : NaN;
  if (s !== Math.floor(s)) return NaN;
  const part = q - Math.floor(q);
  const below = hurwitzZeta(s, 1 - part) - hurwitzZeta(s, 1 - q);
  return hurwitzZeta(s, part) + (isEven ? below : -below);
}

/** `ψ(x)`; NaN at 0, -1, -2, … */
export function digammaAt(x: number): number {
  if (x <= 0) {
    if (x === Math.floor(x)) return NaN;
    return digammaAt(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)));
  }
  let sum = 0;
  for (; x < 10; x++) sum -= 1 / x;
  const z = 1 / (x * x);
  const series =
    z *
    (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132 - (z * 691) / 32760)))));
  return sum + Math.log(x) - 0.5 / x - series;
}

/** The n-th derivative of ψ: `(-1)ⁿ⁺¹ n! ζ(n + 1, x)`; NaN unless n is 0, 1, 2, … */
export function polygammaAt(n: number, x: number): number {
  if (n === 0) return digammaAt(x);
  if (!(n > 0 && n === Math.floor(n))) return NaN;
  let factorial = 1;
  for (let k = 2; k <= n && factorial < Infinity; k++) factorial *= k;
  const size = factorial * hurwitzZeta(n + 1, x);
  return n % 2 === 0 ? -size : size;
}
