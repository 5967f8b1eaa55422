import {
  ShapeError,
  type Fit,
  type ReduceResult,
  type ReduceShape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  defineOp,
  dispatch,
  NONE,
  sameShape,
  showShape,
  toTensor,
  type None,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkIndices } from "../index/index-range.ts";
import { subtract } from "../math/subtract.ts";
import { logSoftmaxGradient } from "./log-softmax-gradient.ts";
import { logSoftmax } from "./logSoftmax.ts";
import { atClass, ofClass } from "./of-class.ts";

const NAME = "sparseSoftmaxCrossEntropy";

// The second output stays inside: what the gradient needs of the forward pass.
const sparseSoftmaxCrossEntropyOp = /*@__PURE__*/ defineOp<None>({
  name: NAME,
  infer: ([labels, { shape, dtype }]) => [
    { shape: labels.shape, dtype },
    { shape, dtype },
  ],
  validate: ([labels, logits]) => checkIndices(NAME, labels, logits.shape, [logits.rank - 1]),
  compose([labels, logits]) {
    const logProbabilities = logSoftmax(logits);
    // Not `neg`: a perfect prediction costs 0, not -0.
    return [subtract(0, ofClass(logProbabilities, labels)), logProbabilities];
  },
  grad({ inputs: [labels, logits], outputs: [, logProbabilities] }, g, gLogProbabilities) {
    const axis = logits.rank - 1;
    const towards = (): Tensor =>
      subtract(gLogProbabilities, atClass(g, labels, logits.shape[axis]!));
    return [null, () => logSoftmaxGradient(logProbabilities, towards(), axis)];
  },
});

/**
 * Cross-entropy `-logSoftmax(logits)[label]` over the last axis between class numbers and the logits that predict them.
 * TensorFlow's `tf.nn.sparse_softmax_cross_entropy_with_logits`.
 *
 * Huge logits do not overflow. Shape: that of labels, which is the logits' without the last axis. Dtypes: integer labels,
 * float logits. Throws `ShapeError` for a label that is no class; where values cannot be read at once (WebGPU, inside a
 * compiled function) its loss is NaN instead. Gradient: `g · (softmax(logits) - oneHot(labels))` to logits.
 *
 * @example
 * sparseSoftmaxCrossEntropy([1, 0], [[-1000, 1000], [3, 3]]).arraySync() // => [0, 0.6931471824645996]
 */
export function sparseSoftmaxCrossEntropy<const X extends TensorLike>(
  labels: TensorLike,
  logits: Fit<X, ReduceShape<X, -1>>,
): ReduceResult<X, -1>;
export function sparseSoftmaxCrossEntropy(labels: TensorLike, logits: TensorLike): Tensor {
  const x = toTensor(NAME, logits);
  checkDType(NAME, x.dtype, "float");
  const classes = toTensor(NAME, labels, "int32");
  checkDType(NAME, classes.dtype, "integer");
  if (x.rank === 0 || !sameShape(classes.shape, x.shape.slice(0, -1))) {
    throw new ShapeError(
      NAME,
      `labels have shape ${showShape(classes.shape)}, logits ${showShape(x.shape)}: labels have one number for each row of logits; for one-hot labels there is softmaxCrossEntropy`,
      { shapes: [classes.shape, x.shape] },
    );
  }
  return dispatch(sparseSoftmaxCrossEntropyOp, [classes, x], NONE)[0]!;
}
