// Eigenvectors of one real matrix from its complex Schur form.
import { lengthOf } from "./dense-loops.ts";
import { complexSchur, type ComplexMatrix, type Eigenvalues } from "./complex-schur.ts";

export interface Eigen {
  readonly values: Eigenvalues;
  /** Columns of length 1, each with a real element of largest absolute value. */
  readonly vectors: ComplexMatrix;
}

/** Of a matrix, which is overwritten; NaN where it is not finite. */
export function eigen(op: string, a: Float64Array, n: number): Eigen {
  const schur = complexSchur(op, a, n);
  const filled = (size: number, x: number): Float64Array => new Float64Array(size).fill(x);
  if (!schur) {
    const nothing = (size: number) => ({ re: filled(size, NaN), im: filled(size, NaN) });
    return { values: nothing(n), vectors: nothing(n * n) };
  }
  const { t, z, scale } = schur;
  const values = { re: filled(n, 0), im: filled(n, 0) };
  const vectors = { re: filled(n * n, 0), im: filled(n * n, 0) };
  let most = 0;
  for (let i = 0; i < n * n; i++) most = Math.max(most, Math.abs(t.re[i]!), Math.abs(t.im[i]!));
  for (let k = 0; k < n; k++) {
    values.re[k] = t.re[k * n + k]!;
    values.im[k] = t.im[k * n + k]!;
    const isSecond = values.im[k]! < 0;
    const y = isSecond ? undefined : triangularVector(t, n, k, Number.EPSILON * most);
    if (y) setColumn(vectors, n, k, product(z, y, n, k + 1), values.im[k] === 0);
    else {
      for (let i = 0; i < n; i++) {
        vectors.re[i * n + k] = vectors.re[i * n + k - 1]!;
        vectors.im[i * n + k] = -vectors.im[i * n + k - 1]!;
      }
    }
  }
  if (scale !== 1) {
    for (let k = 0; k < n; k++) {
      values.re[k]! *= scale;
      values.im[k]! *= scale;
    }
  }
  return { values, vectors };
}

/** The eigenvector of T to its k-th eigenvalue, whose elements after k are 0. Differences below `least` count as that. */
function triangularVector(t: ComplexMatrix, n: number, k: number, least: number): ComplexMatrix {
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  re[k] = 1;
  const vr = t.re[k * n + k]!;
  const vi = t.im[k * n + k]!;
  for (let i = k - 1; i >= 0; i--) {
    let x = 0;
    let xi = 0;
    for (let j = i + 1; j <= k; j++) {
      const p = t.re[i * n + j]!;
      const q = t.im[i * n + j]!;
      x -= p * re[j]! - q * im[j]!;
      xi -= p * im[j]! + q * re[j]!;
    }
    let dr = t.re[i * n + i]! - vr;
    const di = t.im[i * n + i]! - vi;
    if (lengthOf(dr, di) < least) dr = least;
    const size = dr * dr + di * di;
    if (size === 0) continue; // a matrix of zeros
    re[i] = (x * dr + xi * di) / size;
    im[i] = (xi * dr - x * di) / size;
    const now = lengthOf(re[i]!, im[i]!);
    if (now < 1e100) continue;
    for (let j = i; j <= k; j++) {
      re[j]! /= now;
      im[j]! /= now;
    }
  }
  return { re, im };
}

/** `Z · y`, of which the first `count` elements are not 0. */
function product(z: ComplexMatrix, y: ComplexMatrix, n: number, count: number): ComplexMatrix {
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    let x = 0;
    let xi = 0;
    for (let j = 0; j < count; j++) {
      const p = z.re[i * n + j]!;
      const q = z.im[i * n + j]!;
      x += p * y.re[j]! - q * y.im[j]!;
      xi += p * y.im[j]! + q * y.re[j]!;
    }
    re[i] = x;
    im[i] = xi;
  }
  return { re, im };
}

function setColumn(
  to: ComplexMatrix,
  n: number,
  k: number,
  { re, im }: ComplexMatrix,
  isReal: boolean,
): void {
  let sum = 0;
  let at = 0;
  for (let i = 0; i < n; i++) {
    const square = re[i]! ** 2 + im[i]! ** 2;
    sum += square;
    if (square > re[at]! ** 2 + im[at]! ** 2) at = i;
  }
  const size = lengthOf(re[at]!, im[at]!) * Math.sqrt(sum);
  const c = re[at]! / size;
  const s = -im[at]! / size;
  for (let i = 0; i < n; i++) {
    to.re[i * n + k] = re[i]! * c - im[i]! * s;
    to.im[i * n + k] = isReal || i === at ? 0 : im[i]! * c + re[i]! * s;
  }
}
