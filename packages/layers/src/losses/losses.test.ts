// Losses against NumPy's numbers, their gradients against finite differences, and what they refuse.
import { constant, setBackend, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { GradientTape } from "@gradtape/autodiff";
import { multiply, subtract } from "@gradtape/ops";
import { beforeEach, describe, expect, it } from "vitest";
import {
  BinaryCrossentropy,
  CategoricalCrossentropy,
  getLoss,
  Huber,
  meanSquaredError,
  MeanAbsoluteError,
  MeanSquaredError,
  SparseCategoricalCrossentropy,
  type Loss,
  type LossOptions,
} from "./index.ts";

beforeEach(() => setBackend(reference()));

const f64 = (x: readonly (readonly number[])[]): Tensor =>
  constant(x as number[][], { dtype: "float64" }) as Tensor;
const labels = [
  [0, 1, 0],
  [1, 0, 0],
];
const classes = [1, 0];
const probabilities = [
  [0.1, 0.7, 0.2],
  [0.3, 0.4, 0.3],
];
const logits = [
  [0.5, -1, 2],
  [-0.3, 0.8, 0.1],
];
const weights = [0.25, 3];

interface Case {
  readonly name: string;
  readonly make: (options?: LossOptions) => Loss;
  readonly yTrue: number[][] | number[];
  readonly yPred: number[][];
  /** Worked out by NumPy, from the formulae. */
  readonly each: readonly [number, number];
}

const cases: Case[] = [
  {
    name: "MeanSquaredError",
    make: (o) => new MeanSquaredError(o),
    yTrue: labels,
    yPred: probabilities,
    each: [0.04666666666666668, 0.24666666666666662],
  },
  {
    name: "MeanAbsoluteError",
    make: (o) => new MeanAbsoluteError(o),
    yTrue: labels,
    yPred: probabilities,
    each: [0.20000000000000004, 0.46666666666666673],
  },
  {
    name: "Huber",
    make: (o) => new Huber(o),
    yTrue: labels,
    yPred: logits,
    each: [1.0416666666666667, 0.375],
  },
  {
    name: "BinaryCrossentropy",
    make: (o) => new BinaryCrossentropy(o),
    yTrue: labels,
    yPred: probabilities,
    each: [0.22839300363692283, 0.6904911240102196],
  },
  {
    name: "BinaryCrossentropy, logits",
    make: (o) => new BinaryCrossentropy({ ...o, fromLogits: true }),
    yTrue: labels,
    yPred: logits,
    each: [1.471422227580434, 0.923284190163292],
  },
  {
    name: "BinaryCrossentropy, smoothed",
    make: (o) => new BinaryCrossentropy({ ...o, labelSmoothing: 0.1 }),
    yTrue: labels,
    yPred: probabilities,
    each: [0.30223995028431133, 0.6972488758120224],
  },
  {
    name: "CategoricalCrossentropy",
    make: (o) => new CategoricalCrossentropy(o),
    yTrue: labels,
    yPred: probabilities,
    each: [0.35667494393873245, 1.203972804325936],
  },
  {
    name: "CategoricalCrossentropy, logits",
    make: (o) => new CategoricalCrossentropy({ ...o, fromLogits: true }),
    yTrue: labels,
    yPred: logits,
    each: [3.241311296657157, 1.7040188667067788],
  },
  {
    name: "CategoricalCrossentropy, smoothed",
    make: (o) => new CategoricalCrossentropy({ ...o, fromLogits: true, labelSmoothing: 0.1 }),
    yTrue: labels,
    yPred: logits,
    each: [3.091311296657157, 1.6540188667067788],
  },
  {
    name: "SparseCategoricalCrossentropy",
    make: (o) => new SparseCategoricalCrossentropy(o),
    yTrue: classes,
    yPred: probabilities,
    each: [0.35667494393873245, 1.203972804325936],
  },
  {
    name: "SparseCategoricalCrossentropy, logits",
    make: (o) => new SparseCategoricalCrossentropy({ ...o, fromLogits: true }),
    yTrue: classes,
    yPred: logits,
    each: [3.241311296657157, 1.7040188667067788],
  },
];

/** How far a value is off, relative where it is large. */
const off = (got: Tensor, want: number): number =>
  Math.abs((got.arraySync() as number) - want) / Math.max(1, Math.abs(want));

describe.each(cases)("$name", ({ make, yTrue, yPred, each }) => {
  it("gives the numbers that NumPy gives, by each reduction, weighted and not", () => {
    const p = f64(yPred);
    const none = make({ reduction: "none" })(yTrue, p).arraySync() as number[];
    none.forEach((x, i) => expect(x).toBeCloseTo(each[i]!, 12));
    expect(off(make()(yTrue, p), (each[0] + each[1]) / 2)).toBeLessThan(1e-12);
    expect(off(make({ reduction: "sum" })(yTrue, p), each[0] + each[1])).toBeLessThan(1e-12);
    const weighted = each[0] * weights[0]! + each[1] * weights[1]!;
    expect(off(make()(yTrue, p, { sampleWeight: weights }), weighted / 2)).toBeLessThan(1e-12);
    expect(
      off(make({ reduction: "sum" })(yTrue, p, { sampleWeight: [[0.25], [3]] }), weighted),
    ).toBeLessThan(1e-12);
    expect(off(make()(yTrue, p, { sampleWeight: 2 }), each[0] + each[1])).toBeLessThan(1e-12);
  });

  it("has the gradient that finite differences find", () => {
    const loss = make();
    const value = (p: number[][]): number =>
      loss(yTrue, f64(p), { sampleWeight: weights }).arraySync() as number;
    const p = f64(yPred);
    const [y, tape] = GradientTape.run((t) => {
      t.watch(p);
      return loss(yTrue, p, { sampleWeight: weights });
    });
    const gradient = tape.gradient(y, p)!.arraySync() as number[][];
    const h = 1e-5;
    yPred.forEach((row, i) =>
      row.forEach((x, j) => {
        const at = (d: number): number =>
          value(yPred.map((r, k) => (k === i ? r.with(j, x + d) : r)));
        const numeric = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
        expect(Math.abs(gradient[i]![j]! - numeric)).toBeLessThan(1e-8);
      }),
    );
  });
});

describe("losses", () => {
  it("stay finite at certainty, and at huge logits", () => {
    expect(new BinaryCrossentropy()([[0, 1]], [[1, 0]]).arraySync()).toBeCloseTo(
      -Math.log(1e-7),
      0,
    );
    expect(new CategoricalCrossentropy()([[0, 1]], [[1, 0]]).arraySync()).toBeCloseTo(
      -Math.log(1e-7),
      5,
    );
    expect(
      new SparseCategoricalCrossentropy({ fromLogits: true })([1], [[1e4, 0]]).arraySync(),
    ).toBe(1e4);
  });

  it("take [n] beside [n, 1], integers and bools, and keep the dtype of the prediction", () => {
    expect(meanSquaredError([1, 2], [[1], [4]]).arraySync()).toEqual([0, 4]);
    expect(meanSquaredError([[1], [2]], [1, 4]).arraySync()).toEqual([0, 4]);
    expect(new MeanSquaredError()([true, false], [1, 1]).arraySync()).toBe(0.5);
    expect(
      new MeanSquaredError()(constant([[1, 2]], { dtype: "int32" }), f64([[1, 4]])).toString(),
    ).toBe("tf.Tensor(2.0, shape=(), dtype=float64)");
    expect(
      new SparseCategoricalCrossentropy({ fromLogits: true })(
        [[1], [0]],
        [
          [0, 0],
          [0, 0],
        ],
      ).arraySync(),
    ).toBeCloseTo(Math.LN2, 6);
  });

  it("weigh losses with more axes", () => {
    const loss = new MeanSquaredError({ reduction: "none" });
    const y = constant([
      [[1], [2]],
      [[3], [4]],
    ]);
    const zero = constant(0, { shape: [2, 2, 1] });
    expect(loss(zero, y, { sampleWeight: [1, 2] }).arraySync()).toEqual([
      [1, 4],
      [18, 32],
    ]);
    expect(
      loss(zero, y, {
        sampleWeight: [
          [1, 0],
          [0, 1],
        ],
      }).arraySync(),
    ).toEqual([
      [1, 0],
      [0, 16],
    ]);
    expect(() => loss(zero, y, { sampleWeight: [1, 2, 3] })).toThrow(
      "mean_squared_error: sampleWeight of shape [3, 1] does not fit losses of shape [2, 2]: give one weight for each",
    );
  });

  it("are found by name, and made of functions", () => {
    expect([getLoss("mse").name, getLoss("sparseCategoricalCrossentropy").name]).toEqual([
      "mean_squared_error",
      "sparse_categorical_crossentropy",
    ]);
    const loss = getLoss(function doubled(yTrue: Tensor, yPred: Tensor) {
      return multiply(subtract(yPred, yTrue), 2);
    });
    expect([loss.name, loss([1, 2], [2, 4]).arraySync()]).toEqual(["doubled", 3]);
    expect(getLoss(loss)).toBe(loss);
    expect(() => getLoss("sparse_categorical_crossentropy" as "mse")).toThrow(
      `getLoss: unknown loss "sparse_categorical_crossentropy": write "sparseCategoricalCrossentropy"`,
    );
    expect(() => getLoss("nonsense" as "mse")).toThrow(
      `getLoss: unknown loss "nonsense": the names are "binaryCrossentropy"`,
    );
    expect(String(new MeanSquaredError())).toBe("<MeanSquaredError name=mean_squared_error>");
  });

  it("refuse what does not fit", () => {
    expect(() => new MeanSquaredError()([[1, 2, 3]], [[1, 2]])).toThrow(
      "meanSquaredError: yTrue has shape [1, 3], yPred [1, 2]: they must be alike",
    );
    expect(() =>
      new MeanSquaredError()(
        [1, 2, 3],
        [
          [1, 2],
          [3, 4],
        ],
      ),
    ).toThrow("yTrue has shape [3], yPred [2, 2]");
    expect(() => new CategoricalCrossentropy()(classes, probabilities)).toThrow(
      "categoricalCrossentropy: yTrue has shape [2], yPred [2, 3]: labels are one-hot; for class numbers there is sparseCategoricalCrossentropy",
    );
    expect(() => new SparseCategoricalCrossentropy()(labels, probabilities)).toThrow(
      "sparseCategoricalCrossentropy: yTrue has shape [2, 3], yPred [2, 3]: labels are one class number for each row of yPred; for one-hot labels there is categoricalCrossentropy",
    );
    expect(() => new SparseCategoricalCrossentropy()([1, 3], probabilities)).toThrow(
      "index 3 is out of range for axis 1 of [2, 3]",
    );
    expect(() => new BinaryCrossentropy({ labelSmoothing: 2 })).toThrow(
      "binary_crossentropy: labelSmoothing must be from 0 to 1, got 2",
    );
    expect(() => new MeanSquaredError({ reduction: "mean" as "sum" })).toThrow(
      `mean_squared_error: unknown reduction "mean": write "sumOverBatchSize", "sum", "none"`,
    );
    // @ts-expect-error no such option
    expect(() => new BinaryCrossentropy({ from_logits: true })).toThrow(
      `BinaryCrossentropy: unknown option "from_logits"`,
    );
    expect(() => new Huber({ delta: -1 })([1], [2])).toThrow(
      "huber: delta must be above 0, got -1",
    );
    expect(() => new MeanSquaredError()("a", [1])).toThrow(
      'mean_squared_error: cannot represent "a" as float32',
    );
  });
});
