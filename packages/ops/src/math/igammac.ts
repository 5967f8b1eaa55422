import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensors } from "@gradtape/core/internal";
import { elementwiseRoutine } from "../define/elementwise-routine.ts";
import { densityOfGamma, slopeByParameter } from "./gamma-density.ts";
import { upperGamma } from "./incomplete-gamma.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";

const igammacOp = /*@__PURE__*/ elementwiseRoutine({
  name: "igammac",
  arity: 2,
  value: upperGamma,
  grad: ({ inputs: [a, x] }, g) => [
    () => neg(multiply(g, slopeByParameter(a, x, 1))),
    () => neg(multiply(g, densityOfGamma(a, x))),
  ],
});

/**
 * The regularized upper incomplete gamma function `Q(a, x) = ∫ₓ^∞ tᵃ⁻¹ e⁻ᵗ dt / Γ(a)`, element by element, with broadcasting.
 * NaN for negative x and for a that are not positive; 1 where x is 0.
 *
 * Shape: broadcast of both. Dtypes: floats, both the same; a JavaScript number takes the other's.
 * Gradient: to x `-g · xᵃ⁻¹ e⁻ˣ / Γ(a)`, to a by the derivative of its series or continued fraction. By a derivatives go to second
 * order; a third throws `GradientError`.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 6.5.
 *
 * @example
 * math.igammac(1, [1, 2]).arraySync() // => ≈ [0.3678794, 0.1353353]
 */
export function igammac<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  x: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function igammac(a: TensorLike, x: TensorLike) {
  return dispatch1(igammacOp, toTensors("igammac", a, x), NONE);
}
