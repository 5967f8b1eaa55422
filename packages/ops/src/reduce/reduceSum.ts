import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, toTensor } from "@gradtape/core/internal";
import { reduction, reductionAttrs } from "../define/reduction.ts";
import { spread } from "../define/spread.ts";

const reduceSumOp = /*@__PURE__*/ reduction({
  name: "reduceSum",
  accepts: "number",
  combine: "sum",
  grad: ({ inputs: [x], attrs }, g) => [() => spread(g, x, attrs)],
});

/**
 * Sum along some axes (all by default). An empty sum is 0.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: integers (wrapping), floats and complex.
 * Gradient: `g`, repeated along the reduced axes.
 *
 * @example
 * reduceSum([[1, 2], [3, 4]], 0).arraySync() // => [4, 6]
 */
export function reduceSum<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>;
export function reduceSum(x: TensorLike, axis?: Axes, options?: { keepDims?: boolean }): Tensor {
  const t = toTensor("reduceSum", x);
  return dispatch1(reduceSumOp, [t], reductionAttrs("reduceSum", t, axis, options));
}
