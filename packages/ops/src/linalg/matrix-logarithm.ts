// The principal logarithm of one matrix: roots until it is near the identity, then a Padé approximant, as a sum of fractions.
// Source: Higham, Functions of Matrices (2008), §11.4 and §11.5.
import { block } from "./dense-loops.ts";
import { inOrder, luFactors } from "./lu-factors.ts";
import { matrixRoot } from "./matrix-root.ts";
import { solveLower, solveUpper } from "./triangular.ts";

/** The degree of the approximant, exact in float64 for 1-norms of `X - I` up to the limit. */
const DEGREE = 7;
const LIMIT = 0.264;
/** More than any float64 needs. */
const ROOTS = 100;

/** Of a matrix, which is overwritten. NaN where it is not finite, or where the logarithm is not there or not real. */
export function matrixLogarithm(op: string, a: Float64Array, n: number): Float64Array {
  let x = a;
  let roots = 0;
  while (distance(x, n) > LIMIT && roots < ROOTS) {
    x = matrixRoot(op, x, n);
    roots++;
  }
  const y = new Float64Array(n * n);
  if (!(distance(x, n) <= LIMIT)) return y.fill(NaN);
  for (let i = 0; i < n; i++) x[i * n + i]! -= 1;
  for (const [place, weight] of gauss(DEGREE)) addFraction(y, x, n, place, weight * 2 ** roots);
  return y;
}

/** The 1-norm of `X - I`. */
function distance(x: Float64Array, n: number): number {
  let most = 0;
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Math.abs(x[i * n + j]! - (i === j ? 1 : 0));
    if (!(sum <= most)) most = sum;
    if (most !== most) return NaN;
  }
  return most;
}

/** Adds `weight · (I + place · X)⁻¹ · X` to y. */
function addFraction(
  y: Float64Array,
  x: Float64Array,
  n: number,
  place: number,
  weight: number,
): void {
  const below = x.map((v) => place * v);
  for (let i = 0; i < n; i++) below[i * n + i]! += 1;
  const order = new Float64Array(n);
  luFactors(below, n, order);
  const part = inOrder(x, order, n, n);
  solveLower(block(below, 0, n), n, block(part, 0, n), n, true);
  solveUpper(block(below, 0, n), n, block(part, 0, n), n);
  for (let i = 0; i < y.length; i++) y[i]! += weight * part[i]!;
}

/** Places and weights of Gauss and Legendre's quadrature between 0 and 1: the zeros of a polynomial, by Newton's method. */
function gauss(m: number): [place: number, weight: number][] {
  return Array.from({ length: m }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (m + 0.5));
    let slope = 1;
    for (let step = 0; step < 10; step++) {
      let [before, value] = [1, x];
      for (let k = 2; k <= m; k++)
        [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
      slope = (m * (x * value - before)) / (x * x - 1);
      x -= value / slope;
    }
    return [(1 + x) / 2, 1 / ((1 - x * x) * slope * slope)];
  });
}
