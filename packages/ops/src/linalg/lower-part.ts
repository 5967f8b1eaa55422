// Triangles and diagonals of the last two axes, for gradients.
import type { Tensor } from "@gradtape/core";
import { equal } from "../compare/equal.ts";
import { greater } from "../compare/greater.ts";
import { greaterEqual } from "../compare/greaterEqual.ts";
import { range } from "../create/range.ts";
import { where } from "../logic/where.ts";
import { add } from "../math/add.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { expandDims } from "../shape/expandDims.ts";
import { transpose } from "../shape/transpose.ts";

/** Where a comparison of row and column holds. */
function mask(
  x: readonly number[],
  compare: (rows: Tensor, columns: Tensor) => unknown,
): Tensor<readonly number[], "bool"> {
  const places = (n: number): Tensor => range(0, n, { dtype: "int32" });
  const rows = expandDims(places(x[x.length - 2]!), 1) as Tensor;
  return compare(rows, places(x[x.length - 1]!)) as Tensor<readonly number[], "bool">;
}

/** On and below the diagonal, 0 above. */
export const lowerPart = (x: Tensor): Tensor => where(mask(x.shape, greaterEqual), x, 0) as Tensor;

/** Below the diagonal, 0 elsewhere. */
export const strictLowerPart = (x: Tensor): Tensor => where(mask(x.shape, greater), x, 0) as Tensor;

/** On and above the diagonal, 0 below. */
export const upperPart = (x: Tensor): Tensor =>
  where(
    mask(x.shape, (rows, columns) => greaterEqual(columns, rows)),
    x,
    0,
  ) as Tensor;

/** Below the diagonal, 1 on it and 0 above. */
export const unitLower = (x: Tensor): Tensor =>
  where(mask(x.shape, equal), 1, strictLowerPart(x)) as Tensor;

/** 0 on the diagonal. */
export const offDiagonal = (x: Tensor): Tensor => where(mask(x.shape, equal), 0, x) as Tensor;

/** The diagonal, as a last axis. */
export const diagonalOf = (x: Tensor): Tensor => {
  const kept = where(mask(x.shape, equal), x, 0) as Tensor;
  const [rows, columns] = [x.shape[x.shape.length - 2]!, x.shape[x.shape.length - 1]!];
  return reduceSum(kept, rows < columns ? -1 : -2);
};

/** Square matrices with the last axis on their diagonal. */
export const onDiagonal = (x: Tensor): Tensor => {
  const n = x.shape[x.shape.length - 1]!;
  return where(mask([n, n], equal), expandDims(x, -1), 0) as Tensor;
};

/** Rows and columns exchanged. */
export function flipped(x: Tensor): Tensor {
  const { rank } = x;
  return transpose(
    x,
    x.shape.map((_, d) => (d === rank - 1 ? rank - 2 : d === rank - 2 ? rank - 1 : d)),
  ) as Tensor;
}

/** The lower triangle mirrored: a symmetric matrix. */
export const mirrored = (x: Tensor): Tensor =>
  add(lowerPart(x), flipped(strictLowerPart(x))) as Tensor;
