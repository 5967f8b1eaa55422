// The principal square root of one matrix, by its Schur form.
// Source: Higham, Functions of Matrices (2008), §6.2.
import { lengthOf } from "./dense-loops.ts";
import { complexSchur, type ComplexMatrix } from "./complex-schur.ts";

/** Of a matrix, which is overwritten. NaN where it is not finite, or where the root is not there or not real. */
export function matrixRoot(op: string, a: Float64Array, n: number): Float64Array {
  const nothing = (): Float64Array => new Float64Array(n * n).fill(NaN);
  const schur = complexSchur(op, a, n);
  if (!schur) return nothing();
  const { t, z, scale } = schur;
  for (let i = 0; i < n; i++) if (t.im[i * n + i] === 0 && t.re[i * n + i]! < 0) return nothing();
  const r = triangularRoot(t, n);
  return r ? real(z, r, n).map((x) => x * Math.sqrt(scale)) : nothing();
}

function triangularRoot(t: ComplexMatrix, n: number): ComplexMatrix | undefined {
  const r = { re: new Float64Array(n * n), im: new Float64Array(n * n) };
  for (let j = 0; j < n; j++) {
    const x = t.re[j * n + j]!;
    const y = t.im[j * n + j]!;
    const size = lengthOf(x, y);
    r.re[j * n + j] = Math.sqrt((size + x) / 2);
    r.im[j * n + j] = Math.sign(y) * Math.sqrt((size - x) / 2);
    for (let i = j - 1; i >= 0; i--) {
      let p = t.re[i * n + j]!;
      let q = t.im[i * n + j]!;
      for (let k = i + 1; k < j; k++) {
        const a = r.re[i * n + k]!;
        const ai = r.im[i * n + k]!;
        const b = r.re[k * n + j]!;
        const bi = r.im[k * n + j]!;
        p -= a * b - ai * bi;
        q -= a * bi + ai * b;
      }
      if (p === 0 && q === 0) continue;
      const dr = r.re[i * n + i]! + r.re[j * n + j]!;
      const di = r.im[i * n + i]! + r.im[j * n + j]!;
      const square = dr * dr + di * di;
      if (square === 0) return undefined;
      r.re[i * n + j] = (p * dr + q * di) / square;
      r.im[i * n + j] = (q * dr - p * di) / square;
    }
  }
  return r;
}

/** The real part of `Z · R · Zᴴ`. */
function real(z: ComplexMatrix, r: ComplexMatrix, n: number): Float64Array {
  const y = new Float64Array(n * n);
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    re.fill(0);
    im.fill(0);
    for (let k = 0; k < n; k++) {
      const a = z.re[i * n + k]!;
      const b = z.im[i * n + k]!;
      for (let j = k; j < n; j++) {
        const p = r.re[k * n + j]!;
        const q = r.im[k * n + j]!;
        re[j]! += a * p - b * q;
        im[j]! += a * q + b * p;
      }
    }
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += re[k]! * z.re[j * n + k]! + im[k]! * z.im[j * n + k]!;
      y[i * n + j] = sum;
    }
  }
  return y;
}
