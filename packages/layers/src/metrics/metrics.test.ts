// Metrics: their numbers over batches, weights, state, and the accuracy that fits.
import { constant, setBackend, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { subtract } from "@gradtape/ops";
import { beforeEach, describe, expect, it } from "vitest";
import { getMetric, Mean, metrics, type MetricName } from "../index.ts";

const {
  Accuracy,
  BinaryAccuracy,
  CategoricalAccuracy,
  MeanAbsoluteError,
  MeanMetricWrapper,
  MeanSquaredError,
  SparseCategoricalAccuracy,
} = metrics;

beforeEach(() => setBackend(reference()));

describe("Mean", () => {
  it("is over all batches, by weight, and begins again after resetState", () => {
    const m = new Mean();
    expect(m.result().arraySync()).toBe(0);
    m.updateState([1, 2, 3]);
    m.updateState([[4], [6]], { sampleWeight: [1, 0] });
    m.updateState(10, { sampleWeight: 4 });
    expect(m.result().arraySync()).toBe(50 / 8);
    m.resetState();
    m.updateState(7);
    expect(m.result().arraySync()).toBe(7);
  });

  it("keeps its state in variables that do not train", () => {
    const m = new Mean({ name: "loss", dtype: "float64" });
    m.updateState(constant([1, 2], { dtype: "int32" }));
    expect(m.namedVariables().map(([path, v]) => [path, v.dtype, v.arraySync()])).toEqual([
      ["total", "float64", 3],
      ["count", "float64", 2],
    ]);
    expect([m.trainableVariables, m.name]).toEqual([[], "loss"]);
  });

  it("counts a weight that is broadcast for every value", () => {
    const m = new Mean();
    m.updateState(
      [
        [1, 2],
        [3, 4],
      ],
      { sampleWeight: [1, 3] },
    );
    expect(m.result().arraySync()).toBe((3 + 3 * 7) / 8);
  });
});

describe("accuracies", () => {
  it.each([
    ["Accuracy", () => new Accuracy(), [1, 2, 3, 4], [1, 2, 0, 4], 0.75],
    [
      "BinaryAccuracy",
      () => new BinaryAccuracy(),
      [[1], [1], [0], [0]],
      [[0.98], [1], [0], [0.6]],
      0.75,
    ],
    [
      "BinaryAccuracy by threshold",
      () => new BinaryAccuracy({ threshold: 0.99 }),
      [1, 1, 0, 0],
      [[0.98], [1], [0], [0.6]],
      0.75,
    ],
    [
      "CategoricalAccuracy",
      () => new CategoricalAccuracy(),
      [
        [0, 0, 1],
        [0, 1, 0],
      ],
      [
        [0.1, 0.9, 0.8],
        [0.05, 0.95, 0],
      ],
      0.5,
    ],
    [
      "SparseCategoricalAccuracy",
      () => new SparseCategoricalAccuracy(),
      [2, 1],
      [
        [0.1, 0.6, 0.3],
        [0.05, 0.95, 0],
      ],
      0.5,
    ],
    [
      "SparseCategoricalAccuracy of [n, 1]",
      () => new SparseCategoricalAccuracy(),
      [[2], [1]],
      [
        [0.1, 0.6, 0.3],
        [0.05, 0.95, 0],
      ],
      0.5,
    ],
  ])("%s", (_, make, yTrue, yPred, result) => {
    const metric = make();
    metric.updateState(yTrue, yPred);
    metric.updateState(yTrue, yPred);
    expect(metric.result().arraySync()).toBe(result);
  });

  it("are weighted", () => {
    const m = new CategoricalAccuracy();
    m.updateState(
      [
        [0, 0, 1],
        [0, 1, 0],
      ],
      [
        [0.1, 0.9, 0.8],
        [0.05, 0.95, 0],
      ],
      { sampleWeight: [0.7, 0.3] },
    );
    expect(m.result().arraySync()).toBeCloseTo(0.3, 6);
  });

  it("compare class numbers of any integer dtype", () => {
    for (const dtype of ["uint8", "int32", "int64"] as const) {
      const m = new SparseCategoricalAccuracy();
      m.updateState(constant([2, 1], { dtype }), [
        [0.1, 0.3, 0.6],
        [0.9, 0.1, 0],
      ]);
      expect(m.result().arraySync()).toBe(0.5);
    }
  });

  it("refuse shapes that do not fit", () => {
    expect(() => new SparseCategoricalAccuracy().updateState([1, 2, 3], [[1, 0]])).toThrow(
      "sparseCategoricalAccuracy: yTrue has shape [3], yPred [1, 2]",
    );
    expect(() => new BinaryAccuracy().updateState([[1, 0]], [[1, 0, 1]])).toThrow(
      "binaryAccuracy: yTrue has shape [1, 2], yPred [1, 3]: they must be alike",
    );
  });
});

describe("errors as metrics", () => {
  it("are means over all examples, not over batches", () => {
    const [mse, mae] = [new MeanSquaredError(), new MeanAbsoluteError()];
    for (const m of [mse, mae]) {
      m.updateState([[0], [0], [0]], [[1], [2], [3]]);
      m.updateState([[0]], [[4]]);
    }
    expect([mse.result().arraySync(), mae.result().arraySync()]).toEqual([30 / 4, 10 / 4]);
    expect([mse.name, String(mae)]).toEqual([
      "mean_squared_error",
      "<MeanAbsoluteError name=mean_absolute_error>",
    ]);
  });

  it("are made of functions", () => {
    const bias = (yTrue: Tensor, yPred: Tensor): Tensor => subtract(yPred, yTrue);
    const m = new MeanMetricWrapper(bias);
    m.updateState([1, 2], [2, 5]);
    expect([m.name, m.result().arraySync()]).toEqual(["bias", 2]);
  });
});

describe("getMetric", () => {
  it.each([
    ["one output", [8], [8, 1], BinaryAccuracy],
    ["one output, labels alike", [8, 1], [8, 1], BinaryAccuracy],
    ["class numbers", [8], [8, 10], SparseCategoricalAccuracy],
    ["class numbers in a column", [8, 1], [8, 10], SparseCategoricalAccuracy],
    ["one-hot labels", [8, 10], [8, 10], CategoricalAccuracy],
  ])("accuracy for %s", (_, yTrue, yPred, type) => {
    const m = getMetric("accuracy", yTrue, yPred);
    expect(m).toBeInstanceOf(type);
    expect(m.name).toBe("accuracy");
  });

  it("takes names, instances and functions, and refuses the rest", () => {
    const m = new Mean();
    expect(getMetric(m, [], [])).toBe(m);
    expect(getMetric("mae", [], []).name).toBe("mae");
    const ce = getMetric("sparseCategoricalCrossentropy", [], []) as InstanceType<
      typeof MeanMetricWrapper
    >;
    ce.updateState([0], [[0.5, 0.5]]);
    expect(ce.result().arraySync()).toBeCloseTo(Math.LN2, 6);
    expect(() => getMetric("accurracy" as MetricName, [], [])).toThrow(
      `getMetric: unknown metric "accurracy": the names are "accuracy", "acc"`,
    );
  });
});
