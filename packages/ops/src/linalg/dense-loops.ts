// What matrix algorithms spend their time in: loops over rows of row-major float64 arrays.

/** `Σ a[i + k] · b[j + k]` over `n` elements, in four sums that do not wait for each other. */
export function dot(a: Float64Array, i: number, b: Float64Array, j: number, n: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < n; k += 4) {
    s0 += a[i + k]! * b[j + k]!;
    s1 += a[i + k + 1]! * b[j + k + 1]!;
    s2 += a[i + k + 2]! * b[j + k + 2]!;
    s3 += a[i + k + 3]! * b[j + k + 3]!;
  }
  for (; k < n; k++) s0 += a[i + k]! * b[j + k]!;
  return s0 + s1 + (s2 + s3);
}

/** A window onto a row-major array: its first element and the elements from row to row. */
export interface Block {
  readonly data: Float64Array;
  readonly at: number;
  readonly stride: number;
}

export const block = (data: Float64Array, at: number, stride: number): Block => ({
  data,
  at,
  stride,
});

/** `C += sign · A · B`, where A is `[m, k]` and B is `[k, n]`: four rows of B at a time, so that C is touched less often. */
export function addProduct(
  sign: 1 | -1,
  { data: c, at: c0, stride: cs }: Block,
  { data: a, at: a0, stride: as }: Block,
  { data: b, at: b0, stride: bs }: Block,
  [m, n, k]: readonly [number, number, number],
): void {
  for (let i = 0; i < m; i++) {
    const row = c0 + i * cs;
    const from = a0 + i * as;
    let p = 0;
    for (; p + 3 < k; p += 4) {
      const x0 = sign * a[from + p]!;
      const x1 = sign * a[from + p + 1]!;
      const x2 = sign * a[from + p + 2]!;
      const x3 = sign * a[from + p + 3]!;
      const r0 = b0 + p * bs;
      const r1 = r0 + bs;
      const r2 = r1 + bs;
      const r3 = r2 + bs;
      for (let j = 0; j < n; j++)
        c[row + j]! += x0 * b[r0 + j]! + x1 * b[r1 + j]! + (x2 * b[r2 + j]! + x3 * b[r3 + j]!);
    }
    for (; p < k; p++) {
      const x = sign * a[from + p]!;
      const r = b0 + p * bs;
      for (let j = 0; j < n; j++) c[row + j]! += x * b[r + j]!;
    }
  }
}

/** The product of two square matrices. */
export function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const c = new Float64Array(n * n);
  addProduct(1, block(c, 0, n), block(a, 0, n), block(b, 0, n), [n, n, n]);
  return c;
}

/** The transpose of a `[rows, columns]` matrix. */
export function transposed(a: Float64Array, rows: number, columns: number): Float64Array {
  const t = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) t[j * rows + i] = a[i * columns + j]!;
  return t;
}

/** Turns two rows of `n` elements by an angle: `x, y ← c · x + s · y, c · y - s · x`. */
export function rotateRows(
  a: Float64Array,
  i: number,
  j: number,
  n: number,
  c: number,
  s: number,
): void {
  for (let k = 0; k < n; k++) {
    const x = a[i + k]!;
    const y = a[j + k]!;
    a[i + k] = c * x + s * y;
    a[j + k] = c * y - s * x;
  }
}

/** The largest absolute value; NaN if there is one. */
export function largest(a: Float64Array): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    const x = Math.abs(a[i]!);
    if (!(x <= most)) most = x;
    if (most !== most) return NaN;
  }
  return most;
}

/** `√(x² + y²)`, without detours where the squares are numbers of full precision. */
export function lengthOf(x: number, y: number): number {
  const square = x * x + y * y;
  return square > 1e-280 && square < 1e280 ? Math.sqrt(square) : Math.hypot(x, y);
}
