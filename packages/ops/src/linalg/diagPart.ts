import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, defineOp, dispatch1, toTensor } from "@gradtape/core/internal";
import { diagonalOf } from "../shape/diagonal.ts";
import { slice } from "../shape/slice.ts";
import { diagOf } from "./diag.ts";
import {
  bandOf,
  checkBand,
  copies,
  diagonalAxes,
  filling,
  type Band,
  type DiagonalAlign,
  type DiagonalRange,
} from "./diagonals.ts";
import { paddingOf } from "./padding-value.ts";

interface DiagPartAttrs extends Band {
  readonly padding: number | bigint;
}

const diagPartOp = /*@__PURE__*/ defineOp<DiagPartAttrs>({
  name: "diagPart",
  infer([x], band) {
    const [rows, columns] = x.shape.slice(-2) as [number, number];
    const shape = [...x.shape.slice(0, -2), ...diagonalAxes(rows, columns, band)];
    return [{ shape, dtype: x.dtype }];
  },
  lower: ([x], { padding, ...band }, [out]) => [
    filling(out, padding),
    ...copies(0, { spec: x, isMatrix: true }, { spec: out, isMatrix: false }, band),
  ],
  grad: ({ inputs: [x], attrs: { low, high, align } }, g) => {
    const [rows, columns] = x.shape.slice(-2) as [number, number];
    return [() => diagOf(g, { low, high, align }, rows, columns, 0)];
  },
});

/** Diagonals of matrices; a single one is a view. Those beyond the corners are empty. */
export function diagPartOf(
  x: Tensor,
  { low, high, align }: Band,
  padding: number | bigint,
): Tensor {
  if (low < high) return dispatch1(diagPartOp, [x], { low, high, align, padding });
  const [rows, columns] = x.shape.slice(-2) as [number, number];
  const batch = x.shape.slice(0, -2);
  const [row, column] = [Math.max(-low, 0), Math.max(low, 0)];
  const length = Math.max(0, Math.min(rows - row, columns - column));
  const part = slice(x, [...batch.map(() => 0), row, column], [...batch, length, length]);
  const d = batch.length;
  return diagonalOf(part, [...batch.map((_, i) => [i]), [d, d + 1]]);
}

export interface DiagPartOptions {
  /** Which diagonals: 0, the default, is the main one, positive ones lie above; or `[lowest, highest]`. */
  k?: DiagonalRange;
  /** The elements beside shorter diagonals. Default: 0, or false. */
  paddingValue?: number | bigint | boolean;
  /** At which end of their rows shorter diagonals are, those above the main one and those below. Default: RIGHT_LEFT. */
  align?: DiagonalAlign;
}

/**
 * Diagonals of matrices: the main one, or others (`k`). One diagonal copies nothing. Several (`k: [lowest, highest]`) are rows
 * from the highest to the lowest; shorter ones are padded to the longest, as `align` says.
 *
 * Shape: `[..., rows, columns] → [..., n]`, or `[..., diagonals, n]`. Dtypes: all but strings. Throws `ShapeError` for fewer than
 * two axes, `ArgumentError` for a diagonal that is not there. Gradient: `g` on the diagonals, 0 elsewhere.
 *
 * @example
 * linalg.diagPart([[1, 2], [3, 4]]).arraySync() // => [1, 4]
 * @example
 * linalg.diagPart([[1, 2, 3], [4, 5, 6]], { k: [-1, 1] }).arraySync() // => [[2, 6], [1, 5], [4, 0]]
 */
export function diagPart<const X extends TensorLike>(
  x: X,
  options?: DiagPartOptions,
): Of<Shape, DTypeOf<X>>;
export function diagPart(x: TensorLike, options?: DiagPartOptions): Tensor {
  checkOptions("diagPart", options, ["k", "paddingValue", "align"]);
  const t = toTensor("diagPart", x);
  const padding = paddingOf("diagPart", options?.paddingValue, t.dtype);
  const band = bandOf("diagPart", options);
  checkBand("diagPart", t.shape, band);
  return diagPartOf(t, band, padding);
}
