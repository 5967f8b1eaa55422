// Elements over their own spread, in one kernel.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch, e, reduceShape, type Expr, type Fold } from "@gradtape/core/internal";
import { rowKernel } from "../define/row-kernel.ts";
import { countOf } from "../define/spread.ts";
import { normalizedGradient } from "./normalized-gradient.ts";

export interface NormalizedAttrs {
  readonly axes: readonly number[];
  readonly epsilon: number;
  /** Whether the mean is taken out first. */
  readonly centred: boolean;
}

/** The folds of a row of n elements: the elements less their mean, if that is asked for, and what to multiply them by. */
export function spreadRow(
  x: Expr,
  n: number,
  { epsilon, centred }: NormalizedAttrs,
): { readonly folds: readonly Fold[]; readonly moved: Expr; readonly factor: Expr } {
  const mean = (fold: number): Expr => e.div(e.acc(x.dtype, fold), n);
  const moved = centred ? e.sub(x, mean(0)) : x;
  const squares: Fold = { combine: "sum", body: e.mul(moved, moved) };
  const folds: readonly Fold[] = centred ? [{ combine: "sum", body: x }, squares] : [squares];
  return { folds, moved, factor: e.rsqrt(e.add(mean(folds.length - 1), epsilon)) };
}

// The second output stays inside: the factor of each row, which the gradient needs.
const normalizedOp = /*@__PURE__*/ defineOp<NormalizedAttrs>({
  name: "normalized",
  infer: ([{ shape, dtype }], { axes }) => [
    { shape, dtype },
    { shape: reduceShape("normalized", shape, axes, true), dtype },
  ],
  lower([x], attrs, [y, f]) {
    const { axes } = attrs;
    const { folds, moved, factor } = spreadRow(e.load(0, x.dtype), countOf(x, attrs), attrs);
    return rowKernel([x], axes, folds, [
      [y, e.mul(moved, factor)],
      [f, factor],
    ]);
  },
  grad: ({ outputs: [y, f], attrs }, g, gFactor) => [
    () => normalizedGradient(g, y, f, gFactor, attrs),
  ],
});

/** Rows over the root of their mean square, with the mean taken out first if asked for; and the factor of each. */
export function normalizedRows(
  x: Tensor,
  attrs: NormalizedAttrs,
): readonly [y: Tensor, factor: Tensor] {
  const [y, factor] = dispatch(normalizedOp, [x], attrs);
  return [y!, factor!];
}
