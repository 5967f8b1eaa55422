import type { Like, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { sigmoid } from "../math/sigmoid.ts";
import { subtract } from "../math/subtract.ts";
import { labelsAndLogits } from "./labels.ts";

const sigmoidCrossEntropyOp = /*@__PURE__*/ elementwise({
  name: "sigmoidCrossEntropy",
  arity: 2,
  accepts: "float",
  scalar: ([label, x]) =>
    e.add(e.sub(e.max(x, 0), e.mul(x, label)), e.log1p(e.exp(e.neg(e.abs(x))))),
  grad: ({ inputs: [labels, x] }, g) => [
    () => neg(multiply(g, x)),
    () => multiply(g, subtract(sigmoid(x), labels)),
  ],
});

/**
 * Cross-entropy `-label · log σ(x) - (1 - label) · log(1 - σ(x))` of independent yes-or-no labels and the logits x that
 * predict them, as `max(x, 0) - x · label + log(1 + e^-|x|)`, which does not overflow. TensorFlow's
 * `tf.nn.sigmoid_cross_entropy_with_logits`.
 *
 * Shape: that of both, which must be alike. Dtypes: floats; labels may also be integers or bools.
 * Gradient: `g · (σ(x) - label)` to logits, `-g · x` to labels.
 *
 * @example
 * sigmoidCrossEntropy([1, 0], [0, 1000]).arraySync() // => [0.6931471824645996, 1000]
 */
export function sigmoidCrossEntropy<const X extends TensorLike>(
  labels: TensorLike,
  logits: X,
): Like<X>;
export function sigmoidCrossEntropy(labels: TensorLike, logits: TensorLike): Tensor {
  return dispatch1(
    sigmoidCrossEntropyOp,
    labelsAndLogits("sigmoidCrossEntropy", labels, logits),
    NONE,
  );
}
