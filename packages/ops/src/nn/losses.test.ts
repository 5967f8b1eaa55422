import { constant, setBackend } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { describe, expect, it } from "vitest";
import {
  biasAdd,
  dropout,
  l2Normalize,
  logSoftmax,
  moments,
  ones,
  random,
  reduceSum,
  sigmoidCrossEntropy,
  softmax,
  softmaxCrossEntropy,
  sparseSoftmaxCrossEntropy,
} from "../index.ts";
import { atClass, ofClass } from "./of-class.ts";

setBackend(reference());

describe("labels", () => {
  it("may be integers or bools", () => {
    const logits = [
      [1, 2],
      [3, 5],
    ];
    const want = softmaxCrossEntropy(
      [
        [0, 1],
        [1, 0],
      ],
      logits,
    ).arraySync();
    expect(
      softmaxCrossEntropy(
        constant(
          [
            [0, 1],
            [1, 0],
          ],
          { dtype: "int32" },
        ),
        logits,
      ).arraySync(),
    ).toEqual(want);
    expect(
      softmaxCrossEntropy(
        [
          [false, true],
          [true, false],
        ],
        logits,
      ).arraySync(),
    ).toEqual(want);
    expect(sparseSoftmaxCrossEntropy([1, 0], logits).arraySync()).toEqual(want);
    expect(sparseSoftmaxCrossEntropy(constant([1n, 0n]), logits).arraySync()).toEqual(want);
    expect(sigmoidCrossEntropy([true, false], [0, 0]).arraySync()).toEqual([
      Math.fround(Math.LN2),
      Math.fround(Math.LN2),
    ]);
  });

  it("a perfect prediction costs 0, not -0", () => {
    expect(softmaxCrossEntropy([0, 1], [0, 1000]).arraySync()).toBe(0);
    expect(sparseSoftmaxCrossEntropy(1, [0, 1000]).arraySync()).toBe(0);
    expect(sigmoidCrossEntropy([1], [1000]).arraySync()).toEqual([0]);
  });

  it("that are no class give NaN where nobody can look at them, in both directions", () => {
    const labels = constant([-1n, 2n ** 32n, 1n]);
    const x = constant([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(ofClass(x, labels).arraySync()).toEqual([NaN, NaN, 6]);
    expect(atClass(constant([7, 8, 9]), labels, 2).arraySync()).toEqual([
      [NaN, NaN],
      [NaN, NaN],
      [0, 9],
    ]);
  });
});

describe("dropout", () => {
  it("keeps the share that it should, scaled", () => {
    const y = dropout(ones([4000]), 0.25, { seed: 1 }).dataSync();
    const kept = y.filter((v) => v !== 0);
    expect(new Set(kept)).toEqual(new Set([Math.fround(1 / 0.75)]));
    expect(Math.abs(kept.length / 4000 - 0.75)).toBeLessThan(0.03);
  });

  it("drops infinities and NaN too", () => {
    const y = dropout([Infinity, NaN, Infinity, NaN, Infinity, NaN, Infinity, NaN], 0.5, {
      seed: 1,
    }).arraySync() as number[];
    expect(y.some((v) => v === 0)).toBe(true);
  });

  it("whole channels by noiseShape", () => {
    const y = dropout(ones([2, 50, 20]), 0.5, { seed: 1, noiseShape: [2, 1, 20] });
    const sums = reduceSum(y, 1).arraySync().flat();
    expect(new Set(sums)).toEqual(new Set([0, 100]));
  });

  it("a rate of 0 changes nothing and takes no random numbers", () => {
    const generator = new random.Generator({ seed: 1 });
    const x = ones([3]);
    expect(dropout(x, 0, { generator })).toBe(x);
    expect(generator.state.arraySync()).toEqual([1, 0, 0, 0, 0, 0]);
  });
});

describe("refusals", () => {
  const int = constant([1, 2], { dtype: "int32" });
  const generator = (): random.Generator => new random.Generator({ seed: 1 });
  it.each<[() => unknown, string]>([
    [() => softmax(3 as never), "softmax: axis -1 is out of range: a scalar has no axes"],
    [
      () => logSoftmax(int),
      `logSoftmax: takes float dtypes, got int32: cast it, as in cast(x, "float32")`,
    ],
    [
      () => softmaxCrossEntropy([1, 2], [[1, 2]]),
      "softmaxCrossEntropy: labels have shape [2], logits [1, 2]: they must be alike; reshape or broadcast the labels",
    ],
    [
      () => softmaxCrossEntropy(constant([1, 2], { dtype: "float64" }), [1, 2]),
      `softmaxCrossEntropy: labels are float64, logits float32: cast one, as in cast(labels, "float32")`,
    ],
    [
      () => softmaxCrossEntropy([1, 2], int),
      `softmaxCrossEntropy: takes float dtypes, got int32: cast it, as in cast(x, "float32")`,
    ],
    [
      () => softmaxCrossEntropy(["a", "b"], [1, 2]),
      `softmaxCrossEntropy: cannot represent "a" as float32`,
    ],
    [
      () => sigmoidCrossEntropy(1, [1, 2]),
      "sigmoidCrossEntropy: labels have shape [], logits [2]: they must be alike; reshape or broadcast the labels",
    ],
    [
      () => sparseSoftmaxCrossEntropy([[1, 0]], [[1, 2]]),
      "sparseSoftmaxCrossEntropy: labels have shape [1, 2], logits [1, 2]: labels have one number for each row of logits; for one-hot labels there is softmaxCrossEntropy",
    ],
    [
      () => sparseSoftmaxCrossEntropy([2], [[1, 2]]),
      "sparseSoftmaxCrossEntropy: index 2 is out of range for axis 1 of [1, 2]: it has indices 0 to 1",
    ],
    [
      () => sparseSoftmaxCrossEntropy(constant([0.5]), [[1, 2]]),
      'sparseSoftmaxCrossEntropy: takes integer dtypes, got float32: cast it, as in cast(x, "int32")',
    ],
    [
      () => moments(int, 0),
      `moments: takes float dtypes, got int32: cast it, as in cast(x, "float32")`,
    ],
    [
      () => l2Normalize([1], 0, { epsilon: -1 }),
      "l2Normalize: epsilon must be a finite number of 0 or more, got -1",
    ],
    [
      () => biasAdd([[1, 2]], [1, 2, 3]),
      "biasAdd: a value of shape [1, 2] and a bias of shape [3]: the bias must be a vector with one element for each place on the value's last axis",
    ],
    [() => dropout([1], 1), "dropout: rate must be a number from 0 to below 1, got 1"],
    [() => dropout([1], NaN), "dropout: rate must be a number from 0 to below 1, got NaN"],
    [
      () => dropout(int, 0.5),
      `dropout: takes float dtypes, got int32: cast it, as in cast(x, "float32")`,
    ],
    [
      () => dropout([1], 0.5, { seed: 1, generator: generator() }),
      "dropout: both a seed and a generator: give one of them",
    ],
    [() => dropout([1, 2], 0.5, { noiseShape: [3] }), "dropout: "],
  ])("%#", (call, message) => {
    expect(call).toThrow(message);
  });
});
