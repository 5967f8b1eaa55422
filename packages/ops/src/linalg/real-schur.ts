// Schur's form of one real matrix: `A = Z · T · Zᵀ`, where T is upper triangular but for blocks of 2 × 2 of complex pairs.
// Source: Golub & Van Loan, Matrix Computations (2013), §7.4 and §7.5.
import { ArgumentError } from "@gradtape/core";
import { block, dot, largest, lengthOf, rotateRows, transposed } from "./dense-loops.ts";
import { orthogonalFactor, reflect, reflection } from "./householder.ts";

/** Steps for one eigenvalue; two or three are usual, and far more where many coincide and have one eigenvector. */
const STEPS = 300;

/** Overwrites `a` with T, and returns Zᵀ if wanted. */
export function realSchur(
  op: string,
  a: Float64Array,
  n: number,
  wanted: boolean,
): Float64Array | undefined {
  const most = largest(a);
  const tiny = Number.EPSILON ** 2 * most;
  // What is nothing beside the rest must not be all that keeps eigenvalues apart.
  for (let i = 0; i < a.length; i++) if (Math.abs(a[i]!) < 1e-100 * most) a[i] = 0;
  const z = hessenberg(a, n, wanted);
  let steps = 0;
  for (let high = n - 1; high > 0;) {
    const low = blockStart(a, n, high, tiny);
    if (low >= high - 1) {
      if (low === high - 1) splitPair(a, z, n, low);
      high = low - 1;
      steps = 0;
      continue;
    }
    if (steps++ === STEPS)
      throw new ArgumentError(op, `no eigenvalue was found in ${STEPS} steps: scale the matrix`);
    francisStep(a, z, n, low, high, steps % 10 === 0);
  }
  return z;
}

/** Makes zeros below the first subdiagonal. */
function hessenberg(a: Float64Array, n: number, wanted: boolean): Float64Array | undefined {
  const w = new Float64Array(n);
  const vectors = [new Float64Array(n)];
  const taus = [0]; // the first axis stays
  for (let k = 0; k < n - 2; k++) {
    const v = new Float64Array(n);
    for (let i = k + 1; i < n; i++) v[i] = a[i * n + k]!;
    const [beta, tau] = reflection(v, k + 1, n);
    const size = n - k - 1;
    reflect(v, k + 1, tau, block(a, (k + 1) * n + k + 1, n), [size, size], w);
    a[(k + 1) * n + k] = beta;
    for (let i = k + 2; i < n; i++) a[i * n + k] = 0;
    if (tau !== 0) {
      for (let i = 0; i < n; i++) {
        const along = tau * dot(a, i * n + k + 1, v, k + 1, size);
        for (let j = k + 1; j < n; j++) a[i * n + j]! -= along * v[j]!;
      }
    }
    vectors.push(v);
    taus.push(tau);
  }
  if (!wanted) return undefined;
  const q = new Float64Array(n * n);
  for (let i = vectors.length; i < n; i++) q[i * n + i] = 1;
  orthogonalFactor({ vectors, taus }, q, n, n);
  return transposed(q, n, n);
}

/** Where the block that ends at `high` begins: after a subdiagonal element that is 0 within rounding, which becomes 0. */
function blockStart(a: Float64Array, n: number, high: number, tiny: number): number {
  for (let l = high; l > 0; l--) {
    const at = l * n + l - 1;
    const around = Math.abs(a[at - n]!) + Math.abs(a[at + 1]!);
    if (Math.abs(a[at]!) > Math.max(Number.EPSILON * around, tiny)) continue;
    a[at] = 0;
    return l;
  }
  return 0;
}

