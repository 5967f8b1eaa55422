import { ArgumentError, ShapeError, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { checkInteger, checkOptions, showShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { pow } from "../math/pow.ts";
import { rsqrt } from "../math/rsqrt.ts";
import { square } from "../math/square.ts";
import { checkNumber } from "./check-number.ts";
import { nearbySum } from "./nearby-sum.ts";

/**
 * Each element over a power of the squares around it on the channels' axis, the last:
 * `x / (bias + alpha · Σ x²)^beta`, the sum taken over the channels from `depthRadius` before to `depthRadius` after.
 *
 * `depthRadius` is 5, `bias` 1, `alpha` 1 and `beta` 0.5 by default. Shape: that of x, `[batch, height, width, channels]` or
 * without the batch. Dtypes: floats. Throws `ShapeError` for another rank. Gradient: through the formula.
 *
 * Source: Krizhevsky et al., ImageNet Classification with Deep Convolutional Neural Networks (2012).
 *
 * @example
 * nn.localResponseNormalization([[[[1, 0, 2]]]], { depthRadius: 1, beta: 1 }).arraySync() // => [[[[0.5, 0, 0.4000000059604645]]]]
 */
export function localResponseNormalization<const X extends TensorLike>(
  x: X,
  options?: { depthRadius?: number; bias?: number; alpha?: number; beta?: number },
): Like<X>;
export function localResponseNormalization(
  x: TensorLike,
  options?: { depthRadius?: number; bias?: number; alpha?: number; beta?: number },
): Tensor {
  const op = "localResponseNormalization";
  checkOptions(op, options, ["depthRadius", "bias", "alpha", "beta"]);
  const { depthRadius = 5, bias = 1, alpha = 1, beta = 0.5 } = options ?? {};
  if (checkInteger(op, "depthRadius", depthRadius) < 0)
    throw new ArgumentError(op, `depthRadius must be 0 or more, got ${depthRadius}`);
  checkNumber(op, "bias", bias);
  checkNumber(op, "alpha", alpha);
  checkNumber(op, "beta", beta);
  const t = toTensor(op, x);
  checkDType(op, t.dtype, "float");
  if (t.rank !== 4 && t.rank !== 3) {
    throw new ShapeError(
      op,
      `x has shape ${showShape(t.shape)}: it must be [batch, height, width, channels], or without the batch`,
      { shapes: [t.shape] },
    );
  }
  // No channel is further away than the axis is long.
  const radius = Math.min(depthRadius, t.shape.at(-1)!);
  const squares = multiply(nearbySum(square(t), radius), alpha);
  const base = add(squares, bias);
  return multiply(t, beta === 0.5 ? rsqrt(base) : pow(base, -beta));
}
