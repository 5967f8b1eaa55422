// The forms in which TensorFlow takes the three diagonals of a matrix.
import { ArgumentError, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { sameDType, showShape, showValue, toTensor } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { pad } from "../shape/pad.ts";
import { slice } from "../shape/slice.ts";
import { stack } from "../shape/stack.ts";
import { diagonalOf } from "./lower-part.ts";
import { checkPrecision, matrixSizes, squareSize } from "./matrix-shapes.ts";

export type DiagonalsFormat = "compact" | "sequence" | "matrix";
const FORMATS: readonly DiagonalsFormat[] = ["compact", "sequence", "matrix"];

/** Part of an axis. */
function part(x: Tensor, axis: number, begin: number, count: number): Tensor {
  return slice(
    x,
    x.shape.map((_, d) => (d === axis ? begin : 0)),
    x.shape.with(axis, count) as number[],
  ) as Tensor;
}

/** The elements along an axis moved towards its end (by 1) or its beginning (by -1); 0 comes in. */
export function shifted(x: Tensor, axis: number, by: 1 | -1): Tensor {
  const n = x.shape[axis]!;
  if (n === 0) return x;
  const kept = part(x, axis, by === 1 ? 0 : 1, n - 1);
  return pad(
    kept,
    x.shape.map((_, d) => (d !== axis ? [0, 0] : by === 1 ? [1, 0] : [0, 1])),
  ) as Tensor;
}

/** Superdiagonal, diagonal and subdiagonal as `[..., 3, n]`: row i has what stands in row i of the matrix. */
export function compactOf(
  op: string,
  diagonals: TensorLike | readonly TensorLike[],
  format: DiagonalsFormat,
): Tensor {
  checkChoice(op, "diagonalsFormat", format, FORMATS);
  if (format === "sequence") return ofSequence(op, diagonals);
  const x = toTensor(op, diagonals as TensorLike);
  if (format === "compact") {
    checkPrecision(op, x.dtype);
    const [rows] = matrixSizes(op, x.shape);
    if (rows === 3) return x;
    throw new ShapeError(
      op,
      `compact diagonals have 3 rows, got shape ${showShape(x.shape)}: give [superdiagonal, diagonal, subdiagonal], or a diagonalsFormat`,
      { shapes: [x.shape] },
    );
  }
  const n = squareSize(op, x.layout);
  const last = x.rank - 1;
  const beside = (row: number, column: number): Tensor => {
    const most = Math.max(0, n - 1);
    const short = diagonalOf(
      part(part(x, last - 1, Math.min(row, n), most), last, Math.min(column, n), most),
    );
    return n === 0 ? short : filled(short, column - row);
  };
  return stack([beside(0, 1), diagonalOf(x), beside(1, 0)], -2) as Tensor;
}

/** A diagonal beside the main one with the element that lies outside of the matrix, as 0. */
const filled = (x: Tensor, side: number): Tensor =>
  pad(
    x,
    x.shape.map((_, d) => (d < x.rank - 1 ? [0, 0] : side > 0 ? [0, 1] : [1, 0])),
  ) as Tensor;

function ofSequence(op: string, diagonals: unknown): Tensor {
  if (!Array.isArray(diagonals) || diagonals.length !== 3)
    throw new ArgumentError(
      op,
      `a sequence of diagonals is a list of three, got ${showValue(diagonals)}: give [superdiagonal, diagonal, subdiagonal]`,
    );
  const [above, main, below] = diagonals.map((x: TensorLike) => toTensor(op, x)) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  const n = main.shape[main.rank - 1];
  for (const x of [above, main, below]) {
    checkPrecision(op, x.dtype);
    sameDType(op, main.dtype, x.dtype);
    const size = x.shape[x.rank - 1];
    if (n !== undefined && (size === n || (size === n - 1 && x !== main))) continue;
    throw new ShapeError(
      op,
      `diagonals of shapes ${[above, main, below].map((y) => showShape(y.shape)).join(", ")} are not those of one matrix: give n - 1, n and n - 1 elements, or n each`,
      { shapes: [above.shape, main.shape, below.shape] },
    );
  }
  const full = (x: Tensor, side: number): Tensor =>
    x.shape[x.rank - 1] === n ? x : filled(x, side);
  return stack([full(above, 1), main, full(below, -1)], -2) as Tensor;
}
