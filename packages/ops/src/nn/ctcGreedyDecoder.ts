import type { DTypeOf, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, defineOp, dispatch, toTensor } from "@gradtape/core/internal";
import { equal } from "../compare/equal.ts";
import { less } from "../compare/less.ts";
import { notEqual } from "../compare/notEqual.ts";
import { takeAlongAxis } from "../index/takeAlongAxis.ts";
import { logicalAnd } from "../logic/logicalAnd.ts";
import { logicalNot } from "../logic/logicalNot.ts";
import { where } from "../logic/where.ts";
import { add } from "../math/add.ts";
import { cast } from "../math/cast.ts";
import { subtract } from "../math/subtract.ts";
import { argsort } from "../order/argsort.ts";
import { argMax } from "../reduce/argMax.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { expandDims } from "../shape/expandDims.ts";
import { transpose } from "../shape/transpose.ts";
import { blankOf, checkBatch, checkFrames, checkLengths, wholeNumbers } from "./ctc-checks.ts";
import { counted } from "./ctc-states.ts";
import { before } from "./ctc-step.ts";

interface DecoderAttrs {
  readonly blank: number;
  readonly mergeRepeated: boolean;
}

/** Inputs are logits `[time, batch, class]` and their lengths. */
const ctcGreedyDecoderOp = /*@__PURE__*/ defineOp<DecoderAttrs>({
  name: "ctcGreedyDecoder",
  infer: ([{ shape, dtype }]) => [
    { shape: [shape[1]!, shape[0]!], dtype: "int32" },
    { shape: [shape[1]!, 1], dtype },
  ],
  validate: ([x, lengths]) =>
    checkLengths("ctcGreedyDecoder", "sequenceLength", lengths, x.shape[0]!),
  compose([x, lengths], { blank, mergeRepeated }) {
    const frames = counted(x.shape[0]!);
    const isNow = less(frames, expandDims(lengths, 1)) as Tensor;
    const best = transpose(argMax(x, 2), [1, 0]) as Tensor;
    const isLabel = logicalAnd(isNow, notEqual(best, blank)) as Tensor;
    const isRepeat = equal(best, before(best, 1, -1));
    const isKept = mergeRepeated ? logicalAnd(isLabel, logicalNot(isRepeat)) : isLabel;
    // Kept frames first, each part in its order.
    const order = argsort(where(isKept, frames, add(frames, x.shape[0]!)) as Tensor, 1) as Tensor;
    const count = reduceSum(cast(isKept, "int32") as Tensor, 1, { keepDims: true });
    const decoded = where(less(frames, count), takeAlongAxis(best, order, 1), -1) as Tensor;
    const greatest = where(isNow, transpose(reduceMax(x, 2), [1, 0]), 0) as Tensor;
    // Not `neg`: no frames give 0, not -0.
    return [decoded, subtract(0, reduceSum(greatest, 1, { keepDims: true })) as Tensor];
  },
});

/**
 * The likeliest class of each frame, with repeats merged and then blanks left out: `[decoded, negSumLogits]`.
 *
 * `inputs` is `[time, batch, classes]`, of which the first `sequenceLength` frames of each example count. `decoded` is
 * `[batch, time]` in int32, with -1 behind the last label of each example; TensorFlow gives a sparse tensor instead.
 * `negSumLogits` is `[batch, 1]`: minus the sum of the greatest logits. `blankIndex` is the blank's class, the last one by
 * default; with `mergeRepeated: false` repeats stay.
 *
 * Dtypes: float inputs, integer lengths. Throws `ShapeError` for inputs of another rank, and `ArgumentError` for a length out of
 * range, where values can be read at once. Gradient: to inputs, of the sum.
 *
 * Source: Graves et al., Connectionist Temporal Classification: Labelling Unsegmented Sequence Data with Recurrent Neural
 * Networks (ICML 2006).
 *
 * @example
 * const inputs = [[[1, 0, 0]], [[2, 0, 0]], [[0, 0, 1]], [[0, 3, 0]]];
 * nn.ctcGreedyDecoder(inputs, [4]).map((x) => x.arraySync()) // => [[[0, 1, -1, -1]], [[-7]]]
 */
export function ctcGreedyDecoder<const X extends TensorLike>(
  inputs: X,
  sequenceLength: TensorLike,
  options?: { mergeRepeated?: boolean; blankIndex?: number },
): [decoded: Tensor<[number, number], "int32">, negSumLogits: Tensor<[number, 1], DTypeOf<X>>];
export function ctcGreedyDecoder(
  inputs: TensorLike,
  sequenceLength: TensorLike,
  options?: { mergeRepeated?: boolean; blankIndex?: number },
): Tensor[] {
  const op = "ctcGreedyDecoder";
  checkOptions(op, options, ["mergeRepeated", "blankIndex"]);
  const x = toTensor(op, inputs);
  const [, batch, classes] = checkFrames(op, x);
  const blank = blankOf(op, options?.blankIndex ?? classes - 1, classes);
  const lengths = wholeNumbers(op, "sequenceLength", sequenceLength, 1);
  checkBatch(op, "sequenceLength", lengths, batch);
  const mergeRepeated = options?.mergeRepeated ?? true;
  return [...dispatch(ctcGreedyDecoderOp, [x, lengths], { blank, mergeRepeated })];
}
