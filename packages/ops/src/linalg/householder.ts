// Householder reflections `H = I - tau · v · vᵀ` that make zeros below an element.
// Source: Golub & Van Loan, Matrix Computations (2013), §5.1; signs as in LAPACK's dlarfg.
import { addProduct, block, largest, lengthOf, type Block } from "./dense-loops.ts";
import { scaleOf } from "./scale-of.ts";

/** Numbers of which this is the largest have lost digits; beside the rest of a scaled matrix they are nothing. */
const VANISHING = 1e-290;

/**
 * Makes the reflection that takes `x = v[from…]` to `[beta, 0, …]`: overwrites x with v, whose first element is 1, and returns
 * `[beta, tau]`. A vector that has zeros already, or next to, stays, with tau 0.
 */
export function reflection(v: Float64Array, from: number, to: number): [beta: number, tau: number] {
  const alpha = v[from]!;
  let most = 0;
  for (let i = from + 1; i < to; i++) {
    const x = Math.abs(v[i]!);
    if (!(x <= most)) most = x;
  }
  v[from] = 1;
  if (most < VANISHING) return [alpha, 0];
  let sum = 0;
  for (let i = from + 1; i < to; i++) {
    const x = v[i]! / most;
    sum += x * x;
  }
  const size = lengthOf(alpha, most * Math.sqrt(sum));
  const beta = alpha >= 0 ? -size : size;
  const below = alpha - beta;
  for (let i = from + 1; i < to; i++) v[i]! /= below;
  return [beta, -below / beta];
}

/** `C ← H · C` for `rows` rows of C, `columns` wide, and `v[from…]`; `w` is scratch of that width. */
export function reflect(
  v: Float64Array,
  from: number,
  tau: number,
  c: Block,
  [rows, columns]: readonly [number, number],
  w: Float64Array,
): void {
  if (tau === 0 || columns === 0) return;
  const line = block(w, 0, columns);
  w.fill(0, 0, columns);
  addProduct(1, line, block(v, from, rows), c, [1, columns, rows]);
  for (let j = 0; j < columns; j++) w[j]! *= tau;
  addProduct(-1, c, block(v, from, 1), line, [rows, columns, 1]);
}

/** The reflections of a QR factorization, `vectors[k]` from place k on. */
export interface Reflections {
  readonly vectors: readonly Float64Array[];
  readonly taus: readonly number[];
}

/** Overwrites a matrix of `m` rows with R, and returns the reflections whose product is Q. */
export function triangularize(a: Float64Array, m: number, n: number): Reflections {
  const count = Math.min(m, n);
  const scale = scaleOf(largest(a));
  if (scale !== 1) for (let i = 0; i < a.length; i++) a[i]! /= scale;
  const w = new Float64Array(n);
  const vectors: Float64Array[] = [];
  const taus: number[] = [];
  for (let k = 0; k < count; k++) {
    const v = new Float64Array(m);
    for (let i = k; i < m; i++) v[i] = a[i * n + k]!;
    const [beta, tau] = reflection(v, k, m);
    a[k * n + k] = beta;
    for (let i = k + 1; i < m; i++) a[i * n + k] = 0;
    reflect(v, k, tau, block(a, k * n + k + 1, n), [m - k, n - k - 1], w);
    vectors.push(v);
    taus.push(tau);
  }
  if (scale !== 1) for (let i = 0; i < a.length; i++) a[i]! *= scale;
  return { vectors, taus };
}

/** The first `columns` columns of Q, written to `q`, which holds zeros. */
export function orthogonalFactor(
  { vectors, taus }: Reflections,
  q: Float64Array,
  m: number,
  columns: number,
): void {
  for (let i = 0; i < Math.min(m, columns); i++) q[i * columns + i] = 1;
  const w = new Float64Array(columns);
  for (let k = Math.min(vectors.length, columns) - 1; k >= 0; k--)
    reflect(vectors[k]!, k, taus[k]!, block(q, k * columns + k, columns), [m - k, columns - k], w);
}
