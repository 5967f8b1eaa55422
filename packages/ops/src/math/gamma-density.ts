// The density of the gamma distribution, and the slopes of `igamma` by its parameter, as ops.
import { GradientError, type Tensor } from "@gradtape/core";
import { dispatch1, NONE } from "@gradtape/core/internal";
import { elementwiseRoutine } from "../define/elementwise-routine.ts";
import { digamma } from "./digamma.ts";
import { divide } from "./divide.ts";
import { gammaDensity, lowerGammaByParameter } from "./incomplete-gamma.ts";
import { log } from "./log.ts";
import { multiply } from "./multiply.ts";
import { polygamma } from "./polygamma.ts";
import { subtract } from "./subtract.ts";

const densityOp = /*@__PURE__*/ elementwiseRoutine({
  name: "gammaDensity",
  arity: 2,
  value: gammaDensity,
  grad: ({ inputs: [a, x], outputs: [y] }, g) => [
    () => multiply(g, multiply(y, subtract(log(x), digamma(a)))),
    () => multiply(g, multiply(y, subtract(divide(subtract(a, 1), x), 1))),
  ],
});

/** `xᵃ⁻¹ e⁻ˣ / Γ(a)` */
export const densityOfGamma = (a: Tensor, x: Tensor): Tensor => dispatch1(densityOp, [a, x], NONE);

const slopeOp = /*@__PURE__*/ elementwiseRoutine<{ readonly order: number }>({
  name: "igammaByParameter",
  arity: 2,
  value: lowerGammaByParameter,
  parameters: ({ order }) => [order],
  grad: ({ inputs: [a, x], attrs: { order } }, g) => [
    () => {
      if (order === 1) return multiply(g, slopeByParameter(a, x, 2));
      throw new GradientError(
        "igamma",
        "derivatives by a go to second order, a third was asked for: take finite differences of the second",
      );
    },
    () => {
      const slope = subtract(log(x), digamma(a)); // of the logarithm of the density
      const density = densityOfGamma(a, x);
      if (order === 1) return multiply(g, multiply(density, slope));
      const bend = subtract(multiply(slope, slope), polygamma(1, a));
      return multiply(g, multiply(density, bend));
    },
  ],
});

/** The derivative of `P(a, x)` by a, of order 1 or 2. */
export const slopeByParameter = (a: Tensor, x: Tensor, order: number): Tensor =>
  dispatch1(slopeOp, [a, x], { order });
