import {
  ArgumentError,
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  checkSize,
  defineOp,
  dispatch1,
  showShape,
  toTensor,
} from "@gradtape/core/internal";
import { diagPartOf } from "./diagPart.ts";
import {
  bandOf,
  copies,
  filling,
  type Band,
  type DiagonalAlign,
  type DiagonalRange,
} from "./diagonals.ts";
import { paddingOf } from "./padding-value.ts";

interface DiagAttrs extends Band {
  readonly rows: number;
  readonly columns: number;
  readonly padding: number | bigint;
}

const diagOp = /*@__PURE__*/ defineOp<DiagAttrs>({
  name: "diag",
  infer: ([x], { rows, columns, low, high }) => [
    {
      shape: checkSize("diag", [...x.shape.slice(0, low < high ? -2 : -1), rows, columns]),
      dtype: x.dtype,
    },
  ],
  lower: ([x], { padding, ...band }, [out]) => [
    filling(out, padding),
    ...copies(0, { spec: x, isMatrix: false }, { spec: out, isMatrix: true }, band),
  ],
  grad: ({ attrs: { low, high, align } }, g) => [() => diagPartOf(g, { low, high, align }, 0)],
});

/** Matrices with the diagonals, and `padding` elsewhere. */
export const diagOf = (
  x: Tensor,
  { low, high, align }: Band,
  rows: number,
  columns: number,
  padding: number | bigint,
): Tensor => dispatch1(diagOp, [x], { low, high, align, rows, columns, padding });

export interface DiagOptions {
  /** Which diagonals: 0, the default, is the main one, positive ones lie above; or `[lowest, highest]`. */
  k?: DiagonalRange;
  /** Default: as few as there can be; a square if both are left out. */
  numRows?: number;
  numCols?: number;
  /** The elements beside the diagonals. Default: 0, or false. */
  paddingValue?: number | bigint | boolean;
  /**
   * At which end of their rows shorter diagonals are, those above the main one and those below. Default: RIGHT_LEFT.
   */
  align?: DiagonalAlign;
}

/**
 * Matrices with the given diagonals. The last axis lies along a diagonal; of several (`k: [lowest, highest]`) the axis before it
 * tells which, from the highest to the lowest, and shorter ones are padded, as `align` says, with elements that are not used.
 *
 * Shape: `[..., n] → [..., rows, columns]`, or `[..., diagonals, n] → …`. Dtypes: all but strings. Throws `ShapeError` if the
 * numbers of diagonals differ, `ArgumentError` for rows and columns that do not fit. Gradient: the diagonals of `g`.
 *
 * @example
 * linalg.diag([1, 2]).arraySync() // => [[1, 0], [0, 2]]
 * @example
 * linalg.diag([[1, 2, 3], [4, 5, 0]], { k: [-1, 0] }).arraySync() // => [[1, 0, 0], [4, 2, 0], [0, 5, 3]]
 */
export function diag<const X extends TensorLike>(
  diagonal: X,
  options?: DiagOptions,
): Of<Shape, DTypeOf<X>>;
export function diag(diagonal: TensorLike, options?: DiagOptions): Tensor {
  checkOptions("diag", options, ["k", "numRows", "numCols", "paddingValue", "align"]);
  const x = toTensor("diag", diagonal);
  const band = bandOf("diag", options);
  const count = band.high - band.low + 1;
  if (x.rank < (count > 1 ? 2 : 1) || (count > 1 && x.shape.at(-2) !== count))
    throw new ShapeError(
      "diag",
      count > 1
        ? `k asks for ${count} diagonals, got shape ${showShape(x.shape)}`
        : "needs a diagonal, got a scalar",
      { shapes: [x.shape] },
    );
  const [rows, columns] = sizesFor(x.shape.at(-1)!, band, options);
  return diagOf(x, band, rows, columns, paddingOf("diag", options?.paddingValue, x.dtype));
}

/** Rows and columns of a matrix whose longest diagonal has `length` elements. */
function sizesFor(
  length: number,
  { low, high }: Band,
  options: DiagOptions | undefined,
): [rows: number, columns: number] {
  const least = [length - Math.min(high, 0), length + Math.max(low, 0)] as const;
  const { numRows, numCols } = options ?? {};
  if (numRows === undefined && numCols === undefined) {
    const n = Math.max(...least);
    return [n, n];
  }
  const rows = checkInteger("diag", "numRows", numRows ?? least[0]);
  const columns = checkInteger("diag", "numCols", numCols ?? least[1]);
  const fits = rows >= least[0] && columns >= least[1];
  if (fits && (rows === least[0] || columns === least[1])) return [rows, columns];
  throw new ArgumentError(
    "diag",
    `diagonals of ${length} elements do not fit ${rows} rows and ${columns} columns: they need ${least[0]} rows, or ${least[1]} columns, and no fewer of the others`,
  );
}
