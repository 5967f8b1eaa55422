import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensors } from "@gradtape/core/internal";
import { elementwiseRoutine } from "../define/elementwise-routine.ts";
import { densityOfGamma, slopeByParameter } from "./gamma-density.ts";
import { lowerGamma } from "./incomplete-gamma.ts";
import { multiply } from "./multiply.ts";

const igammaOp = /*@__PURE__*/ elementwiseRoutine({
  name: "igamma",
  arity: 2,
  value: lowerGamma,
  grad: ({ inputs: [a, x] }, g) => [
    () => multiply(g, slopeByParameter(a, x, 1)),
    () => multiply(g, densityOfGamma(a, x)),
  ],
});

/**
 * The regularized lower incomplete gamma function `P(a, x) = ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt / Γ(a)`, element by element, with broadcasting.
 * NaN for negative x and for a that are not positive; 0 where x is 0.
 *
 * Shape: broadcast of both. Dtypes: floats, both the same; a JavaScript number takes the other's.
 * Gradient: to x `g · xᵃ⁻¹ e⁻ˣ / Γ(a)`, to a by the derivative of its series or continued fraction. By a derivatives go to second
 * order; a third throws `GradientError`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 6.5.
 *
 * @example
 * math.igamma(1, [1, 2]).arraySync() // => ≈ [0.6321206, 0.8646647]
 */
export function igamma<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  x: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function igamma(a: TensorLike, x: TensorLike) {
  return dispatch1(igammaOp, toTensors("igamma", a, x), NONE);
}
