import { constant, setBackend, Variable } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { describe, expect, it } from "vitest";
import { nn, ones, zeros } from "../index.ts";

setBackend(reference());

const int = constant([1, 2], { dtype: "int32" });

describe("attention", () => {
  const [q, k, v] = [zeros([2, 3, 4, 5]), zeros([2, 6, 4, 5]), zeros([2, 6, 4, 7])] as const;
  it("takes one bias and mask for all, or one for each head", () => {
    for (const shape of [[], [6], [3, 6], [4, 1, 1], [2, 1, 3, 1], [2, 4, 3, 6]])
      expect(nn.attention(q, k, v, { bias: zeros(shape) }).shape).toEqual([2, 3, 4, 7]);
  });
  it("takes a bias for each example where there are no heads", () => {
    const value = constant([[[1], [3]]]);
    const bias = constant([[[0, -Infinity]]]);
    expect(nn.attention(zeros([1, 1, 1]), zeros([1, 2, 1]), value, { bias }).arraySync()).toEqual([
      [[1]],
    ]);
  });
  it("gives zeros where a bias hides everything, and NaN where a score is NaN", () => {
    const value = constant([[[1], [3]]]);
    const call = (bias: number): unknown =>
      nn.attention(zeros([1, 1, 1]), zeros([1, 2, 1]), value, { bias }).arraySync();
    expect(call(-Infinity)).toEqual([[[0]]]);
    expect(call(NaN)).toEqual([[[NaN]]]);
  });
  it.each<[() => unknown, string]>([
    [
      () => nn.attention(q, k, zeros([2, 5, 4, 7])),
      "attention: query has shape [2, 3, 4, 5], key [2, 6, 4, 5], value [2, 5, 4, 7]: there must be as many values as keys",
    ],
    [() => nn.attention(q, zeros([1, 6, 4, 5]), v), "the batches must be equal"],
    [() => nn.attention(q, zeros([2, 6, 4, 3]), v), "queries and keys must have the same size"],
    [() => nn.attention(q, zeros([2, 6, 2, 5]), v), "the same number of heads"],
    [
      () => nn.attention(q, zeros([2, 6, 3, 5]), zeros([2, 6, 3, 5])),
      "the number of the query's heads must be a multiple of the key's",
    ],
    [() => nn.attention([1], [2], [3]), "all must be [batch, time, heads, size], or all without"],
    [
      () => nn.attention(q, k, v, { mask: ones([3, 6]) as never }),
      "attention: dtypes bool and float32 differ: cast one of them with tf.cast",
    ],
    [
      () => nn.attention(q, k, v, { bias: zeros([5]) }),
      "attention: cannot broadcast [5] to [2, 4, 3, 6]: size 5 is neither 6 nor 1",
    ],
    [
      () => nn.attention(q, k, v, { scale: NaN }),
      "attention: scale must be a finite number, got NaN",
    ],
  ])("refuses %#", (call, message) => expect(call).toThrow(message));
});

describe("ctcLoss", () => {
  const logits = zeros([2, 1, 3]);
  it("is infinite where frames are too few, as for repeats without a blank between", () => {
    expect(nn.ctcLoss([[1, 1]], logits, [2], [2]).arraySync()).toEqual([Infinity]);
    expect(nn.ctcLoss([[1, 2]], logits, [2], [0]).arraySync()).toEqual([Infinity]);
    expect(nn.ctcLoss([[1, 2]], logits, [0], [0]).arraySync()).toEqual([0]);
  });
  it("takes classes that are impossible", () => {
    const some = constant([[[0, 0, -Infinity]], [[0, 0, -Infinity]]]);
    expect(nn.ctcLoss([[2]], some, [1], [2]).arraySync()).toEqual([Infinity]);
    // Of four paths three give the label.
    expect(nn.ctcLoss([[1]], some, [1], [2]).arraySync()).toEqual([Math.fround(-Math.log(0.75))]);
  });
  it("ignores what stands behind a label's end", () => {
    const loss = (labels: number[][]): unknown => nn.ctcLoss(labels, logits, [1], [2]).arraySync();
    expect(loss([[1, -1]])).toEqual(loss([[1, 2]]));
  });
  it("takes no frames and no examples", () => {
    expect(
      nn.ctcLoss(zeros([1, 0], { dtype: "int32" }), zeros([0, 1, 3]), [0], [0]).arraySync(),
    ).toEqual([0]);
    const none = zeros([0], { dtype: "int32" });
    expect(
      nn.ctcLoss(zeros([0, 2], { dtype: "int32" }), zeros([4, 0, 3]), none, none).shape,
    ).toEqual([0]);
  });
  it.each<[() => unknown, string]>([
    [
      () => nn.ctcLoss([[1]], zeros([2, 3]), [1], [1]),
      "ctcLoss: logits have shape [2, 3]: they must be",
    ],
    [
      () => nn.ctcLoss([[1], [1]], logits, [1], [1]),
      "ctcLoss: labels has shape [2, 1], but the batch has 1 examples: there must be one for each",
    ],
    [
      () => nn.ctcLoss([[1]], logits, [2], [1]),
      "ctcLoss: labelLength[0] is 2: lengths are from 0 to 1 here",
    ],
    [
      () => nn.ctcLoss([[1]], logits, [1], [-1]),
      "ctcLoss: logitLength[0] is -1: lengths are from 0 to 2 here",
    ],
    [
      () => nn.ctcLoss([[3]], logits, [1], [2]),
      "ctcLoss: labels[0, 0] is 3: labels are from 0 to 2, without the blank 0",
    ],
    [
      () => nn.ctcLoss([[0]], logits, [1], [2]),
      "labels[0, 0] is 0: labels are from 0 to 2, without the blank 0",
    ],
    [
      () => nn.ctcLoss([[1]], logits, [1], [2], { blankIndex: 3 }),
      "ctcLoss: blankIndex 3 is none of 3 classes: give one from -3 to 2",
    ],
    [
      () => nn.ctcGreedyDecoder(logits, [3]),
      "ctcGreedyDecoder: sequenceLength[0] is 3: lengths are",
    ],
  ])("refuses %#", (call, message) => expect(call).toThrow(message));
});

