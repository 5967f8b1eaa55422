import {
  isDifferentiable,
  type Axes,
  type Fit,
  type ReduceResult,
  type ReduceShape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { dispatch1, e, toTensor, type Expr } from "@gradtape/core/internal";
import { reduction, reductionAttrs } from "../define/reduction.ts";
import { countOf, spread } from "../define/spread.ts";
import { divide } from "../math/divide.ts";

const reduceMeanOp = /*@__PURE__*/ reduction({
  name: "reduceMean",
  accepts: "number",
  combine: "sum",
  body: widened,
  finish: (sum, count) =>
    isDifferentiable(sum.dtype) ? e.div(sum, count) : truncatedQuotient(sum, count),
  grad: ({ inputs: [x], attrs }, g) => [() => spread(divide(g, countOf(x, attrs)), x, attrs)],
});

/** The dtype of the sum: one in which few elements overflow. */
function widened(x: Expr): Expr {
  if (x.dtype === "float16" || x.dtype === "bfloat16") return e.cast(x, "float32");
  return isDifferentiable(x.dtype) || x.dtype === "uint64" ? x : e.cast(x, "int64");
}

/** Integer division towards zero; 0 elements have mean 0. */
function truncatedQuotient(sum: Expr, count: number): Expr {
  if (count === 0) return e.const(0, sum.dtype);
  const floor = e.floorDiv(sum, count);
  const inexact = e.ne(e.floorMod(sum, count), 0);
  return e.where(e.and(e.lt(sum, 0), inexact), e.add(floor, 1), floor);
}

/**
 * Mean along some axes (all by default): `sum(x) / n`. An empty mean is NaN, for integers 0.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: floats, complex, and integers, whose mean is
 * cut off towards zero as in TensorFlow (the mean of 1 and 2 is 1). Gradient: `g / n`, repeated along the reduced axes.
 *
 * @example
 * reduceMean([[1, 2], [3, 5]], 0).arraySync() // => [2, 3.5]
 */
export function reduceMean<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>;
export function reduceMean(x: TensorLike, axis?: Axes, options?: { keepDims?: boolean }): Tensor {
  const t = toTensor("reduceMean", x);
  return dispatch1(reduceMeanOp, [t], reductionAttrs("reduceMean", t, axis, options));
}
