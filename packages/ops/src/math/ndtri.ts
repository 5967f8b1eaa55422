import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { exp } from "./exp.ts";
import { multiply } from "./multiply.ts";
import { quantile } from "./normal-quantile.ts";
import { square } from "./square.ts";

const ndtriOp = /*@__PURE__*/ elementwise({
  name: "ndtri",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => quantile(e.sub(x, 0.5), e.min(x, e.sub(1, x))),
  grad: ({ outputs: [y] }, g) => [
    () => multiply(g, multiply(Math.sqrt(2 * Math.PI), exp(multiply(0.5, square(y))))),
  ],
});

/**
 * Quantile of the standard normal distribution, `Φ(y) = x`, element by element; NaN outside 0…1.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g · √2π · e^(y²/2)`.
 *
 * @example
 * math.ndtri([0.025, 0.5, 0.975]).arraySync() // => ≈ [-1.9599640, 0, 1.9599640]
 */
export function ndtri<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function ndtri(x: TensorLike) {
  return dispatch1(ndtriOp, [toTensor("ndtri", x)], NONE);
}
