// Cholesky's factor of one matrix.
import { dot } from "./dense-loops.ts";

/**
 * Writes L with `L · Lᵀ = A` to `l`, which holds zeros; only A's lower triangle is read. Returns -1, or the place of the first
 * pivot that is not positive, which then stands in l there. NaN passes.
 */
export function choleskyFactor(a: Float64Array, l: Float64Array, n: number): number {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j < i; j++)
      l[row + j] = (a[row + j]! - dot(l, row, l, j * n, j)) / l[j * n + j]!;
    const pivot = a[row + i]! - dot(l, row, l, row, i);
    if (pivot <= 0) {
      l[row + i] = pivot;
      return i;
    }
    l[row + i] = Math.sqrt(pivot);
  }
  return -1;
}