/** A step with both shifts of the last block of 2 × 2, or with others where those have not helped. */
function francisStep(
  a: Float64Array,
  z: Float64Array | undefined,
  n: number,
  low: number,
  high: number,
  other: boolean,
): void {
  const at = (i: number, j: number): number => a[i * n + j]!;
  const m = high - 1;
  // Two numbers whose sum and product (less `cross`) are those of the shifts.
  let x = at(high, high);
  let y = at(m, m);
  let cross = at(high, m) * at(m, high);
  if (other) {
    const size = Math.abs(at(high, m)) + Math.abs(at(m, m - 1));
    x += 0.75 * size;
    y = x;
    cross = -0.4375 * size * size;
  }
  // The first column of the shifted square, divided by its second element's factor, so that nothing cancels.
  const next = low + 1;
  const v = new Float64Array(3);
  x -= at(low, low);
  y -= at(low, low);
  v[0] = (x * y - cross) / at(next, low) + at(low, next);
  v[1] = at(next, next) - at(low, low) - x - y;
  v[2] = at(low + 2, next);
  // For eigenvalues alone, what stands beside the block does not matter.
  const top = z ? 0 : low;
  const right = z ? n : high + 1;
  for (let k = low; k < high; k++) {
    // The last reflection has two axes; with a third that is 0, its row and column are the second's.
    const third = k < high - 1 ? k + 2 : k + 1;
    const [, tau] = reflection(v, 0, third - k + 1);
    const v1 = v[1]!;
    const v2 = third > k + 1 ? v[2]! : 0;
    turnRows(a, n, k, third, Math.max(low, k - 1), right, tau, v1, v2);
    turnColumns(a, n, k, third, top, Math.min(k + 4, high + 1), tau, v1, v2);
    if (z) turnRows(z, n, k, third, 0, n, tau, v1, v2);
    if (k > low) for (let i = k + 1; i <= third; i++) a[i * n + k - 1] = 0;
    v[0] = at(k + 1, k);
    v[1] = k + 2 <= high ? at(k + 2, k) : 0;
    v[2] = k + 3 <= high ? at(k + 3, k) : 0;
  }
}

/** `H · A` for a reflection of the rows k, k + 1 and third, in the columns from `begin` up to `end`. */
function turnRows(
  a: Float64Array,
  n: number,
  k: number,
  third: number,
  begin: number,
  end: number,
  tau: number,
  v1: number,
  v2: number,
): void {
  const r0 = k * n;
  const r1 = r0 + n;
  const r2 = third * n;
  for (let j = begin; j < end; j++) {
    const along = tau * (a[r0 + j]! + v1 * a[r1 + j]! + v2 * a[r2 + j]!);
    a[r0 + j]! -= along;
    a[r1 + j]! -= along * v1;
    a[r2 + j]! -= along * v2;
  }
}

/** `A · H` for a reflection of the columns k, k + 1 and third, in the rows from `begin` up to `end`. */
function turnColumns(
  a: Float64Array,
  n: number,
  k: number,
  third: number,
  begin: number,
  end: number,
  tau: number,
  v1: number,
  v2: number,
): void {
  for (let i = begin; i < end; i++) {
    const c = i * n + k;
    const c2 = i * n + third;
    const along = tau * (a[c]! + v1 * a[c + 1]! + v2 * a[c2]!);
    a[c]! -= along;
    a[c + 1]! -= along * v1;
    a[c2]! -= along * v2;
  }
}

/** A block of 2 × 2 with real eigenvalues becomes triangular. */
function splitPair(a: Float64Array, z: Float64Array | undefined, n: number, k: number): void {
  const r0 = k * n;
  const r1 = (k + 1) * n;
  const c = a[r1 + k]!;
  const half = (a[r0 + k]! - a[r1 + k + 1]!) / 2;
  const square = half * half + a[r0 + k + 1]! * c;
  if (square < 0) return;
  const x = half + (half < 0 ? -1 : 1) * Math.sqrt(square);
  const r = lengthOf(x, c);
  const cos = x / r;
  const sin = c / r;
  rotateRows(a, r0, r1, n, cos, sin);
  if (z) rotateRows(z, r0, r1, n, cos, sin);
  for (let i = 0; i <= k + 1; i++) {
    const p = a[i * n + k]!;
    const q = a[i * n + k + 1]!;
    a[i * n + k] = cos * p + sin * q;
    a[i * n + k + 1] = cos * q - sin * p;
  }
  a[r1 + k] = 0;
}
