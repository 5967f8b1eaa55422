import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { exp } from "./exp.ts";
import { multiply } from "./multiply.ts";
import { quantile } from "./normal-quantile.ts";
import { square } from "./square.ts";

const erfcinvOp = /*@__PURE__*/ elementwise({
  name: "erfcinv",
  arity: 1,
  accepts: "float",
  scalar: ([x]) =>
    e.neg(
      e.mul(Math.SQRT1_2, quantile(e.mul(0.5, e.sub(x, 1)), e.mul(0.5, e.min(x, e.sub(2, x))))),
    ),
  grad: ({ outputs: [y] }, g) => [
    () => multiply(g, multiply(-Math.sqrt(Math.PI) / 2, exp(square(y)))),
  ],
});

/**
 * Inverse of the complementary error function, `erfc(y) = x`, element by element; NaN outside 0…2.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `-g · √π/2 · e^(y²)`.
 *
 * @example
 * math.erfcinv([0.1, 1, 1.5]).arraySync() // => ≈ [1.1630872, 0, -0.4769363]
 */
export function erfcinv<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function erfcinv(x: TensorLike) {
  return dispatch1(erfcinvOp, [toTensor("erfcinv", x)], NONE);
}
