// LU factors with partial pivoting.
import { addProduct, block } from "./dense-loops.ts";
import { solveLower } from "./triangular.ts";

/** Columns that are eliminated at a time, before the rest is brought up to date by a matrix product. */
const PANEL = 32;

/**
 * Overwrites `a` with L below the diagonal (whose diagonal is 1) and U above, so that row i of `L · U` is row `order[i]` of a.
 * Returns the sign of that permutation. A column without a pivot leaves a 0 in U.
 * Source: Golub & Van Loan, Matrix Computations (2013), §3.4.
 */
export function luFactors(a: Float64Array, n: number, order: Float64Array): 1 | -1 {
  for (let i = 0; i < n; i++) order[i] = i;
  let sign: 1 | -1 = 1;
  for (let begin = 0; begin < n; begin += PANEL) {
    const end = Math.min(begin + PANEL, n);
    for (let k = begin; k < end; k++) {
      const pivot = pivotOf(a, n, k);
      if (pivot !== k) {
        exchangeRows(a, n, k, pivot);
        [order[k], order[pivot]] = [order[pivot]!, order[k]!];
        sign = -sign as 1 | -1;
      }
      const x = a[k * n + k]!;
      if (x === 0) continue;
      for (let i = k + 1; i < n; i++) {
        const factor = (a[i * n + k]! /= x);
        if (factor === 0) continue;
        for (let j = k + 1; j < end; j++) a[i * n + j]! -= factor * a[k * n + j]!;
      }
    }
    const rest = n - end;
    if (rest === 0) break;
    const right = block(a, begin * n + end, n);
    solveLower(block(a, begin * n + begin, n), end - begin, right, rest, true);
    const below = block(a, end * n + begin, n);
    addProduct(-1, block(a, end * n + end, n), below, right, [rest, rest, end - begin]);
  }
  return sign;
}

function pivotOf(a: Float64Array, n: number, k: number): number {
  let found = k;
  let most = Math.abs(a[k * n + k]!);
  for (let i = k + 1; i < n; i++) {
    const x = Math.abs(a[i * n + k]!);
    if (!(x > most)) continue;
    most = x;
    found = i;
  }
  return found;
}

function exchangeRows(a: Float64Array, n: number, i: number, j: number): void {
  for (let k = 0; k < n; k++) {
    const x = a[i * n + k]!;
    a[i * n + k] = a[j * n + k]!;
    a[j * n + k] = x;
  }
}

/** The rows of `[n, columns]` in the order of a permutation. */
export function inOrder(
  b: Float64Array,
  order: Float64Array,
  n: number,
  columns: number,
  to: Float64Array = new Float64Array(n * columns),
): Float64Array {
  for (let i = 0; i < n; i++)
    to.set(b.subarray(order[i]! * columns, (order[i]! + 1) * columns), i * columns);
  return to;
}

/** The position of the first pivot that is 0, or -1. */
export function zeroPivot(lu: Float64Array, n: number): number {
  for (let i = 0; i < n; i++) if (lu[i * n + i] === 0) return i;
  return -1;
}
