import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { exp } from "./exp.ts";
import { multiply } from "./multiply.ts";
import { quantile } from "./normal-quantile.ts";
import { square } from "./square.ts";

const erfinvOp = /*@__PURE__*/ elementwise({
  name: "erfinv",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.mul(Math.SQRT1_2, quantile(e.mul(0.5, x), e.sub(0.5, e.mul(0.5, e.abs(x))))),
  grad: ({ outputs: [y] }, g) => [
    () => multiply(g, multiply(Math.sqrt(Math.PI) / 2, exp(square(y)))),
  ],
});

/**
 * Inverse of the error function, `erf(y) = x`, element by element; NaN outside -1…1.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · √π/2 · e^(y²)`.
 *
 * @example
 * math.erfinv([-0.5, 0, 0.9]).arraySync() // => ≈ [-0.4769363, 0, 1.1630872]
 */
export function erfinv<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function erfinv(x: TensorLike) {
  return dispatch1(erfinvOp, [toTensor("erfinv", x)], NONE);
}
