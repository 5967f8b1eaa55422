import type { Fit, ReduceResult, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  normalizeAxis,
  reduceShape,
} from "@gradtape/core/internal";
import { rowKernel, softmaxRow, wideLoad } from "../define/row-kernel.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { expandDims } from "../shape/expandDims.ts";
import { labelsAndLogits } from "./labels.ts";
import { logSoftmax } from "./logSoftmax.ts";
import { softmaxCrossEntropyGradient } from "./softmax-cross-entropy-gradient.ts";

const softmaxCrossEntropyOp = /*@__PURE__*/ defineOp<{ readonly axis: number }>({
  name: "softmaxCrossEntropy",
  infer: ([, { shape, dtype }], { axis }) => [
    { shape: reduceShape("softmaxCrossEntropy", shape, [axis]), dtype },
  ],
  lower([labels, logits], { axis }, [loss]) {
    const { folds, shifted, sum } = softmaxRow(wideLoad(1, logits));
    const label = wideLoad(0, labels);
    const expected = e.where(e.eq(label, 0), 0, e.mul(e.sub(shifted, e.log(sum)), label));
    return rowKernel(
      [labels, logits],
      [axis],
      [...folds, { combine: "sum", body: expected }],
      // Not `neg`: a perfect prediction costs 0, not -0.
      [[loss, e.sub(0, e.acc(label.dtype, 2))]],
    );
  },
  grad: ({ inputs: [labels, logits], attrs: { axis } }, g) => [
    () => neg(multiply(expandDims(g, axis), logSoftmax(logits, axis))),
    () => softmaxCrossEntropyGradient(logits, labels, g, axis),
  ],
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
  return dispatch1(softmaxCrossEntropyOp, inputs, { axis });
}
