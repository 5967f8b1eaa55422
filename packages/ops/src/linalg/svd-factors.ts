// The singular value decomposition of one matrix: Householder's bidiagonal form, then implicit QR.
// Source: Golub & Van Loan, Matrix Computations (2013), §8.6.
import { ArgumentError } from "@gradtape/core";
import { block, dot, largest, lengthOf, rotateRows, transposed } from "./dense-loops.ts";
import { orthogonalFactor, reflect, reflection, type Reflections } from "./householder.ts";
import { scaleOf } from "./scale-of.ts";

/** Steps for one singular value; two or three are usual. */
const STEPS = 75;

export interface SvdFactors {
  /** Descending. */
  readonly s: Float64Array;
  /** Row i is column i of U. */
  readonly u: Float64Array;
  /** Row i is column i of V. */
  readonly v: Float64Array;
}

/**
 * `A = U · diag(s) · Vᵀ` of an `[m, n]` matrix with `m ≥ n`, which is overwritten. U has `count` columns, n or more; if that is
 * 0, neither U nor V is computed.
 */
export function svdFactors(
  op: string,
  a: Float64Array,
  m: number,
  n: number,
  count: number,
): SvdFactors {
  const wanted = count > 0;
  const most = largest(a);
  if (!Number.isFinite(most)) {
    const nothing = (size: number): Float64Array => new Float64Array(size).fill(NaN);
    return { s: nothing(n), u: nothing(count * m), v: nothing(wanted ? n * n : 0) };
  }
  const scale = scaleOf(most);
  if (scale !== 1) for (let i = 0; i < a.length; i++) a[i]! /= scale;
  const { d, e, left, right } = bidiagonalize(a, m, n);
  const [u, v] = wanted ? [factor(left, m, count), factor(right, n, n)] : [undefined, undefined];
  const tiny = Number.EPSILON ** 2 * Math.max(largest(d), largest(e));
  diagonalize(op, { d, e, u, v, m, n, tiny });
  const places = Array.from(d, (_, i) => i).sort((i, j) => Math.abs(d[j]!) - Math.abs(d[i]!));
  const s = Float64Array.from(places, (i) => Math.abs(d[i]!) * scale);
  if (!u || !v) return { s, u: new Float64Array(0), v: new Float64Array(0) };
  const [us, vs] = [u.slice(), new Float64Array(n * n)];
  places.forEach((i, to) => {
    us.set(u.subarray(i * m, (i + 1) * m), to * m);
    const row = v.subarray(i * n, (i + 1) * n);
    vs.set(d[i]! < 0 ? row.map((x) => -x) : row, to * n);
  });
  return { s, u: us, v: vs };
}

/** The transpose of a product of reflections. */
function factor(reflections: Reflections, m: number, columns: number): Float64Array {
  const q = new Float64Array(m * columns);
  orthogonalFactor(reflections, q, m, columns);
  return transposed(q, m, columns);
}

interface Bidiagonal {
  /** The diagonal, */
  readonly d: Float64Array;
  /** and what stands right of it. */
  readonly e: Float64Array;
  readonly left: Reflections;
  readonly right: Reflections;
}

function bidiagonalize(a: Float64Array, m: number, n: number): Bidiagonal {
  const [d, e, w] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const left = { vectors: [] as Float64Array[], taus: [] as number[] };
  // The first axis of the rows stays, by a reflection that does nothing.
  const right = { vectors: [new Float64Array(n)], taus: [0] };
  for (let k = 0; k < n; k++) {
    const v = new Float64Array(m);
    for (let i = k; i < m; i++) v[i] = a[i * n + k]!;
    const [beta, tau] = reflection(v, k, m);
    d[k] = beta;
    left.vectors.push(v);
    left.taus.push(tau);
    reflect(v, k, tau, block(a, k * n + k + 1, n), [m - k, n - k - 1], w);
    if (k + 1 >= n) break;
    const r = a.slice(k * n, (k + 1) * n);
    const [gamma, rate] = reflection(r, k + 1, n);
    e[k] = gamma;
    right.vectors.push(r);
    right.taus.push(rate);
    if (rate === 0) continue;
    for (let i = k + 1; i < m; i++) {
      const along = rate * dot(a, i * n + k + 1, r, k + 1, n - k - 1);
      for (let j = k + 1; j < n; j++) a[i * n + j]! -= along * r[j]!;
    }
  }
  return { d, e, left, right };
}

