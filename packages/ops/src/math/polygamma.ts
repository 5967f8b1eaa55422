import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensors } from "@gradtape/core/internal";
import { elementwiseRoutine } from "../define/elementwise-routine.ts";
import { add } from "./add.ts";
import { polygammaAt } from "./gamma-numbers.ts";
import { multiply } from "./multiply.ts";

const polygammaOp = /*@__PURE__*/ elementwiseRoutine({
  name: "polygamma",
  arity: 2,
  value: polygammaAt,
  grad: ({ inputs: [a, x] }, g) => [null, () => multiply(g, polygamma(add(a, 1) as typeof a, x))],
});

/**
 * The derivative of order a of `digamma`, `ψ⁽ᵃ⁾(x) = (-1)ᵃ⁺¹ a! ζ(a + 1, x)`, element by element, with broadcasting. NaN unless
 * a is one of 0, 1, 2, …
 *
 * Shape: broadcast of both. Dtypes: floats, both the same; a JavaScript number takes the other's.
 * Gradient: to x `g · ψ⁽ᵃ⁺¹⁾(x)`; none to a.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 6.4.
 *
 * @example
 * math.polygamma(1, [1, 2]).arraySync() // => ≈ [1.6449341, 0.6449341]
 */
export function polygamma<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  x: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function polygamma(a: TensorLike, x: TensorLike) {
  return dispatch1(polygammaOp, toTensors("polygamma", a, x), NONE);
}
