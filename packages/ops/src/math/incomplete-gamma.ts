// The incomplete gamma functions of numbers, with derivatives by the parameter.
// Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 6.5; Loader, "Fast and accurate computation of binomial
// probabilities" (2000) for the factor in front; Temme, "The asymptotic expansion of the incomplete gamma functions" (SIAM
// J. Math. Anal. 1979) where a is huge.
import { erf } from "@gradtape/core/internal";
import {
  digammaAt,
  lessLog,
  logGamma1p,
  polygammaAt,
  STIRLING_FROM,
  stirlingRest,
} from "./gamma-numbers.ts";

/** From here on the normal distribution with one correction is right to the last digit. */
const HUGE = 1e8;
const EPSILON = 2 ** -54;
const MAX_STEPS = 1_000_000;

/** `xᵃ e⁻ˣ / Γ(a + 1)` */
function front(a: number, x: number): number {
  if (a < STIRLING_FROM) return Math.pow(x, a) * Math.exp(-x) * Math.exp(-logGamma1p(a));
  // Γ(a + 1) by Stirling: what is left of the powers is the exponential of a small number.
  return Math.exp(-a * lessLog((x - a) / a, x / a) - stirlingRest(a)) / Math.sqrt(2 * Math.PI * a);
}

/** `xᵃ⁻¹ e⁻ˣ / Γ(a)`, the density of the gamma distribution. */
export function gammaDensity(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return NaN;
  if (x === 0) return a < 1 ? Infinity : a === 1 ? 1 : 0;
  if (x === Infinity || a === Infinity) return x === a ? NaN : 0;
  return (front(a, x) * a) / x;
}

/** Values of a function and its first two derivatives by a. */
type Jet = readonly [number, number, number];

const product = ([a, a1, a2]: Jet, [b, b1, b2]: Jet): Jet => [
  a * b,
  a1 * b + a * b1,
  a2 * b + 2 * a1 * b1 + a * b2,
];

/** `front` with its derivatives. */
function frontJet(a: number, x: number): Jet {
  const value = front(a, x);
  const slope = Math.log(x) - digammaAt(a + 1);
  return [value, value * slope, value * (slope * slope - polygammaAt(1, a + 1))];
}

/** `1 + x / (a + 1) + x² / ((a + 1) (a + 2)) + …`: times `front` it is P. */
function series(a: number, x: number): number {
  let sum = 1;
  for (let n = 1, term = 1; n < MAX_STEPS && term > sum * EPSILON; n++) sum += term *= x / (a + n);
  return sum;
}

function seriesJet(a: number, x: number): Jet {
  let [term, slope, bend] = [1, 0, 0]; // the term's logarithm has the derivatives slope and bend
  let [s, s1, s2] = [1, 0, 0];
  for (let n = 1; n < MAX_STEPS; n++) {
    term *= x / (a + n);
    slope -= 1 / (a + n);
    bend += 1 / ((a + n) * (a + n));
    s += term;
    s1 += term * slope;
    const second = term * (slope * slope + bend);
    s2 += second;
    if (term <= s * EPSILON && second <= Math.abs(s2) * EPSILON) break;
  }
  return [s, s1, s2];
}

/** `1 / (x + 1 - a - (1 - a) / (x + 3 - a - 2 (2 - a) / …))`, by Lentz' method: times `a · front` it is Q. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MAX_STEPS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < EPSILON * 2) break;
  }
  return value;
}

/** The same by numerators and denominators of its convergents, which can be differentiated. */
function fractionJet(a: number, x: number): Jet {
  let [p0, q0]: [Jet, Jet] = [
    [0, 0, 0],
    [1, 0, 0],
  ];
  let [p, q]: [Jet, Jet] = [
    [1, 0, 0],
    [x + 1 - a, -1, 0],
  ];
  let last: Jet = [0, 0, 0];
  for (let n = 1; n < MAX_STEPS; n++) {
    const up: Jet = [-n * (n - a), n, 0];
    const b: Jet = [x + 1 - a + 2 * n, -1, 0];
    const next = (before: Jet, now: Jet): Jet => {
      const [u, v] = [product(up, before), product(b, now)];
      return [u[0] + v[0], u[1] + v[1], u[2] + v[2]];
    };
    [p0, p, q0, q] = [p, next(p0, p), q, next(q0, q)];
    const scale = 1 / q[0];
    const scaled = ([v, v1, v2]: Jet): Jet => [v * scale, v1 * scale, v2 * scale];
    [p0, p, q0, q] = [scaled(p0), scaled(p), scaled(q0), scaled(q)];
    const value = quotient(p, q);
    const still = (k: 0 | 1 | 2): boolean =>
      Math.abs(value[k] - last[k]) <= 8 * EPSILON * (Math.abs(value[k]) + value[0] / (1 + a) ** k);
    if (still(0) && still(1) && still(2)) return value;
    last = value;
  }
  return last;
}

