import type { Arg, Like, TensorLike } from "@gradtape/core";
import { checkOptions, dispatch1, e, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { sigmoid } from "../math/sigmoid.ts";
import { subtract } from "../math/subtract.ts";

const siluOp = /*@__PURE__*/ elementwise<{ readonly beta: number }>({
  name: "silu",
  arity: 1,
  accepts: "float",
  scalar: ([x], { beta }) => e.div(x, e.add(1, e.exp(e.mul(x, -beta)))),
  grad: ({ inputs: [x], attrs: { beta } }, g) => [
    () => {
      const s = sigmoid(multiply(x, beta));
      return multiply(g, multiply(s, add(1, multiply(multiply(x, beta), subtract(1, s)))));
    },
  ],
});

/**
 * Swish `x · sigmoid(beta · x)`, element by element.
 *
 * `beta` is 1 by default.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · s · (1 + beta · x · (1 - s))` with `s = sigmoid(beta · x)`.
 *
 * Source: Ramachandran et al., Searching for Activation Functions (2017).
 *
 * @example
 * silu([-1, 0, 1]).arraySync() // => [-0.2689414322376251, 0, 0.7310585975646973]
 */
export function silu<const X extends TensorLike>(x: Arg<X>, options?: { beta?: number }): Like<X>;
export function silu(x: TensorLike, options?: { beta?: number }) {
  checkOptions("silu", options, ["beta"]);
  return dispatch1(siluOp, [toTensor("silu", x)], { beta: options?.beta ?? 1 });
}
