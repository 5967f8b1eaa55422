import { ArgumentError, ShapeError, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  defineOp,
  dispatch1,
  e,
  readOf,
  showShape,
  storeTo,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { pow } from "../math/pow.ts";
import { square } from "../math/square.ts";
import { checkNumber } from "./check-number.ts";

/** The sum of the elements no further than `radius` places away on the last axis: its own transpose, and so its own gradient. */
const nearbySumOp = /*@__PURE__*/ defineOp<{ readonly radius: number }>({
  name: "nearbySum",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower([x], { radius }, [out]) {
    const last = x.shape.length - 1;
    const [size, stride] = [x.shape[last]!, x.strides[last]!];
    const unmoved = x.shape.map(() => 0).slice(1);
    return {
      kind: "reduce",
      axes: [...x.shape, 2 * radius + 1],
      kept: x.shape.length,
      combine: "sum",
      body: e.load(0, x.dtype),
      reads: [
        {
          ...readOf(0, x, [...x.strides, stride]),
          offset: -radius * stride,
          guards: [{ offset: -radius, strides: [...unmoved, 1, 1], size }],
        },
      ],
      store: storeTo(0, out, e.acc(x.dtype)),
    };
  },
  grad: ({ attrs: { radius } }, g) => [() => nearbySum(g, radius)],
});

const nearbySum = (x: Tensor, radius: number): Tensor => dispatch1(nearbySumOp, [x], { radius });

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
  return multiply(t, pow(add(squares, bias), -beta));
}