/** `p / q` where q is 1. */
function quotient([p, p1, p2]: Jet, [, q1, q2]: Jet): Jet {
  const first = p1 - p * q1;
  return [p, first, p2 - 2 * first * q1 - p * q2];
}

/** Q for small a and x, where it is the small rest of 1. */
function upperNearOrigin(a: number, x: number): number {
  let sum = 0;
  let term = 1;
  for (let n = 1; n < 100 && Math.abs(term) > 1e-20; n++) {
    term *= -x / n;
    sum += term / (a + n);
  }
  const power = Math.expm1(a * Math.log(x) - logGamma1p(a));
  return -power - (1 + power) * a * sum;
}

/** P and Q for huge a, as the normal distribution: `η² / 2 = (x - a) / a - ln (x / a)`. */
function normal(a: number, x: number, upper: boolean): number {
  const m = (x - a) / a;
  const eta = Math.sign(m) * Math.sqrt(2 * lessLog(m, x / a));
  const correction =
    (Math.exp((-a * eta * eta) / 2) / Math.sqrt(2 * Math.PI * a)) *
    (-1 / 3 + eta * (1 / 12 - eta * (2 / 135 - eta / 864)));
  const t = eta * Math.sqrt(a / 2);
  return upper ? (1 - erf(t)) / 2 + correction : (1 + erf(t)) / 2 - correction;
}

/** Values at the ends of the range, or undefined where there is something to compute. */
function edge(a: number, x: number, upper: boolean): number | undefined {
  if (Number.isNaN(a) || x === 0)
    return Number.isNaN(a) || (upper && !(a > 0)) ? NaN : upper ? 1 : 0;
  if (!(a > 0 && x > 0) || (a === Infinity && x === Infinity)) return NaN;
  if (a === Infinity) return upper ? 1 : 0;
  if (x === Infinity) return upper ? 0 : 1;
  return undefined;
}

/** The regularized lower incomplete gamma function `P(a, x)`. */
export function lowerGamma(a: number, x: number): number {
  const known = edge(a, x, false);
  if (known !== undefined) return known;
  if (a >= HUGE) return normal(a, x, false);
  if (x <= a + 1 || x < 1.1) return Math.min(1, front(a, x) * series(a, x));
  return 1 - a * front(a, x) * fraction(a, x);
}

/** The regularized upper incomplete gamma function `Q(a, x) = 1 - P(a, x)`. */
export function upperGamma(a: number, x: number): number {
  const known = edge(a, x, true);
  if (known !== undefined) return known;
  if (a >= HUGE) return normal(a, x, true);
  if (x < 1.1 && a < 1) return upperNearOrigin(a, x);
  if (x <= a + 1) return Math.max(0, 1 - front(a, x) * series(a, x));
  return a * front(a, x) * fraction(a, x);
}

/** The first or second derivative of `P(a, x)` by a. */
export function lowerGammaByParameter(a: number, x: number, order: number): number {
  const known = edge(a, x, false);
  if (known !== undefined) return Number.isNaN(known) ? NaN : 0;
  if (a >= HUGE * 100) {
    // The distribution is its own, moved: its slope by a is that by x, turned round.
    const density = gammaDensity(a, x);
    return order === 1 ? -density : density * ((a - 1) / x - 1);
  }
  if (x <= a + 1 || x < 1.1) return product(frontJet(a, x), seriesJet(a, x))[order]!;
  const upper = product(product([a, 1, 0], frontJet(a, x)), fractionJet(a, x));
  return -upper[order]!;
}
