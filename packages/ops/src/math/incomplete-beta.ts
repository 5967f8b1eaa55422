// The incomplete beta function of numbers.
// Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 26.5.8; Loader, "Fast and accurate computation of binomial
// probabilities" (2000) for the factor in front.
import { lessLog, logGamma1p, STIRLING_FROM, stirlingRest } from "./gamma-numbers.ts";

const EPSILON = 2 ** -53;
const MAX_STEPS = 100_000;

/** `Γ(x)` for x in 0…16. */
const gamma = (x: number): number =>
  x < STIRLING_FROM
    ? Math.exp(logGamma1p(x)) / x
    : Math.exp((x - 0.5) * (Math.log(x) - 1) - 0.5 + stirlingRest(x)) * Math.sqrt(2 * Math.PI);

/** `xᵃ yᵇ / B(a, b)` with y = 1 - x. Large parameters by Stirling: what is left of the powers is the exponential of something small. */
function front(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  if (b < STIRLING_FROM && a < STIRLING_FROM)
    return (Math.pow(x, a) * Math.pow(y, b) * gamma(n)) / (gamma(a) * gamma(b));
  if (a >= STIRLING_FROM && b >= STIRLING_FROM) {
    const surplus = x * b - y * a;
    const exponent = a * lessLog(surplus / a, (x * n) / a) + b * lessLog(-surplus / b, (y * n) / b);
    const rest = stirlingRest(n) - stirlingRest(a) - stirlingRest(b);
    return Math.exp(rest - exponent) * Math.sqrt(a / n) * Math.sqrt(b / (2 * Math.PI));
  }
  if (a >= STIRLING_FROM) return front(b, a, y, x);
  const surplus = (y * a - x * b) / b;
  const log = Math.abs(surplus) < 0.5 ? Math.log1p(surplus) : Math.log((y * n) / b);
  const rest = stirlingRest(n) - stirlingRest(b);
  return (Math.pow(x * n, a) * Math.exp(b * log - a + rest) * Math.sqrt(b / n)) / gamma(a);
}

/** The continued fraction that makes of `front / a` the integral, for x below the mean or so; by Lentz' method. */
function fraction(a: number, b: number, x: number): number {
  const kept = (v: number): number => (Math.abs(v) < 1e-300 ? 1e-300 : v);
  let c = 1;
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MAX_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 2 * EPSILON) break;
  }
  return value;
}

const isValid = (a: number, b: number, x: number): boolean =>
  a > 0 && b > 0 && a < Infinity && b < Infinity && x >= 0 && x <= 1;

/** The regularized incomplete beta function `Iₓ(a, b)`. */
export function incompleteBeta(a: number, b: number, x: number): number {
  if (!isValid(a, b, x)) return NaN;
  if (x === 0 || x === 1) return x;
  const y = 1 - x;
  return x <= (a + 1) / (a + b + 2)
    ? (front(a, b, x, y) * fraction(a, b, x)) / a
    : 1 - (front(b, a, y, x) * fraction(b, a, y)) / b;
}

/** `xᵃ⁻¹ (1 - x)ᵇ⁻¹ / B(a, b)`, the density of the beta distribution. */
export function betaDensity(a: number, b: number, x: number): number {
  if (!isValid(a, b, x)) return NaN;
  if (x === 0) return a < 1 ? Infinity : a === 1 ? b : 0;
  if (x === 1) return b < 1 ? Infinity : b === 1 ? a : 0;
  return front(a, b, x, 1 - x) / (x * (1 - x));
}
