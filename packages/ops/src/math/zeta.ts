import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensors } from "@gradtape/core/internal";
import { elementwiseRoutine } from "../define/elementwise-routine.ts";
import { add } from "./add.ts";
import { hurwitzZeta } from "./gamma-numbers.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";

const zetaOp = /*@__PURE__*/ elementwiseRoutine({
  name: "zeta",
  arity: 2,
  value: hurwitzZeta,
  grad: ({ inputs: [x, q] }, g) => [
    null,
    () => neg(multiply(g, multiply(x, zeta(add(x, 1) as typeof x, q)))),
  ],
});

/**
 * Hurwitz' zeta function `ζ(x, q) = Σ (q + k)⁻ˣ`, k from 0 on, element by element, with broadcasting. Infinite at x = 1, NaN
 * below; where q is negative x must be a whole number.
 *
 * Shape: broadcast of both. Dtypes: floats, both the same; a JavaScript number takes the other's.
 * Gradient: to q `-g · x · ζ(x + 1, q)`; none to x.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 23.1 and 23.2.
 *
 * @example
 * math.zeta([2, 4], 1).arraySync() // => ≈ [1.6449341, 1.0823232]
 */
export function zeta<const A extends TensorLike, const B extends TensorLike>(
  x: A,
  q: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function zeta(x: TensorLike, q: TensorLike) {
  return dispatch1(zetaOp, toTensors("zeta", x, q), NONE);
}
