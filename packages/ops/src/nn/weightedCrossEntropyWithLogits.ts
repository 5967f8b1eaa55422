import type { Like, Tensor, TensorLike } from "@gradtape/core";
import { broadcastToShape, dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { sigmoid } from "../math/sigmoid.ts";
import { softplus } from "../math/softplus.ts";
import { subtract } from "../math/subtract.ts";
import { labelsAndLogits } from "./labels.ts";

const weightedCrossEntropyWithLogitsOp = /*@__PURE__*/ elementwise({
  name: "weightedCrossEntropyWithLogits",
  arity: 3,
  accepts: "float",
  scalar([label, x, posWeight]) {
    const ofMiss = e.add(e.log1p(e.exp(e.neg(e.abs(x)))), e.max(e.neg(x), 0));
    const weight = e.add(1, e.mul(e.sub(posWeight, 1), label));
    return e.add(e.mul(e.sub(1, label), x), e.mul(weight, ofMiss));
  },
  grad({ inputs: [label, x, posWeight] }, g) {
    const weight = (): Tensor => add(1, multiply(subtract(posWeight, 1), label));
    return [
      () => multiply(g, subtract(multiply(subtract(posWeight, 1), softplus(neg(x))), x)),
      () => multiply(g, subtract(subtract(1, label), multiply(weight(), sigmoid(neg(x))))),
      () => multiply(g, multiply(label, softplus(neg(x)))),
    ];
  },
});

/**
 * Cross-entropy of independent yes-or-no labels and the logits x that predict them, in which a missed yes counts `posWeight`
 * times: `-posWeight · label · log σ(x) - (1 - label) · log(1 - σ(x))`, computed so that it does not overflow.
 *
 * A `posWeight` above 1 makes for more recall, below 1 for more precision. Shape: that of labels and logits, which must be
 * alike; posWeight must broadcast to it (else `ShapeError`). Dtypes: floats; labels may also be integers or bools.
 * Gradient: to logits `g · (1 - label - (1 + (posWeight - 1) · label) · σ(-x))`, to the others by the formula.
 *
 * @example
 * nn.weightedCrossEntropyWithLogits([1, 0], [-1000, 1000], 3).arraySync() // => [3000, 1000]
 */
export function weightedCrossEntropyWithLogits<const X extends TensorLike>(
  labels: TensorLike,
  logits: X,
  posWeight: TensorLike,
): Like<X>;
export function weightedCrossEntropyWithLogits(
  labels: TensorLike,
  logits: TensorLike,
  posWeight: TensorLike,
): Tensor {
  const op = "weightedCrossEntropyWithLogits";
  const [z, x] = labelsAndLogits(op, labels, logits);
  const weight = toTensor(op, posWeight, x.dtype);
  broadcastToShape(op, weight.shape, x.shape);
  return dispatch1(weightedCrossEntropyWithLogitsOp, [z, x, weight], NONE);
}