interface Work {
  readonly d: Float64Array;
  readonly e: Float64Array;
  /** Rows of m elements, turned with the rows of the matrix. */
  readonly u: Float64Array | undefined;
  /** Rows of n elements, turned with its columns. */
  readonly v: Float64Array | undefined;
  readonly m: number;
  readonly n: number;
  /** What counts as 0. */
  readonly tiny: number;
}

/** Makes `e` vanish. */
function diagonalize(op: string, work: Work): void {
  const { d, e, n, tiny } = work;
  let steps = 0;
  for (let high = n - 1; high > 0;) {
    let low = high;
    for (; low > 0; low--) {
      const small = Number.EPSILON * (Math.abs(d[low - 1]!) + Math.abs(d[low]!));
      if (Math.abs(e[low - 1]!) <= Math.max(small, tiny)) break;
    }
    if (low > 0) e[low - 1] = 0;
    if (low === high) {
      high--;
      steps = 0;
      continue;
    }
    if (steps++ === STEPS)
      throw new ArgumentError(
        op,
        `no singular value was found in ${STEPS} steps: scale the matrix`,
      );
    const zero = d.subarray(low, high + 1).findIndex((x) => Math.abs(x) <= tiny);
    if (zero < 0) step(work, low, high);
    else if (zero < high - low) clearRow(work, low + zero, high);
    else clearColumn(work, low, high);
  }
}

/** Where a diagonal element is 0, rotations of rows make its row 0. */
function clearRow({ d, e, u, m, tiny }: Work, zero: number, high: number): void {
  d[zero] = 0;
  let f = e[zero]!;
  e[zero] = 0;
  for (let k = zero + 1; k <= high && Math.abs(f) > tiny; k++) {
    const r = lengthOf(d[k]!, f);
    const c = d[k]! / r;
    const s = -f / r;
    d[k] = r;
    if (k < high) {
      f = s * e[k]!;
      e[k]! *= c;
    }
    if (u) rotateRows(u, zero * m, k * m, m, c, s);
  }
}

/** Where the last diagonal element is 0, rotations of columns make the rest of its column 0. */
function clearColumn({ d, e, v, n, tiny }: Work, low: number, high: number): void {
  d[high] = 0;
  let f = e[high - 1]!;
  e[high - 1] = 0;
  for (let k = high - 1; k >= low && Math.abs(f) > tiny; k--) {
    const r = lengthOf(d[k]!, f);
    const c = d[k]! / r;
    const s = f / r;
    d[k] = r;
    if (k > low) {
      f = -s * e[k - 1]!;
      e[k - 1]! *= c;
    }
    if (v) rotateRows(v, k * n, high * n, n, c, s);
  }
}

/** One step on the rows from low to high, with the shift that the last two suggest. */
function step({ d, e, u, v, m, n }: Work, low: number, high: number): void {
  const above = high - 1 > low ? e[high - 2]! : 0;
  const a = d[high - 1]! ** 2 + above ** 2;
  const b = d[high - 1]! * e[high - 1]!;
  const c = d[high]! ** 2 + e[high - 1]! ** 2;
  const half = (a - c) / 2;
  const away = half + (half < 0 ? -1 : 1) * lengthOf(half, b);
  const shift = away === 0 ? c : c - (b * b) / away;
  let y = d[low]! ** 2 - shift;
  let z = d[low]! * e[low]!;
  for (let k = low; k < high; k++) {
    let r = lengthOf(y, z);
    let [cos, sin] = r === 0 ? [1, 0] : [y / r, z / r];
    if (k > low) e[k - 1] = r;
    const f = d[k]!;
    const g = e[k]!;
    const h = d[k + 1]!;
    y = cos * f + sin * g;
    z = sin * h;
    const right = cos * g - sin * f;
    const below = cos * h;
    if (v) rotateRows(v, k * n, (k + 1) * n, n, cos, sin);
    r = lengthOf(y, z);
    [cos, sin] = r === 0 ? [1, 0] : [y / r, z / r];
    d[k] = r;
    e[k] = cos * right + sin * below;
    d[k + 1] = cos * below - sin * right;
    if (u) rotateRows(u, k * m, (k + 1) * m, m, cos, sin);
    y = e[k]!;
    if (k < high - 1) {
      z = sin * e[k + 1]!;
      e[k + 1]! *= cos;
    }
  }
}
