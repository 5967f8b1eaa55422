// Schur's form of one real matrix over the complex numbers: `A = Z · T · Zᴴ` with T upper triangular.
import { largest, transposed } from "./dense-loops.ts";
import { realSchur } from "./real-schur.ts";
import { scaleOf } from "./scale-of.ts";

/** Square matrices by their real and imaginary parts. */
export interface ComplexMatrix {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export interface ComplexSchur {
  readonly t: ComplexMatrix;
  readonly z: ComplexMatrix;
  /** A power of two by which T is to be multiplied. */
  readonly scale: number;
}

/** Real and imaginary parts of eigenvalues; pairs stand side by side, the one above the real axis first. */
export interface Eigenvalues {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** The eigenvalues on the diagonal of a real Schur form. */
function valuesOf(t: Float64Array, n: number): Eigenvalues {
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  for (let k = 0; k < n; k++) {
    re[k] = t[k * n + k]!;
    const below = k + 1 < n ? t[(k + 1) * n + k]! : 0;
    if (below === 0) continue;
    const half = (re[k]! - t[(k + 1) * n + k + 1]!) / 2;
    const away = Math.sqrt(Math.max(0, -(half * half + t[k * n + k + 1]! * below)));
    re[k]! -= half;
    re[k + 1] = re[k]!;
    im[k] = away;
    im[++k] = -away;
  }
  return { re, im };
}

/** Scales a matrix so that it can be squared; undefined if it is not finite. */
function scaled(a: Float64Array): number | undefined {
  const most = largest(a);
  if (!Number.isFinite(most)) return undefined;
  const scale = scaleOf(most);
  if (scale !== 1) for (let i = 0; i < a.length; i++) a[i]! /= scale;
  return scale;
}

/** Of a matrix, which is overwritten; NaN where it is not finite. */
export function eigenvalues(op: string, a: Float64Array, n: number): Eigenvalues {
  const scale = scaled(a);
  if (scale === undefined)
    return { re: new Float64Array(n).fill(NaN), im: new Float64Array(n).fill(NaN) };
  realSchur(op, a, n, false);
  const { re, im } = valuesOf(a, n);
  return { re: re.map((x) => x * scale), im: im.map((x) => x * scale) };
}

/** Of a matrix, which is overwritten; undefined if it is not finite. T's diagonal has the eigenvalues. */
export function complexSchur(op: string, a: Float64Array, n: number): ComplexSchur | undefined {
  const scale = scaled(a);
  if (scale === undefined) return undefined;
  const zt = realSchur(op, a, n, true)!;
  const values = valuesOf(a, n);
  const zero = (): Float64Array => new Float64Array(n * n);
  const t = { re: a, im: zero() };
  const z = { re: transposed(zt, n, n), im: zero() };
  for (let k = 0; k < n - 1; k++) {
    const below = a[(k + 1) * n + k]!;
    if (below === 0) continue;
    // The eigenvector of the block is [λ - d, below].
    const real = values.re[k]! - a[(k + 1) * n + k + 1]!;
    const size = Math.hypot(real, values.im[k]!, below);
    const first = { re: real / size, im: values.im[k]! / size };
    rotatePair(t, z, n, k, first, below / size);
    t.re[(k + 1) * n + k] = 0;
    t.im[(k + 1) * n + k] = 0;
  }
  for (let k = 0; k < n; k++) {
    t.re[k * n + k] = values.re[k]!;
    t.im[k * n + k] = values.im[k]!;
  }
  return { t, z, scale };
}

/** `Gᴴ · T · G` and `Z · G` for `G = [[c, -s], [s, conj(c)]]` on two axes; s is real. */
function rotatePair(
  t: ComplexMatrix,
  z: ComplexMatrix,
  n: number,
  k: number,
  c: { readonly re: number; readonly im: number },
  s: number,
): void {
  for (let j = k; j < n; j++) {
    const p = k * n + j;
    const q = (k + 1) * n + j;
    const x = t.re[p]!;
    const xi = t.im[p]!;
    const y = t.re[q]!;
    const yi = t.im[q]!;
    t.re[p] = c.re * x + c.im * xi + s * y;
    t.im[p] = c.re * xi - c.im * x + s * yi;
    t.re[q] = c.re * y - c.im * yi - s * x;
    t.im[q] = c.re * yi + c.im * y - s * xi;
  }
  const columns = (m: ComplexMatrix, rows: number): void => {
    for (let i = 0; i < rows; i++) {
      const p = i * n + k;
      const q = i * n + k + 1;
      const x = m.re[p]!;
      const xi = m.im[p]!;
      const y = m.re[q]!;
      const yi = m.im[q]!;
      m.re[p] = c.re * x - c.im * xi + s * y;
      m.im[p] = c.re * xi + c.im * x + s * yi;
      m.re[q] = c.re * y + c.im * yi - s * x;
      m.im[q] = c.re * yi - c.im * y - s * xi;
    }
  };
  columns(t, k + 2);
  columns(z, n);
}
