import type { Axes, Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, toTensor } from "@gradtape/core/internal";
import { reduction, reductionAttrs } from "../define/reduction.ts";
import { withReducedAxes } from "../define/spread.ts";
import { multiply } from "../math/multiply.ts";
import { productOfOthers } from "./product-of-others.ts";

const reduceProdOp = /*@__PURE__*/ reduction({
  name: "reduceProd",
  accepts: "number",
  combine: "prod",
  grad: ({ inputs: [x], attrs }, g) => [
    () => multiply(withReducedAxes(g, x, attrs), productOfOthers(x, attrs.axes)),
  ],
});

/**
 * Product along some axes (all by default). An empty product is 1.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: integers (wrapping) and floats.
 * Gradient: `g` times the product of the other elements, which is right where some are 0.
 *
 * @example
 * reduceProd([[1, 2], [3, 4]], 0).arraySync() // => [3, 8]
 */
export function reduceProd<
  const X extends TensorLike,
  const A extends Axes = undefined,
  K extends boolean = false,
>(x: X, axis?: Fit<A, ReduceShape<X, A, K>>, options?: { keepDims?: K }): ReduceResult<X, A, K>;
export function reduceProd(x: TensorLike, axis?: Axes, options?: { keepDims?: boolean }): Tensor {
  const t = toTensor("reduceProd", x);
  return dispatch1(reduceProdOp, [t], reductionAttrs("reduceProd", t, axis, options));
}
