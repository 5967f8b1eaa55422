// The density of the beta distribution as an op: the slope of `betainc`.
import type { Tensor } from "@gradtape/core";
import { dispatch1, NONE } from "@gradtape/core/internal";
import { elementwiseRoutine } from "../define/elementwise-routine.ts";
import { add } from "./add.ts";
import { digamma } from "./digamma.ts";
import { divide } from "./divide.ts";
import { betaDensity } from "./incomplete-beta.ts";
import { log } from "./log.ts";
import { log1p } from "./log1p.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";
import { subtract } from "./subtract.ts";

const densityOp = /*@__PURE__*/ elementwiseRoutine({
  name: "betaDensity",
  arity: 3,
  value: betaDensity,
  grad: ({ inputs: [a, b, x], outputs: [y] }, g) => [
    () => multiply(g, multiply(y, slopeByParameter(a, b, log(x)))),
    () => multiply(g, multiply(y, slopeByParameter(b, a, log1p(neg(x))))),
    () => {
      const slope = subtract(divide(subtract(a, 1), x), divide(subtract(b, 1), subtract(1, x)));
      return multiply(g, multiply(y, slope));
    },
  ],
});

/** Of the logarithm: `ln x - ψ(a) + ψ(a + b)`. */
const slopeByParameter = (a: Tensor, b: Tensor, logarithm: Tensor): Tensor =>
  add(logarithm, subtract(digamma(add(a, b)), digamma(a))) as Tensor;

/** `xᵃ⁻¹ (1 - x)ᵇ⁻¹ / B(a, b)` */
export const densityOfBeta = (a: Tensor, b: Tensor, x: Tensor): Tensor =>
  dispatch1(densityOp, [a, b, x], NONE);
