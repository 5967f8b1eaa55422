// Gradients of functions of straight pieces.
import type { Tensor } from "@gradtape/core";
import { dispatch1, type Expr, type Op } from "@gradtape/core/internal";
import { zerosLike } from "../create/zerosLike.ts";
import { elementwise } from "./elementwise.ts";

/**
 * Make the gradient of a function whose slope is constant but for kinks: from `g` and `x`, an op `scalar(g, x)` that is linear in
 * `g`. What flows on to `x` is zeros, as in TensorFlow: the slope does not change with it.
 */
/*@__NO_SIDE_EFFECTS__*/
export function straightGradient<A>(
  name: string,
  scalar: (g: Expr, x: Expr, attrs: A) => Expr,
): (g: Tensor, x: Tensor, attrs: A) => Tensor {
  const op: Op<A> = elementwise<A>({
    name,
    arity: 2,
    accepts: "float",
    scalar: ([g, x], attrs) => scalar(g, x, attrs),
    grad: ({ inputs: [, x], attrs }, h) => [() => back(h, x, attrs), () => zerosLike(x)],
  });
  const back = (g: Tensor, x: Tensor, attrs: A): Tensor => dispatch1(op, [g, x], attrs);
  return back;
}
