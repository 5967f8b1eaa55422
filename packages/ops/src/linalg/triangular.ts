// Solving with triangular matrices, in place. What lies in the other triangle is not looked at.
import { addProduct, block, dot, type Block } from "./dense-loops.ts";

/** Rows that are solved before they are taken from all others at once. */
const ROWS = 32;

/** `B ← L⁻¹ · B`, where B has `columns` columns. With `unit`, L's diagonal counts as 1. */
export function solveLower(l: Block, n: number, b: Block, columns: number, unit = false): void {
  if (columns === 1 && b.stride === 1) {
    for (let i = 0; i < n; i++) {
      const row = l.at + i * l.stride;
      const x = b.data[b.at + i]! - dot(l.data, row, b.data, b.at, i);
      b.data[b.at + i] = unit ? x : x / l.data[row + i]!;
    }
    return;
  }
  for (let begin = 0; begin < n; begin += ROWS) {
    const end = Math.min(begin + ROWS, n);
    const solved = rows(b, begin);
    for (let i = begin; i < end; i++) {
      const row = l.at + i * l.stride;
      addProduct(-1, rows(b, i), block(l.data, row + begin, l.stride), solved, [
        1,
        columns,
        i - begin,
      ]);
      if (!unit) divideRow(b, i, columns, l.data[row + i]!);
    }
    const left = block(l.data, l.at + end * l.stride + begin, l.stride);
    addProduct(-1, rows(b, end), left, solved, [n - end, columns, end - begin]);
  }
}

/** `B ← U⁻¹ · B`, where B has `columns` columns. */
export function solveUpper(u: Block, n: number, b: Block, columns: number): void {
  if (columns === 1 && b.stride === 1) {
    for (let i = n - 1; i >= 0; i--) {
      const row = u.at + i * u.stride + i;
      const x = b.data[b.at + i]! - dot(u.data, row + 1, b.data, b.at + i + 1, n - 1 - i);
      b.data[b.at + i] = x / u.data[row]!;
    }
    return;
  }
  for (let end = n; end > 0; end -= ROWS) {
    const begin = Math.max(0, end - ROWS);
    for (let i = end - 1; i >= begin; i--) {
      const row = u.at + i * u.stride + i;
      addProduct(-1, rows(b, i), block(u.data, row + 1, u.stride), rows(b, i + 1), [
        1,
        columns,
        end - 1 - i,
      ]);
      divideRow(b, i, columns, u.data[row]!);
    }
    const above = block(u.data, u.at + begin, u.stride);
    addProduct(-1, b, above, rows(b, begin), [begin, columns, end - begin]);
  }
}

const rows = ({ data, at, stride }: Block, from: number): Block =>
  block(data, at + from * stride, stride);

function divideRow({ data, at, stride }: Block, i: number, columns: number, by: number): void {
  const row = at + i * stride;
  for (let j = 0; j < columns; j++) data[row + j]! /= by;
}
