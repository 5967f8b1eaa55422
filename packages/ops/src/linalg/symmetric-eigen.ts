// Eigenvalues and eigenvectors of a symmetric matrix: Householder's tridiagonal form, then implicit QR with Wilkinson's shift.
// Source: Golub & Van Loan, Matrix Computations (2013), §8.3.
import { ArgumentError } from "@gradtape/core";
import { dot, largest, lengthOf, rotateRows } from "./dense-loops.ts";
import { orthogonalFactor, reflection } from "./householder.ts";
import { scaleOf } from "./scale-of.ts";

/** Steps for one eigenvalue; two or three are usual. */
const STEPS = 60;

export interface SymmetricEigen {
  /** Ascending. */
  readonly values: Float64Array;
  /** Row i is the eigenvector of value i; empty if not wanted. */
  readonly vectors: Float64Array;
}

/** Of the matrix whose lower triangle is in `a`, which is overwritten. */
export function symmetricEigen(
  op: string,
  a: Float64Array,
  n: number,
  wanted: boolean,
): SymmetricEigen {
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) a[i * n + j] = a[j * n + i]!;
  const most = largest(a);
  if (!Number.isFinite(most))
    return {
      values: new Float64Array(n).fill(NaN),
      vectors: new Float64Array(wanted ? n * n : 0).fill(NaN),
    };
  const scale = scaleOf(most);
  if (scale !== 1) for (let i = 0; i < a.length; i++) a[i]! /= scale;
  const [d, e] = [new Float64Array(n), new Float64Array(n)];
  const z = tridiagonalize(a, n, d, e, wanted);
  diagonalize(op, d, e, z);
  const places = Array.from(d, (_, i) => i).sort((i, j) => d[i]! - d[j]!);
  const vectors = new Float64Array(z?.length ?? 0);
  if (z) places.forEach((i, to) => vectors.set(z.subarray(i * n, (i + 1) * n), to * n));
  return { values: Float64Array.from(places, (i) => d[i]! * scale), vectors };
}

/** Diagonal and subdiagonal of `QᵀAQ`, and Qᵀ if wanted. */
function tridiagonalize(
  a: Float64Array,
  n: number,
  d: Float64Array,
  e: Float64Array,
  wanted: boolean,
): Float64Array | undefined {
  const vectors: Float64Array[] = [];
  const taus: number[] = [];
  const w = new Float64Array(n);
  for (let k = 0; k < n - 1; k++) {
    const v = a.slice(k * n, (k + 1) * n); // by symmetry the column
    const [beta, tau] = reflection(v, k + 1, n);
    e[k] = beta;
    if (wanted) {
      vectors.push(v.subarray(1));
      taus.push(tau);
    }
    if (tau === 0) continue;
    const size = n - k - 1;
    for (let i = k + 1; i < n; i++) w[i] = tau * dot(a, i * n + k + 1, v, k + 1, size);
    const half = 0.5 * tau * dot(w, k + 1, v, k + 1, size);
    for (let i = k + 1; i < n; i++) w[i]! -= half * v[i]!;
    for (let i = k + 1; i < n; i++) {
      const x = v[i]!;
      const y = w[i]!;
      for (let j = k + 1; j < n; j++) a[i * n + j]! -= x * w[j]! + y * v[j]!;
    }
  }
  for (let i = 0; i < n; i++) d[i] = a[i * n + i]!;
  if (!wanted) return undefined;
  // The reflections leave the first axis alone.
  const m = Math.max(0, n - 1);
  const inner = new Float64Array(m * m);
  orthogonalFactor({ vectors, taus }, inner, m, m);
  const z = new Float64Array(n * n);
  if (n > 0) z[0] = 1;
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) z[(j + 1) * n + i + 1] = inner[i * m + j]!;
  return z;
}

/** Makes the subdiagonal `e` vanish; the rows of `z` are turned with it. */
function diagonalize(
  op: string,
  d: Float64Array,
  e: Float64Array,
  z: Float64Array | undefined,
): void {
  const n = d.length;
  const tiny = Number.EPSILON ** 2 * Math.max(largest(d), largest(e));
  let steps = 0;
  for (let high = n - 1; high > 0;) {
    let low = high;
    while (low > 0) {
      const small = Number.EPSILON * (Math.abs(d[low - 1]!) + Math.abs(d[low]!));
      if (Math.abs(e[low - 1]!) <= Math.max(small, tiny)) break;
      low--;
    }
    if (low > 0) e[low - 1] = 0;
    if (low === high) {
      high--;
      steps = 0;
      continue;
    }
    if (steps++ === STEPS)
      throw new ArgumentError(op, `no eigenvalue was found in ${STEPS} steps: scale the matrix`);
    step(d, e, z, low, high);
  }
}

/** One step on the rows from low to high. */
function step(
  d: Float64Array,
  e: Float64Array,
  z: Float64Array | undefined,
  low: number,
  high: number,
): void {
  const n = d.length;
  const half = (d[high - 1]! - d[high]!) / 2;
  const last = e[high - 1]!;
  const shift = d[high]! - (last * last) / (half + (half < 0 ? -1 : 1) * lengthOf(half, last));
  let x = d[low]! - shift;
  let y = e[low]!;
  for (let k = low; k < high; k++) {
    const r = lengthOf(x, y);
    const [c, s] = r === 0 ? [1, 0] : [x / r, y / r];
    if (k > low) e[k - 1] = r;
    const a = d[k]!;
    const b = d[k + 1]!;
    const f = e[k]!;
    d[k] = c * c * a + 2 * c * s * f + s * s * b;
    d[k + 1] = s * s * a - 2 * c * s * f + c * c * b;
    e[k] = c * s * (b - a) + (c * c - s * s) * f;
    x = e[k]!;
    if (k < high - 1) {
      y = s * e[k + 1]!;
      e[k + 1]! *= c;
    }
    if (z) rotateRows(z, k * n, (k + 1) * n, n, c, s);
  }
}
