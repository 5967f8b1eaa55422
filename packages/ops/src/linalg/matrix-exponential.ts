// The exponential of one matrix.
// Source: Higham, The scaling and squaring method for the matrix exponential revisited (2005).
import { block, product } from "./dense-loops.ts";
import { inOrder, luFactors } from "./lu-factors.ts";
import { solveLower, solveUpper } from "./triangular.ts";

/** Degrees of Padé approximants, with the largest 1-norm for which each is exact in float64. */
const DEGREES = [
  [3, 1.495585217958292e-2],
  [5, 2.53939833006323e-1],
  [7, 9.504178996162932e-1],
  [9, 2.097847961257068],
] as const;
const LIMIT = 5.371920351148152;

/** Coefficients of the numerator of degree m: `(2m - k)! · m! / ((2m)! · k! · (m - k)!)`, from `b₀ = 1` on. */
function coefficients(m: number): number[] {
  const b = [1];
  for (let k = 1; k <= m; k++) b.push((b[k - 1]! * (m - k + 1)) / ((2 * m - k + 1) * k));
  return b;
}

export function matrixExponential(a: Float64Array, n: number): Float64Array {
  const size = oneNorm(a, n);
  if (!Number.isFinite(size)) return new Float64Array(n * n).fill(NaN);
  const degree = DEGREES.find(([, most]) => size <= most)?.[0];
  if (degree !== undefined) return pade(a, n, degree);
  const squarings = Math.max(0, Math.ceil(Math.log2(size / LIMIT)));
  let y = pade(
    a.map((x) => x / 2 ** squarings),
    n,
    13,
  );
  for (let i = 0; i < squarings; i++) y = product(y, y, n);
  return y;
}

function oneNorm(a: Float64Array, n: number): number {
  const sums = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sums[j]! += Math.abs(a[i * n + j]!);
  return sums.reduce((most, x) => (x > most || x !== x ? x : most), 0);
}

/** `(V - U)⁻¹ · (V + U)`, where U has the odd powers of the numerator and V the even ones. */
function pade(a: Float64Array, n: number, degree: number): Float64Array {
  const b = coefficients(degree);
  const square = product(a, a, n);
  const powers = [identity(n), square];
  const top = degree === 13 ? 3 : (degree - 1) / 2;
  while (powers.length <= top) powers.push(product(powers.at(-1)!, square, n));
  const even = (from: number): Float64Array => combination(powers, from, b);
  let [odd, v] = [even(1), even(0)];
  if (degree === 13) {
    // Powers beyond the sixth are products of it.
    odd = sum(odd, product(powers[3]!, combination(powers, 9, b, 1), n), n);
    v = sum(v, product(powers[3]!, combination(powers, 8, b, 1), n), n);
  }
  const u = product(a, odd, n);
  const below = v.map((x, i) => x - u[i]!);
  const order = new Float64Array(n);
  luFactors(below, n, order);
  const y = inOrder(
    v.map((x, i) => x + u[i]!),
    order,
    n,
    n,
  );
  solveLower(block(below, 0, n), n, block(y, 0, n), n, true);
  solveUpper(block(below, 0, n), n, block(y, 0, n), n);
  return y;
}

const identity = (n: number): Float64Array => {
  const y = new Float64Array(n * n);
  for (let i = 0; i < n; i++) y[i * n + i] = 1;
  return y;
};

const sum = (a: Float64Array, b: Float64Array, n: number): Float64Array => {
  const y = new Float64Array(n * n);
  for (let i = 0; i < y.length; i++) y[i] = a[i]! + b[i]!;
  return y;
};

/** `Σ b[from + 2i] · powers[first + i]`, of the powers that there are. */
function combination(
  powers: readonly Float64Array[],
  from: number,
  b: readonly number[],
  first = 0,
): Float64Array {
  const y = new Float64Array(powers[0]!.length);
  for (let p = first; p < powers.length; p++) {
    const factor = b[from + 2 * (p - first)] ?? 0;
    const power = powers[p]!;
    for (let i = 0; i < y.length; i++) y[i]! += factor * power[i]!;
  }
  return y;
}
