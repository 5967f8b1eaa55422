import {
  isComplex,
  type Axes,
  type Fit,
  type ReduceResult,
  type ReduceShape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { defineOp, dispatch1, reduceShape, toTensor } from "@gradtape/core/internal";
import { reduction, reductionAttrs, type ReductionAttrs } from "../define/reduction.ts";
import { withReducedAxes } from "../define/spread.ts";
import { conj } from "../math/conj.ts";
import { multiply } from "../math/multiply.ts";
import { productOf, productOfOthers } from "./product-of-others.ts";

const reduceProdOp = /*@__PURE__*/ reduction({
  name: "reduceProd",
  accepts: "number",
  combine: "prod",
  grad: ({ inputs: [x], attrs }, g) => [
    () => multiply(withReducedAxes(g, x, attrs), conj(productOfOthers(x, attrs.axes))),
  ],
});

/** Kernels fold complex numbers by sums only. */
const complexProdOp = /*@__PURE__*/ defineOp<ReductionAttrs>({
  name: "reduceProd",
  infer: (inputs, attrs) => reduceProdOp.infer(inputs, attrs),
  compose: ([x], { axes, keepDims }) => [
    productOf(x, axes, reduceShape("reduceProd", x.shape, axes, keepDims)),
  ],
  grad: (at, ...g) => reduceProdOp.grad!(at, ...g),
});

/**
 * Product along some axes (all by default). An empty product is 1.
 *
 * Shape: without the reduced axes, or with size 1 there if `keepDims`. Dtypes: integers (wrapping), floats
 * and complex. Gradient: `g` times the conjugate product of the other elements, which is right where some are 0.
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
  return dispatch1(
    isComplex(t.dtype) ? complexProdOp : reduceProdOp,
    [t],
    reductionAttrs("reduceProd", t, axis, options),
  );
}
