import type { Arg, Like, TensorLike } from "@gradtape/core";
import { checkOptions, dispatch1, e, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { straightGradient } from "../define/straight.ts";
import { checkNumber } from "./check-number.ts";

interface ThresholdedReluAttrs {
  readonly theta: number;
}

const thresholdedReluGrad = /*@__PURE__*/ straightGradient<ThresholdedReluAttrs>(
  "thresholdedReluGrad",
  (g, x, { theta }) => e.where(e.gt(x, theta), g, 0),
);

const thresholdedReluOp = /*@__PURE__*/ elementwise<ThresholdedReluAttrs>({
  name: "thresholdedRelu",
  arity: 1,
  accepts: "float",
  // As keras.ops.threshold: NaN is not above the threshold.
  scalar: ([x], { theta }) => e.where(e.gt(x, theta), x, 0),
  grad: ({ inputs: [x], attrs }, g) => [() => thresholdedReluGrad(g, x, attrs)],
});

/**
 * Rectifier that begins late, element by element: x above `theta` (1), else 0. NaN gives 0.
 *
 * Shape: that of x. Dtypes: floats. Throws `ArgumentError` unless theta is a number. Gradient: `g` where `x > theta`, else 0.
 *
 * Source: Konda et al., Zero-Bias Autoencoders and the Benefits of Co-Adapting Features (2014).
 *
 * @example
 * nn.thresholdedRelu([-1, 0.5, 1, 2]).arraySync() // => [0, 0, 0, 2]
 */
export function thresholdedRelu<const X extends TensorLike>(
  x: Arg<X>,
  options?: { theta?: number },
): Like<X>;
export function thresholdedRelu(x: TensorLike, options?: { theta?: number }) {
  checkOptions("thresholdedRelu", options, ["theta"]);
  const theta = checkNumber("thresholdedRelu", "theta", options?.theta ?? 1);
  return dispatch1(thresholdedReluOp, [toTensor("thresholdedRelu", x)], { theta });
}
