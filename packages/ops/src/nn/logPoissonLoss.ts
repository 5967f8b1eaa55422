import { ShapeError, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkOptions,
  dispatch1,
  e,
  sameShape,
  showShape,
  toTensors,
  type Expr,
} from "@gradtape/core/internal";
import { greaterEqual } from "../compare/greaterEqual.ts";
import { lessEqual } from "../compare/lessEqual.ts";
import { elementwise } from "../define/elementwise.ts";
import { logicalAnd } from "../logic/logicalAnd.ts";
import { where } from "../logic/where.ts";
import { add } from "../math/add.ts";
import { divide } from "../math/divide.ts";
import { exp } from "../math/exp.ts";
import { log } from "../math/log.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";

const logPoissonLossOp = /*@__PURE__*/ elementwise<{ readonly computeFullLoss: boolean }>({
  name: "logPoissonLoss",
  arity: 2,
  accepts: "float",
  scalar([z, c], { computeFullLoss }) {
    const loss = e.sub(e.exp(c), e.mul(z, c));
    return computeFullLoss ? e.add(loss, logFactorial(z)) : loss;
  },
  grad: ({ inputs: [z, c], attrs: { computeFullLoss } }, g) => [
    () => multiply(g, computeFullLoss ? subtract(slopeOfLogFactorial(z), c) : multiply(c, -1)),
    () => multiply(g, subtract(exp(c), z)),
  ],
});

/** Stirling's `z · log z - z + log(2πz) / 2`, and 0 from 0 to 1, as in TensorFlow. */
function logFactorial(z: Expr): Expr {
  const stirling = e.add(e.sub(e.mul(z, e.log(z)), z), e.mul(0.5, e.log(e.mul(2 * Math.PI, z))));
  return e.where(e.and(e.ge(z, 0), e.le(z, 1)), 0, stirling);
}

function slopeOfLogFactorial(z: Tensor): Tensor {
  const isSmall = logicalAnd(greaterEqual(z, 0), lessEqual(z, 1));
  const large = where(isSmall, 1, z);
  return where(isSmall, 0, add(log(large), divide(0.5, large)));
}

/**
 * Minus the log-likelihood of counts under Poisson distributions whose means have the logarithms `logInput`, element by
 * element: `e^logInput - logInput · target`, but for the constant `log(target!)`.
 *
 * With `computeFullLoss` that is added in Stirling's approximation, `z · log z - z + log(2πz) / 2` for targets above 1.
 * Shape: that of both, which must be alike (else `ShapeError`). Dtypes: floats, both the same.
 * Gradient: `g · (e^logInput - target)` to logInput; `-g · logInput` to targets, and what the full loss adds.
 *
 * @example
 * nn.logPoissonLoss([2, 0], [0, 0]).arraySync() // => [1, 1]
 */
export function logPoissonLoss<const X extends TensorLike>(
  targets: TensorLike,
  logInput: X,
  options?: { computeFullLoss?: boolean },
): Like<X>;
export function logPoissonLoss(
  targets: TensorLike,
  logInput: TensorLike,
  options?: { computeFullLoss?: boolean },
): Tensor {
  checkOptions("logPoissonLoss", options, ["computeFullLoss"]);
  const [z, c] = toTensors("logPoissonLoss", targets, logInput);
  if (!sameShape(z.shape, c.shape)) {
    throw new ShapeError(
      "logPoissonLoss",
      `targets have shape ${showShape(z.shape)}, logInput ${showShape(c.shape)}: they must be alike; reshape or broadcast the targets`,
      { shapes: [z.shape, c.shape] },
    );
  }
  return dispatch1(logPoissonLossOp, [z, c], {
    computeFullLoss: options?.computeFullLoss ?? false,
  });
}
