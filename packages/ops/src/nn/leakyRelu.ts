import type { Arg, Like, TensorLike } from "@gradtape/core";
import { checkOptions, dispatch1, e, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { straightGradient } from "../define/straight.ts";

interface LeakyReluAttrs {
  readonly alpha: number;
}

const leakyReluGrad = /*@__PURE__*/ straightGradient<LeakyReluAttrs>(
  "leakyReluGrad",
  (g, x, { alpha }) => e.where(e.gt(x, 0), g, e.mul(g, alpha)),
);

const leakyReluOp = /*@__PURE__*/ elementwise<LeakyReluAttrs>({
  name: "leakyRelu",
  arity: 1,
  accepts: "float",
  scalar: ([x], { alpha }) => e.where(e.gt(x, 0), x, e.mul(x, alpha)),
  grad: ({ inputs: [x], attrs }, g) => [() => leakyReluGrad(g, x, attrs)],
});

/**
 * Leaky rectifier, element by element: `x` above 0, else `alpha · x`.
 *
 * `alpha` (0.2) is the slope below 0.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g` above 0, else `alpha · g`.
 *
 * Source: Maas et al., Rectifier Nonlinearities Improve Neural Network Acoustic Models (2013).
 *
 * @example
 * leakyRelu([-1, 0, 2], { alpha: 0.25 }).arraySync() // => [-0.25, 0, 2]
 */
export function leakyRelu<const X extends TensorLike>(
  x: Arg<X>,
  options?: { alpha?: number },
): Like<X>;
export function leakyRelu(x: TensorLike, options?: { alpha?: number }) {
  checkOptions("leakyRelu", options, ["alpha"]);
  return dispatch1(leakyReluOp, [toTensor("leakyRelu", x)], { alpha: options?.alpha ?? 0.2 });
}
