import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { sigmoid } from "../math/sigmoid.ts";
import { softplus } from "../math/softplus.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { tanh } from "../math/tanh.ts";

const mishOp = /*@__PURE__*/ elementwise({
  name: "mish",
  arity: 1,
  accepts: "float",
  // tanh(log(1 + eˣ)) by one power w of e that does not overflow.
  scalar([x]) {
    const w = e.exp(e.neg(e.abs(x)));
    const low = e.mul(w, e.add(w, 2));
    const high = e.add(1, e.mul(2, w));
    const isLow = e.lt(x, 0);
    return e.mul(
      x,
      e.div(
        e.where(isLow, low, high),
        e.where(isLow, e.add(low, 2), e.add(high, e.mul(2, e.mul(w, w)))),
      ),
    );
  },
  grad: ({ inputs: [x] }, g) => [() => multiply(g, slope(x))],
});

/** With `t = tanh(softplus(x))`: `t + x · (1 - t²) · σ(x)` */
function slope(x: Tensor): Tensor {
  const t = tanh(softplus(x));
  return add(t, multiply(multiply(x, sigmoid(x)), subtract(1, square(t))));
}

/**
 * Mish, element by element: `x · tanh(log(1 + eˣ))`, a smooth rectifier that dips below 0.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · (t + x · (1 - t²) · σ(x))` with `t = tanh(log(1 + eˣ))`.
 *
 * Source: Misra, Mish: A Self Regularized Non-Monotonic Activation Function (2019).
 *
 * @example
 * nn.mish([-1, 0, 1]).arraySync() // => ≈ [-0.303401, 0, 0.865098]
 */
export function mish<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function mish(x: TensorLike) {
  return dispatch1(mishOp, [toTensor("mish", x)], NONE);
}
