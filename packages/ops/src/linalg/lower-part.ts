// Triangles and diagonals of the last two axes, for gradients.
import type { Tensor } from "@gradtape/core";
import { eye } from "../create/eye.ts";
import { add } from "../math/add.ts";
import { banded } from "./bandPart.ts";
import { diagOf } from "./diag.ts";
import { diagPartOf } from "./diagPart.ts";
import { turn } from "./matrixTranspose.ts";

const MAIN = { low: 0, high: 0, align: "RIGHT_LEFT" } as const;

/** On and below the diagonal, 0 above. */
export const lowerPart = (x: Tensor): Tensor => banded(x, -Infinity, 0);

/** Below the diagonal, 0 elsewhere. */
export const strictLowerPart = (x: Tensor): Tensor => banded(x, -Infinity, -1);

/** On and above the diagonal, 0 below. */
export const upperPart = (x: Tensor): Tensor => banded(x, 0, Infinity);

/** Below the diagonal, 1 on it and 0 above. */
export const unitLower = (x: Tensor): Tensor => {
  const [rows, columns] = x.shape.slice(-2) as [number, number];
  return add(strictLowerPart(x), eye(rows, { numColumns: columns, dtype: x.dtype })) as Tensor;
};

/** The diagonal, as a last axis. Copies nothing. */
export const diagonalOf = (x: Tensor): Tensor => diagPartOf(x, MAIN, 0);

/** Square matrices with the last axis on their diagonal. */
export const onDiagonal = (x: Tensor): Tensor => {
  const n = x.shape.at(-1)!;
  return diagOf(x, MAIN, n, n, 0);
};

/** Rows and columns exchanged. */
export const flipped = (x: Tensor): Tensor => turn("matrixTranspose", x);

/** The lower triangle mirrored: a symmetric matrix. */
export const mirrored = (x: Tensor): Tensor =>
  add(lowerPart(x), flipped(strictLowerPart(x))) as Tensor;
