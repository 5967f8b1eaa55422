import type { Arg, DTypeOf, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, e, toTensor, type Expr } from "@gradtape/core/internal";
import { reduction, reductionAttrs } from "../define/reduction.ts";
import { spread } from "../define/spread.ts";
import { multiply } from "../math/multiply.ts";

const l2LossOp = /*@__PURE__*/ reduction({
  name: "l2Loss",
  accepts: "float",
  combine: "sum",
  body: (x) => squareOf(x.dtype === "float64" ? x : e.cast(x, "float32")),
  finish: (sum) => e.div(sum, 2),
  grad: ({ inputs: [x], attrs }, g) => [() => multiply(spread(g, x, attrs), x)],
});

const squareOf = (x: Expr): Expr => e.mul(x, x);

/**
 * Half the sum of all squares: `Σ x² / 2`.
 *
 * Shape: scalar. Dtypes: floats. Gradient: `g · x`.
 *
 * @example
 * nn.l2Loss([3, 4]).arraySync() // => 12.5
 */
export function l2Loss<const X extends TensorLike>(x: Arg<X>): Tensor<[], DTypeOf<X>>;
export function l2Loss(x: TensorLike): Tensor {
  const t = toTensor("l2Loss", x);
  return dispatch1(l2LossOp, [t], reductionAttrs("l2Loss", t, null, undefined));
}
