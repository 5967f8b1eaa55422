import type { Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch,
  normalizeAxis,
  reduceShape,
} from "@gradtape/core/internal";
import { multiply } from "../math/multiply.ts";
import { multiplyNoNan } from "../math/multiplyNoNan.ts";
import { neg } from "../math/neg.ts";
import { subtract } from "../math/subtract.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { expandDims } from "../shape/expandDims.ts";
import { labelsAndLogits } from "./labels.ts";
import { logSoftmaxGradient } from "./log-softmax-gradient.ts";
import { logSoftmax } from "./logSoftmax.ts";

// The second output stays inside: what the gradient needs of the forward pass.
const softmaxCrossEntropyOp = /*@__PURE__*/ defineOp<{ readonly axis: number }>({
  name: "softmaxCrossEntropy",
  infer: ([, { shape, dtype }], { axis }) => [
    { shape: reduceShape("softmaxCrossEntropy", shape, [axis]), dtype },
    { shape, dtype },
  ],
  compose([labels, logits], { axis }) {
    const logProbabilities = logSoftmax(logits, axis);
    const expected = reduceSum(multiplyNoNan(logProbabilities, labels), axis);
    // Not `neg`: a perfect prediction costs 0, not -0.
    return [subtract(0, expected), logProbabilities];
  },
  grad({ inputs: [labels], outputs: [, logProbabilities], attrs: { axis } }, g, gLogProbabilities) {
    const gEach = expandDims(g, axis);
    return [
      () => neg(multiply(gEach, logProbabilities)),
      () =>
        logSoftmaxGradient(
          logProbabilities,
          subtract(gLogProbabilities, multiply(gEach, labels)),
          axis,
        ),
    ];
  },
});

/**
 * Cross-entropy `-Σ labels · logSoftmax(logits)` along an axis (the last by default) between distributions over classes and
 * the logits that predict them. TensorFlow's `tf.nn.softmax_cross_entropy_with_logits`.
 *
 * Huge logits do not overflow. A label of 0 adds nothing, even for a logit of `-Infinity`.
 * Shape: that of both, which must be alike, without the axis. Dtypes: floats; labels may also be integers or bools.
 * Gradient: `g · (softmax(logits) · Σ labels - labels)` to logits, `-g · logSoftmax(logits)` to labels.
 *
 * @example
 * softmaxCrossEntropy([[0, 1], [1, 0]], [[-1000, 1000], [3, 3]]).arraySync() // => [0, 0.6931471824645996]
 */
export function softmaxCrossEntropy<const X extends TensorLike, const A extends number = -1>(
  labels: TensorLike,
  logits: Fit<X, ReduceShape<X, A>>,
  options?: { axis?: A },
): ReduceResult<X, A>;
export function softmaxCrossEntropy(
  labels: TensorLike,
  logits: TensorLike,
  options?: { axis?: number },
): Tensor {
  checkOptions("softmaxCrossEntropy", options, ["axis"]);
  const inputs = labelsAndLogits("softmaxCrossEntropy", labels, logits);
  const axis = normalizeAxis("softmaxCrossEntropy", options?.axis ?? -1, inputs[1].rank);
  return dispatch(softmaxCrossEntropyOp, inputs, { axis })[0]!;
}
