// What the inputs of factorizations and solvers must look like.
import { DTypeError, isComplex, ShapeError, type DType, type Shape } from "@gradtape/core";
import { sameDType, showShape, zipShapes, isClash, type Spec } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";

/** Throws `DTypeError` unless the dtype is float32 or float64. */
export function checkPrecision(op: string, dtype: DType): void {
  if (isComplex(dtype))
    throw new DTypeError(
      op,
      `takes float32 and float64, got ${dtype}: a complex matrix can be written as the real one [[re, -im], [im, re]]`,
      [dtype],
    );
  checkDType(op, dtype, "float");
  if (dtype !== "float32" && dtype !== "float64")
    throw new DTypeError(
      op,
      `takes float32 and float64, got ${dtype}: cast it, as in cast(x, "float32")`,
      [dtype],
    );
}

/** Rows and columns of matrices. Throws if there are none. */
export function matrixSizes(op: string, shape: Shape): [rows: number, columns: number] {
  if (shape.length < 2)
    throw new ShapeError(
      op,
      `takes matrices, got shape ${showShape(shape)}: give at least two axes`,
      { shapes: [shape] },
    );
  return [shape[shape.length - 2]!, shape[shape.length - 1]!];
}

/** The size of square matrices of float32 or float64. Throws if they are something else. */
export function squareSize(op: string, { shape, dtype }: Omit<Spec, "strides">): number {
  checkPrecision(op, dtype);
  const [rows, columns] = matrixSizes(op, shape);
  if (rows !== columns)
    throw new ShapeError(
      op,
      `takes square matrices, got shape ${showShape(shape)}: the last two sizes ${rows} and ${columns} differ`,
      { shapes: [shape] },
    );
  return rows;
}

/** The shape of the solution X of `A · X = B` for square A: the batches of both, and B's sizes. */
export function solutionShape(op: string, a: Omit<Spec, "strides">, b: Omit<Spec, "strides">) {
  const n = squareSize(op, a);
  sameDType(op, a.dtype, b.dtype);
  const [rows, columns] = matrixSizes(op, b.shape);
  if (rows !== n)
    throw new ShapeError(
      op,
      `cannot solve ${showShape(a.shape)} for ${showShape(b.shape)}: a matrix of ${n} rows takes right sides of ${n} rows, got ${rows}`,
      { shapes: [a.shape, b.shape] },
    );
  return [...batchOf(op, a.shape, b.shape), n, columns];
}

/** The batch of two lists of matrices, broadcast. */
export function batchOf(op: string, a: Shape, b: Shape): readonly number[] {
  const batch = zipShapes(a, a.length - 2, b, b.length - 2);
  if (isClash(batch))
    throw new ShapeError(
      op,
      `cannot broadcast the batches of ${showShape(a)} and ${showShape(b)}: sizes ${batch[0]} and ${batch[1]} differ and neither is 1`,
      { shapes: [a, b] },
    );
  return batch;
}
