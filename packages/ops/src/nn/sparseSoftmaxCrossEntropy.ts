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
  dispatch1,
  e,
  NONE,
  sameShape,
  showShape,
  toTensor,
  type None,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { ofRows, rowKernel, softmaxRow, wideLoad, widened } from "../define/row-kernel.ts";
import { checkIndices, indexInto } from "../index/index-range.ts";
import { sparseSoftmaxCrossEntropyGradient } from "./softmax-cross-entropy-gradient.ts";

const NAME = "sparseSoftmaxCrossEntropy";

const sparseSoftmaxCrossEntropyOp = /*@__PURE__*/ defineOp<None>({
  name: NAME,
  infer: ([labels, { dtype }]) => [{ shape: labels.shape, dtype }],
  validate: ([labels, logits]) => checkIndices(NAME, labels, logits.shape, [logits.rank - 1]),
  lower([labels, logits], _, [loss]) {
    const axis = logits.shape.length - 1;
    const { folds, sum } = softmaxRow(wideLoad(1, logits));
    const { at, inside } = indexInto(e.load(0, labels.dtype), logits.shape[axis]!);
    const picked = widened(e.gather(1, logits.dtype, e.mul(at, logits.strides[axis]!)));
    // Not the negative of a logarithm: a perfect prediction costs 0, not -0.
    const cost = e.sub(e.log(sum), e.sub(picked, e.acc(sum.dtype, 0)));
    return rowKernel([ofRows(labels, axis), logits], [axis], folds, [
      [loss, e.where(inside, cost, NaN)],
    ]);
  },
  grad: ({ inputs: [labels, logits] }, g) => [
    null,
    () => sparseSoftmaxCrossEntropyGradient(logits, labels, g),
  ],
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
  return dispatch1(sparseSoftmaxCrossEntropyOp, [classes, x], NONE);
}
