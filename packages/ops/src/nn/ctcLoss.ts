import { ShapeError, type DTypeOf, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, defineOp, dispatch1, showShape, toTensor } from "@gradtape/core/internal";
import { less } from "../compare/less.ts";
import { checkDType } from "../define/accepts.ts";
import { gathered } from "../index/gather.ts";
import { where } from "../logic/where.ts";
import { cast } from "../math/cast.ts";
import { subtract } from "../math/subtract.ts";
import { logSumExp } from "../reduce/logSumExp.ts";
import { transpose } from "../shape/transpose.ts";
import { placesOf } from "../shape/unstack.ts";
import { blankOf, checkBatch, checkLabels, checkLengths, wholeNumbers } from "./ctc-checks.ts";
import { isEndOf, penaltyOf, seenUntil, startOf, statesOf } from "./ctc-states.ts";
import { NEVER, step } from "./ctc-step.ts";
import { logSoftmax } from "./logSoftmax.ts";

interface CtcAttrs {
  readonly blank: number;
}

/** Inputs are labels `[batch, label]`, logits `[batch, time, class]`, and the lengths of both. */
const ctcLossOp = /*@__PURE__*/ defineOp<CtcAttrs>({
  name: "ctcLoss",
  infer: ([labels, logits]) => [{ shape: [labels.shape[0]!], dtype: logits.dtype }],
  validate([labels, logits, labelLength, logitLength], { blank }) {
    checkLengths("ctcLoss", "labelLength", labelLength, labels.shape[1]!);
    checkLengths("ctcLoss", "logitLength", logitLength!, logits.shape[1]!);
    checkLabels(labels, labelLength, logits.shape[2]!, blank);
  },
  // The forward recursion over time; its parts are differentiated.
  compose([labels, logits, labelLength, logitLength], { blank }) {
    const dtype = logits.dtype === "float64" ? "float64" : "float32";
    const states = statesOf(labels, labelLength, blank);
    const logs = logSoftmax(cast(logits, dtype)) as Tensor;
    const seen = gathered(logs, states, { axis: 2, batchDims: 1 });
    const penalty = penaltyOf(states, blank, dtype);
    const frames = placesOf(seenUntil(seen, labelLength, logitLength!), 1);
    const paths = frames.reduce((x, frame) => step(x, penalty, frame), startOf(states, dtype));
    const total = logSumExp(where(isEndOf(states, labelLength), paths, NEVER), 1) as Tensor;
    // Not `neg`: what is certain costs 0, not -0.
    const loss = where(less(total, NEVER / 2), Infinity, subtract(0, total));
    return [cast(loss, logits.dtype) as Tensor];
  },
});

/**
 * Connectionist temporal classification: minus the logarithm of the probability that a path through the classes of each frame,
 * with repeats merged and then blanks left out, gives the labels.
 *
 * `labels` is `[batch, labels]`, of which the first `labelLength` of each example count. `logits` is `[time, batch, classes]`, or
 * `[batch, time, classes]` with `logitsTimeMajor: false`, of which the first `logitLength` frames count. `blankIndex` is the
 * blank's class (0; negative ones count from the end).
 *
 * Shape: `[batch]`. Dtypes: float logits, integers for the rest. Where the frames are too few for the labels the loss is
 * `Infinity`, and nothing flows back (TensorFlow gives a number around 707). Throws `ShapeError` for shapes that do not fit, and
 * `ArgumentError` for a length out of range and a label that is no class or the blank, where values can be read at once.
 * Gradient: to logits, through the recursion.
 *
 * Source: Graves et al., Connectionist Temporal Classification: Labelling Unsegmented Sequence Data with Recurrent Neural
 * Networks (ICML 2006).
 *
 * @example
 * const logits = [[[0, 0]], [[0, 0]], [[0, 0]]];
 * nn.ctcLoss([[1]], logits, [1], [3]).arraySync() // => ≈ [0.287682]
 */
export function ctcLoss<const X extends TensorLike>(
  labels: TensorLike,
  logits: X,
  labelLength: TensorLike,
  logitLength: TensorLike,
  options?: { logitsTimeMajor?: boolean; blankIndex?: number },
): Tensor<[number], DTypeOf<X>>;
export function ctcLoss(
  labels: TensorLike,
  logits: TensorLike,
  labelLength: TensorLike,
  logitLength: TensorLike,
  options?: { logitsTimeMajor?: boolean; blankIndex?: number },
): Tensor {
  checkOptions("ctcLoss", options, ["logitsTimeMajor", "blankIndex"]);
  const x = toTensor("ctcLoss", logits);
  checkDType("ctcLoss", x.dtype, "float");
  if (x.rank !== 3 || x.shape[2] === 0) {
    throw new ShapeError(
      "ctcLoss",
      `logits have shape ${showShape(x.shape)}: they must be [time, batch, classes], or [batch, time, classes] with logitsTimeMajor: false`,
      { shapes: [x.shape] },
    );
  }
  const byBatch = options?.logitsTimeMajor === false ? x : (transpose(x, [1, 0, 2]) as Tensor);
  const [batch, , classes] = byBatch.shape as [number, number, number];
  const blank = blankOf("ctcLoss", options?.blankIndex ?? 0, classes);
  const given = [
    ["labels", labels, 2],
    ["labelLength", labelLength, 1],
    ["logitLength", logitLength, 1],
  ] as const;
  const [own, ...lengths] = given.map(([name, value, rank]) => {
    const t = wholeNumbers("ctcLoss", name, value, rank);
    checkBatch("ctcLoss", name, t, batch);
    return t;
  }) as [Tensor, Tensor, Tensor];
  return dispatch1(ctcLossOp, [own, byBatch, ...lengths], { blank });
}
