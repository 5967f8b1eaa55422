import type { Of, OneOf, Shape, TensorLike } from "@gradtape/core";
import { dispatch1, NONE } from "@gradtape/core/internal";
import { elementwiseRoutine } from "../define/elementwise-routine.ts";
import { tensorsOf } from "../shape/tensors-of.ts";
import { densityOfBeta } from "./beta-density.ts";
import { incompleteBeta } from "./incomplete-beta.ts";
import { multiply } from "./multiply.ts";

const betaincOp = /*@__PURE__*/ elementwiseRoutine({
  name: "betainc",
  arity: 3,
  value: incompleteBeta,
  grad: ({ inputs: [a, b, x] }, g) => [null, null, () => multiply(g, densityOfBeta(a, b, x))],
});

/**
 * The regularized incomplete beta function `Iₓ(a, b) = ∫₀ˣ tᵃ⁻¹ (1 - t)ᵇ⁻¹ dt / B(a, b)`, element by element, with broadcasting.
 * NaN unless a and b are positive and finite, and x in 0…1.
 *
 * Shape: broadcast of all three. Dtypes: floats, all the same; JavaScript numbers take the others'.
 * Gradient: to x `g · xᵃ⁻¹ (1 - x)ᵇ⁻¹ / B(a, b)`; none to a and b, as in TensorFlow.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 26.5.
 *
 * @example
 * math.betainc(2, 3, [0.25, 0.5]).arraySync() // => ≈ [0.2617188, 0.6875]
 */
export function betainc<
  const A extends TensorLike,
  const B extends TensorLike,
  const X extends TensorLike,
>(a: A, b: B, x: X): Of<Shape, OneOf<readonly [A, B, X]>>;
export function betainc(a: TensorLike, b: TensorLike, x: TensorLike) {
  return dispatch1(betaincOp, tensorsOf("betainc", [a, b, x]), NONE);
}