describe("embeddingLookup", () => {
  it("takes variables, whole or in parts", () => {
    const a = new Variable([[1], [2]]);
    const b = new Variable([[3]]);
    expect(nn.embeddingLookup(a, [1]).arraySync()).toEqual([[2]]);
    expect(nn.embeddingLookup([a, b], [2, 0]).arraySync()).toEqual([[3], [1]]);
  });
  it("takes a vector as a table of scalars, whose norm is their size", () => {
    expect(nn.embeddingLookup([1, -8], [1, 0], { maxNorm: 2 }).arraySync()).toEqual([-2, 1]);
  });
});

describe("refusals", () => {
  it.each<[() => unknown, string]>([
    [
      () => nn.layerNorm(int),
      `layerNorm: takes float dtypes, got int32: cast it, as in cast(x, "float32")`,
    ],
    [
      () => nn.layerNorm([1, 2], { epsilon: -1 }),
      "layerNorm: epsilon must be a finite number of 0 or more, got -1",
    ],
    [
      () => nn.layerNorm([[1, 2]], { scale: [1, 2, 3] }),
      "layerNorm: scale has shape [3], x [1, 2]: scale must have shape [2], a number for each place on axis 1",
    ],
    [
      () => nn.layerNorm([[1, 2]], { axis: [0, 1], offset: [1, 2] }),
      "offset must have shape [1, 2], a number for each place on the axes 0, 1",
    ],
    [
      () => nn.layerNorm([[1, 2]], { gamma: [1, 2] } as never),
      'layerNorm: unknown option "gamma": the options are',
    ],
    [
      () => nn.groupNorm(ones([2, 6]), 4),
      "groupNorm: 6 channels (axis 1 of [2, 6]) cannot be cut into 4 equal groups: groups must divide the number of channels",
    ],
    [() => nn.groupNorm(ones([2, 6]), 0), "groupNorm: groups must be 1 or more, got 0"],
    [() => nn.groupNorm(ones([6]), 2), "groupNorm: x has shape [6]: it must have 2 axes or more"],
    [
      () => nn.instanceNorm(ones([2, 3]), { dataFormat: "NHWC" as never }),
      'instanceNorm: dataFormat is "NHWC": give "channelsLast" or "channelsFirst"',
    ],
    [
      () => nn.batchNormalization([1, 2], [1, 2, 3], [1, 2], null, null, 0.1),
      "batchNormalization: cannot broadcast [3] to [2]: size 3 is neither 2 nor 1",
    ],
    [
      () => nn.batchNormalization([1], 0, 1, null, null, NaN),
      "varianceEpsilon must be a finite number of 0 or more, got NaN",
    ],
    [
      () => nn.localResponseNormalization([1, 2]),
      "x has shape [2]: it must be [batch, height, width, channels]",
    ],
    [
      () => nn.glu([1, 2, 3]),
      "glu: axis 0 of [3] has 3 places: the number must be even, to be halved",
    ],
    [() => nn.celu([1], { alpha: 0 }), "celu: alpha must be a finite number above 0, got 0"],
    [
      () => nn.prelu([1, 2], [1, 2, 3]),
      "prelu: cannot broadcast [3] to [2]: size 3 is neither 2 nor 1",
    ],
    [
      () => nn.computeAverageLoss(3),
      "computeAverageLoss: perExampleLoss is a scalar: give a loss for each example",
    ],
    [
      () => nn.computeAverageLoss([1], { globalBatchSize: -1 }),
      "globalBatchSize must be 0 or more, got -1",
    ],
    [
      () => nn.logPoissonLoss([1], [1, 2]),
      "logPoissonLoss: targets have shape [1], logInput [2]: they must be alike",
    ],
    [() => nn.weightedCrossEntropyWithLogits([1], [1], [1, 2]), "cannot broadcast [2] to [1]"],
    [
      () => nn.weightedMoments([1, 2], 0, [1, 2, 3]),
      "weightedMoments: cannot broadcast [3] to [2]",
    ],
  ])("%#", (call, message) => expect(call).toThrow(message));
});
