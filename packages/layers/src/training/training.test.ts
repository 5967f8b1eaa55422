// Training: that models learn, what fit does along the way, what it takes for data, and what it refuses.
import { constant, memory, setBackend, Variable, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { addObserver, removeObserver } from "@gradtape/core/internal";
import { GradientTape } from "@gradtape/autodiff";
import { add, cast, multiply, random, reduceMean, square, subtract } from "@gradtape/ops";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  Adam,
  Callback,
  clearSession,
  Dense,
  Dropout,
  EarlyStopping,
  Input,
  Layer,
  Mean,
  Model,
  Sequential,
  SGD,
  SparseCategoricalCrossentropy,
  TerminateOnNaN,
  zip,
  type Batch,
  type BatchLike,
  type CallbackHooks,
  type Logs,
  type Progress,
  type StepResults,
} from "../index.ts";

beforeEach(() => {
  setBackend(reference());
  clearSession();
  random.setSeed(1);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** One number, and the loss of predicting it for any x: everything can be worked out by hand. */
class Bias extends Model {
  b = new Variable(0, { name: "b" });
  override call(x: Tensor): Tensor {
    return add(multiply(x, 0), this.b);
  }
}
const bias = (metrics: ("mae" | "accuracy")[] = []): Bias => {
  const model = new Bias();
  model.compile({ optimizer: new SGD(0.25), loss: "mse", metrics });
  return model;
};
const column = (...values: number[]): number[][] => values.map((v) => [v]);

describe("fit", () => {
  it("learns a line", async () => {
    const model = new Sequential([new Dense(1, { inputShape: [1], kernelInitializer: "zeros" })]);
    model.compile({ optimizer: new SGD(0.1), loss: "meanSquaredError" });
    const history = await model.fit(column(-1, 0, 1, 2, 3, 4), column(-3, -1, 1, 3, 5, 7), {
      epochs: 60,
      batchSize: 2,
    });
    expect(history.history["loss"]!.at(-1)).toBeLessThan(1e-3);
    expect((await model.predict([[10]])).arraySync()).toEqual([[expect.closeTo(19, 0)]]);
  });

  it("learns exclusive or", async () => {
    const model = new Sequential([
      new Dense(8, { activation: "tanh" }),
      new Dense(1, { activation: "sigmoid" }),
    ]);
    model.compile({ optimizer: new Adam(0.1), loss: "binaryCrossentropy", metrics: ["accuracy"] });
    const x = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ];
    const { history } = await model.fit(x, [0, 1, 1, 0], { epochs: 120, batchSize: 4 });
    expect(history["accuracy"]!.at(-1)).toBe(1);
    expect(history["loss"]!.at(-1)).toBeLessThan(0.1);
    const found = await model.evaluate(x, [0, 1, 1, 0]);
    expect([found["accuracy"], Object.keys(found)]).toEqual([1, ["loss", "accuracy"]]);
  });

  it("learns classes from the slides' train step, written by hand", () => {
    const model = new Sequential([
      new Dense(8, { activation: "relu" }),
      new Dropout(0.1, { seed: 1 }),
      new Dense(2),
    ]);
    const optimizer = new Adam(0.05);
    const lossObject = new SparseCategoricalCrossentropy({ fromLogits: true });
    const images = constant([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
    const labels = constant([0, 0, 1, 1], { dtype: "int32" });
    const lossHistory: number[] = [];
    for (let i = 0; i < 25; i++) {
      const [loss, tape] = GradientTape.run(() => {
        const logits = model(images, { training: true });
        return lossObject(labels, logits);
      });
      lossHistory.push(loss.arraySync() as number);
      const grads = tape.gradient(loss, model.trainableVariables);
      optimizer.applyGradients(zip(grads, model.trainableVariables));
    }
    expect(lossHistory.at(-1)).toBeLessThan(lossHistory[0]! / 4);
  });

  it("gives the loss as the mean over examples, and metrics in the history", async () => {
    const model = bias(["mae"]);
    // Batches [1, 1], [4]: the loss is 1, b becomes 0.5, then the loss is 3.5².
    const { epoch, history } = await model.fit(column(0, 0, 0), column(1, 1, 4), {
      batchSize: 2,
      shuffle: false,
    });
    expect(epoch).toEqual([0]);
    expect(history["loss"]![0]).toBeCloseTo((1 + 1 + 12.25) / 3, 6);
    expect(history["mae"]![0]).toBeCloseTo((1 + 1 + 3.5) / 3, 6);
    expect(model.b.arraySync()).toBe(2.25);
    expect(model.optimizer.iterations.arraySync()).toBe(2);
  });

  it("weighs examples", async () => {
    const model = bias();
    const { history } = await model.fit(column(0, 0), column(1, 3), {
      sampleWeight: [1, 0],
      shuffle: false,
    });
    expect(history["loss"]).toEqual([0.5]);
    expect(model.b.arraySync()).toBe(0.25);
  });

  it("shuffles in each epoch, the same for a seed", async () => {
    const orders = async (options: object): Promise<number[][]> => {
      const seen: number[][] = [];
      class Look extends Bias {
        override trainStep([x]: Batch): StepResults {
          seen.push([...((x as Tensor).dataSync() as Float32Array)]);
          return {};
        }
      }
      const model = new Look();
      model.compile({ optimizer: "sgd", loss: "mse", runEagerly: true });
      random.setSeed(5);
      await model.fit(column(0, 1, 2, 3, 4, 5, 6, 7), column(0, 1, 2, 3, 4, 5, 6, 7), {
        batchSize: 8,
        epochs: 2,
        ...options,
      });
      return seen;
    };
    const [first, second] = await orders({});
    expect([...first!].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(first).not.toEqual(second);
    expect(await orders({})).toEqual([first, second]);
    expect((await orders({ shuffle: false }))[1]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("keeps x and y together when it shuffles, and takes uint8, float64 and arrays with a shape", async () => {
    class Together extends Bias {
      override trainStep([x, y]: Batch): StepResults {
        expect((x as Tensor).dtype).toBe("uint8");
        return {
          off: reduceMean(square(subtract(cast(x as Tensor, "float64"), y as Tensor))) as Tensor,
        };
      }
    }
    const model = new Together();
    model.compile({ optimizer: "sgd", loss: "mse" });
    const y = { data: Float64Array.of(1, 2, 3, 4, 5), shape: [5, 1] };
    const { history } = await model.fit({ data: Uint8Array.of(1, 2, 3, 4, 5), shape: [5, 1] }, y, {
      batchSize: 2,
      epochs: 3,
    });
    expect(history["off"]).toEqual([0, 0, 0]);
  });

  it("goes on from initialEpoch, and can be called again", async () => {
    const model = bias();
    await model.fit(column(0), column(1), { epochs: 2 });
    const { epoch } = await model.fit(column(0), column(1), { epochs: 5, initialEpoch: 2 });
    expect([epoch, model.optimizer.iterations.arraySync()]).toEqual([[2, 3, 4], 5]);
  });

  it("frees what a step makes", async () => {
    const model = new Sequential([
      new Dense(4, { inputShape: [2], activation: "relu" }),
      new Dense(1),
    ]);
    model.compile({ optimizer: "adam", loss: "mse", metrics: ["mae"] });
    const [x, y] = [
      constant([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      constant([[1], [2], [3]]),
    ];
    await model.fit(x, y, { batchSize: 1 });
    let assigned = 0;
    const counter = { observe: (): void => {}, assign: (): void => void assigned++ };
    addObserver(counter);
    const before = memory().tensors;
    await model.fit(x, y, { batchSize: 1, epochs: 4 });
    const grown = memory().tensors - before;
    removeObserver(counter);
    // What is left to the collector: values that variables held before, and the two results of each of the 12 steps.
    expect(grown).toBeLessThanOrEqual(assigned + 2 * 12);
    expect(assigned).toBeLessThan(300);
    expect([x.isDisposed, y.isDisposed]).toEqual([false, false]);
  });

  it("lets the event loop turn", async () => {
    let turns = 0;
    let over = false;
    const turn = (): void => {
      turns++;
      if (!over) setTimeout(turn, 0);
    };
    setTimeout(turn, 0);
    await bias().fit(column(0, 0, 0, 0), column(1, 1, 1, 1), {
      batchSize: 1,
      epochs: 3,
      yieldEvery: 0,
    });
    over = true;
    expect(turns).toBeGreaterThan(5);
  });
});

describe("validation", () => {
  it("takes the last part of the examples, before they are shuffled", async () => {
    const model = bias();
    const { history } = await model.fit(column(0, 0, 0, 0), column(1, 1, 1, 5), {
      validationSplit: 0.25,
      epochs: 2,
    });
    expect(history).toEqual({ loss: [1, 0.25], val_loss: [20.25, 4.25 ** 2] });
  });

  it("takes data of its own, in batches or not, with weights or not", async () => {
    const losses = async (validationData: BatchLike | Iterable<BatchLike>): Promise<number> =>
      (await bias().fit(column(0), column(1), { validationData })).history["val_loss"]![0]!;
    expect(await losses([column(0, 0), column(1.5, 2.5)])).toBe(2.5);
    expect(await losses([column(0, 0), column(1.5, 2.5), [1, 0]])).toBe(0.5);
    expect(
      await losses(
        new Set<BatchLike>([
          [column(0), column(1.5)],
          [column(0), column(2.5)],
        ]),
      ),
    ).toBe(2.5);
  });

  it("leaves training metrics alone, and runs with training off", async () => {
    const told: boolean[] = [];
    class Tells extends Layer {
      override call(x: Tensor, { training }: { training: boolean }): Tensor {
        told.push(training);
        return x;
      }
    }
    const model = new Sequential([new Tells(), new Dense(1)]);
    model.compile({ optimizer: "sgd", loss: "mse", metrics: ["mae"] });
    const { history } = await model.fit(column(1), column(1), {
      validationData: [column(1), column(1)],
      epochs: 2,
    });
    expect(told).toEqual([true, false]); // traced once each
    expect(Object.keys(history)).toEqual(["loss", "mae", "val_loss", "val_mae"]);
  });
});

describe("data in batches", () => {
  const batches = (): BatchLike[] => [
    [column(0), column(1)],
    [column(0, 0), column(2, 2)],
  ];

  it("comes from lists, iterables, and functions that make generators", async () => {
    const losses: number[][] = [];
    function* generate(): Generator<BatchLike> {
      yield* batches();
    }
    async function* generateSlowly(epoch: number): AsyncGenerator<BatchLike> {
      await Promise.resolve(epoch);
      yield* batches();
    }
    const tensors = batches().map(([x, y]): BatchLike => [
      constant(x as number[][]),
      constant(y as number[][]),
    ]);
    for (const data of [tensors, new Set(batches()), generate, generateSlowly]) {
      losses.push((await bias().fit(data, { epochs: 2 })).history["loss"]!);
    }
    expect(losses[0]![0]).toBeCloseTo((1 + 2 * 1.5 ** 2) / 3, 6);
    for (const other of losses) expect(other).toEqual(losses[0]);
  });

  it("goes on in the next epoch with stepsPerEpoch", async () => {
    function* endless(): Generator<BatchLike> {
      for (let i = 1; ; i++) yield [column(0), column(i)];
    }
    class Look extends Bias {
      seen: unknown[] = [];
      override trainStep([, y]: Batch): StepResults {
        this.seen.push((y as Tensor).arraySync());
        return {};
      }
    }
    const model = new Look();
    model.compile({ optimizer: "sgd", loss: "mse", runEagerly: true });
    await model.fit(endless(), { epochs: 2, stepsPerEpoch: 2 });
    expect(model.seen).toEqual([[[1]], [[2]], [[3]], [[4]]]);
  });

  it("says when a generator is used up, and what a batch is", async () => {
    function* once(): Generator<BatchLike> {
      yield [column(0), column(1)];
    }
    await expect(bias().fit(once(), { epochs: 2 })).rejects.toThrow(
      "bias.fit: there are no batches in epoch 2: it yields no more: a generator runs once; pass a function that makes one for each epoch",
    );
    await expect(bias().fit(new Set<BatchLike>())).rejects.toThrow(
      "bias_1.fit: there are no batches in epoch 1: it yields none",
    );
    await expect(bias().fit(new Set([constant([1])]) as never)).rejects.toThrow(
      "expected batches of the form [x, y] or [x, y, sampleWeight]",
    );
    await expect(bias().fit(new Set(batches()), { epoch: 2 } as never)).rejects.toThrow(
      `fit: unknown option "epoch"`,
    );
    await expect(bias().fit(new Set(batches()), { validationSplit: 0.5 })).rejects.toThrow(
      "validationSplit needs all examples: pass validationData beside batches",
    );
  });

  it("serves evaluate and predict", async () => {
    const model = bias();
    expect(await model.evaluate(new Set(batches()))).toEqual({ loss: 3 });
    expect(
      await model.evaluate(column(0, 0, 0), column(1, 2, 3), { batchSize: 1, steps: 2 }),
    ).toEqual({ loss: 2.5 });
    expect((await model.predict(column(1, 2, 3), { batchSize: 2 })).shape).toEqual([3, 1]);
    expect((await model.predict(new Set<BatchLike>([[column(1)], [column(2)]]))).shape).toEqual([
      2, 1,
    ]);
  });
});

describe("one batch", () => {
  it("trains, tests and predicts", async () => {
    const model = bias(["mae"]);
    expect(await model.trainOnBatch(column(0), column(2))).toEqual({ loss: 4, mae: 2 });
    expect(await model.testOnBatch(column(0), column(2))).toEqual({ loss: 1, mae: 1 });
    expect(await model.testOnBatch(column(0), column(4), { resetMetrics: false })).toEqual({
      loss: 5,
      mae: 2,
    });
    expect((model.predictOnBatch(column(0, 0)) as Tensor).arraySync()).toEqual([[1], [1]]);
  });
});

describe("an own train step", () => {
  it("is what fit runs, with metrics that the model holds", async () => {
    class Own extends Model {
      dense = new Dense(1, { kernelInitializer: "zeros" });
      lossTracker = new Mean({ name: "own_loss" });
      override call(x: Tensor): Tensor {
        return this.dense(x);
      }
      override trainStep([x, y]: Batch): StepResults {
        const [loss, tape] = GradientTape.run(() => {
          const yPred: Tensor = this(x as Tensor, { training: true });
          return reduceMean(square(subtract(yPred, y as Tensor))) as Tensor;
        });
        const variables = this.trainableVariables;
        this.optimizer.applyGradients(zip(tape.gradient(loss, variables), variables));
        this.lossTracker.updateState(loss);
        return { own_loss: this.lossTracker.result() };
      }
    }
    const model = new Own();
    model.compile({ optimizer: new SGD(0.1) });
    const { history } = await model.fit(column(1, 1), column(1, 3), {
      batchSize: 1,
      shuffle: false,
      epochs: 2,
    });
    expect(Object.keys(history)).toEqual(["own_loss"]);
    // 1, then (3 - 0.4)² (kernel and bias are 0.2 each).
    expect(history["own_loss"]![0]).toBeCloseTo((1 + 2.6 ** 2) / 2, 5);
    expect(model.metrics.map((m) => m.name)).toEqual(["loss", "own_loss"]);
  });

  it("trains what is not frozen", async () => {
    const model = new Sequential([new Dense(2, { inputShape: [1] }), new Dense(1)]);
    model.compile({ optimizer: "adam", loss: "mse" });
    model.layers[0]!.trainable = false;
    const before = model.getWeights().map((w) => w.arraySync());
    await model.fit(column(1, 2), column(1, 2));
    const after = model.getWeights().map((w) => w.arraySync());
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).not.toEqual(before[2]);
  });
});

describe("callbacks", () => {
  const logging = (calls: string[]): CallbackHooks => {
    const names = [
      "onTrainBegin",
      "onTrainEnd",
      "onEpochBegin",
      "onEpochEnd",
      "onTrainBatchBegin",
      "onTrainBatchEnd",
      "onTestBegin",
      "onTestEnd",
      "onTestBatchBegin",
      "onTestBatchEnd",
    ] as const;
    return Object.fromEntries(
      names.map((name) => [
        name,
        (...args: unknown[]) =>
          void calls.push([name, ...args.filter((a) => typeof a === "number")].join(" ")),
      ]),
    );
  };

  it("come in order", async () => {
    const calls: string[] = [];
    await bias().fit(column(0, 0), column(1, 1), {
      batchSize: 1,
      epochs: 2,
      callbacks: [logging(calls)],
      validationData: [column(0), column(1)],
    });
    const epoch = (n: number): string[] => [
      `onEpochBegin ${n}`,
      "onTrainBatchBegin 0",
      "onTrainBatchEnd 0",
      "onTrainBatchBegin 1",
      "onTrainBatchEnd 1",
      "onTestBegin",
      "onTestBatchBegin 0",
      "onTestBatchEnd 0",
      "onTestEnd",
      `onEpochEnd ${n}`,
    ];
    expect(calls).toEqual(["onTrainBegin", ...epoch(0), ...epoch(1), "onTrainEnd"]);
  });

  it("get numbers, are waited for, and have the model", async () => {
    const seen: (Logs | string)[] = [];
    class Slow extends Callback {
      override async onTrainBatchEnd(_: number, logs: Logs): Promise<void> {
        await new Promise((resolve) => setTimeout(resolve, 1));
        seen.push(logs, this.model.name);
      }
      override onEpochEnd(_: number, logs: Logs): void {
        seen.push(logs);
      }
    }
    await bias().fit(column(0, 0), column(1, 2), {
      batchSize: 1,
      shuffle: false,
      callbacks: [new Slow()],
    });
    expect(seen).toEqual([{ loss: 1 }, "bias", { loss: 1.625 }, "bias", { loss: 1.625 }]);
    expect(() => new Slow().model).toThrow(
      "Slow: there is no model yet: pass the callback to fit({ callbacks: [callback] })",
    );
  });

  it("may stop training, after the batch", async () => {
    const model = bias();
    const stop: CallbackHooks = {
      onTrainBatchEnd: (batch) => void (model.stopTraining = batch === 1),
    };
    const { epoch } = await model.fit(column(0, 0, 0), column(1, 1, 1), {
      batchSize: 1,
      epochs: 5,
      callbacks: [stop],
    });
    expect([epoch, model.optimizer.iterations.arraySync()]).toEqual([[0], 2]);
    await model.fit(column(0), column(1));
    expect(model.optimizer.iterations.arraySync()).toBe(3);
  });

  it("hear of progress without reading every batch", async () => {
    const progress: Progress[] = [];
    const onProgress = (p: Progress): void => void progress.push(p);
    await bias().fit(column(0, 0, 0), column(1, 1, 1), {
      batchSize: 2,
      epochs: 2,
      callbacks: [{ onProgress }],
      yieldEvery: 1e9,
    });
    expect(
      progress.map(({ phase, epoch, epochs, batch, batches }) => [
        phase,
        epoch,
        epochs,
        batch,
        batches,
      ]),
    ).toEqual([
      ["train", 0, 2, 2, 2],
      ["train", 1, 2, 2, 2],
    ]);
    expect(progress[0]!.logs["loss"]).toBeGreaterThan(0);
    expect(progress[0]!.elapsed).toBeGreaterThanOrEqual(0);
    await bias().fit(column(0, 0, 0), column(1, 1, 1), {
      batchSize: 1,
      callbacks: [{ onProgress }],
      yieldEvery: 0,
    });
    expect(progress.slice(2).map(({ batch }) => batch)).toEqual([1, 2, 3, 3]);
  });

  it("hear of a loss that is not finite; else the console does", async () => {
    const message =
      "bias.fit: loss is NaN in epoch 1: lower the learning rate, clip the gradients, or look for NaN in the data";
    const warnings: string[] = [];
    await bias().fit(column(0), column(NaN), {
      epochs: 3,
      callbacks: [{ onWarning: (text) => void warnings.push(text) }],
    });
    expect(warnings).toEqual([message]);
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const { epoch } = await bias().fit(column(0), column(Infinity), {
      epochs: 3,
      callbacks: [new TerminateOnNaN()],
    });
    expect([warn.mock.calls.length, epoch]).toEqual([1, [0]]);
  });

  it("print lines if asked", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    await bias().fit(column(0), column(1), { epochs: 2, verbose: 1 });
    expect(log.mock.calls.flat()).toEqual([
      expect.stringMatching(/^Epoch 1\/2 - \d+\.\ds - loss: 1\.000$/),
      expect.stringMatching(/^Epoch 2\/2 - \d+\.\ds - loss: 0\.2500$/),
    ]);
  });

  it("EarlyStopping stops, and goes back to the best weights", async () => {
    const model = bias();
    const values = [3, 1, 2, 2, 0];
    class Given extends Callback {
      override onEpochEnd(epoch: number, logs: Logs): void {
        logs["watched"] = values[epoch]!;
      }
    }
    const weights: unknown[] = [];
    const early = new EarlyStopping({ monitor: "watched", patience: 2, restoreBestWeights: true });
    const keepWeights: CallbackHooks = { onEpochEnd: () => void weights.push(model.b.arraySync()) };
    const { epoch } = await model.fit(column(0), column(1), {
      epochs: 5,
      callbacks: [new Given(), keepWeights, early],
    });
    expect([epoch.length, early.stoppedEpoch, early.bestEpoch]).toEqual([4, 3, 1]);
    expect(model.b.arraySync()).toBe(weights[1]);
    await expect(
      bias().fit(column(0), column(1), { callbacks: [new EarlyStopping()] }),
    ).rejects.toThrow(`EarlyStopping: there is no "val_loss" to watch: there are "loss"`);
  });
});

describe("summary", () => {
  it("is Keras' table", () => {
    const model = new Sequential([
      Input({ shape: [4] }),
      new Dense(10, { name: "hidden", trainable: false }),
      new Dropout(0.5),
      new Dense(1),
    ]);
    let printed = "";
    const text = model.summary({ printFn: (t) => (printed = t) });
    expect(printed).toBe(text);
    expect(`\n${text}\n`).toBe(`
Model: "sequential"
┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
│ hidden (Dense)                  │ (None, 10)             │            50 │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ dropout (Dropout)               │ (None, 10)             │             0 │
├─────────────────────────────────┼────────────────────────┼───────────────┤
│ dense (Dense)                   │ (None, 1)              │            11 │
└─────────────────────────────────┴────────────────────────┴───────────────┘
 Total params: 61 (244.00 B)
 Trainable params: 11 (44.00 B)
 Non-trainable params: 50 (200.00 B)
`);
  });

  it("knows a subclassed model once it is built", () => {
    class Two extends Model {
      hidden = new Dense(300);
      list = [new Dense(1)];
      override call(x: Tensor): Tensor {
        return this.list[0]!(this.hidden(x));
      }
    }
    const model = new Two();
    expect(() => model.summary()).toThrow(
      "two.summary: the model is not built: call it on a batch first, or give its first layer an inputShape",
    );
    model([[1, 2]]);
    expect(model.layers.map((l) => l.name)).toEqual(["dense", "dense_1"]);
    expect(model.summary()).toContain(" Total params: 1,201 (4.69 KB)");
  });
});

describe("errors", () => {
  it("name what is missing or does not fit", async () => {
    const model = new Sequential([new Dense(1)]);
    const [x, y] = [column(1, 2), column(1, 2)];
    await expect(model.fit(x, y)).rejects.toThrow(
      `sequential.fit: the model is not compiled: call compile({ optimizer: "adam", loss: "…" }) first`,
    );
    await expect(model.evaluate(x, y)).rejects.toThrow(
      "sequential.evaluate: the model is not compiled",
    );
    expect(() => model.compile({} as never)).toThrow(
      `sequential.compile: an optimizer is needed, as in { optimizer: "adam" }`,
    );
    expect(() => model.compile({ optimizer: "sgd", loss: "mse", metric: [] } as never)).toThrow(
      `sequential.compile: unknown option "metric"`,
    );
    expect(() => model.compile({ optimizer: "sgd", loss: "msee" as "mse" })).toThrow(
      `getLoss: unknown loss "msee"`,
    );
    model.compile({ optimizer: "sgd", loss: "mse", metrics: ["mae", "mae"] });
    await expect(model.fit(x, y)).rejects.toThrow(
      `sequential.compile: two metrics are called "mae": give one another name, as in { name: "mae_2" }`,
    );
    model.compile({ optimizer: "sgd" });
    await expect(model.fit(x, y)).rejects.toThrow(
      `sequential.computeLoss: there is no loss: call compile({ optimizer, loss: "…" }), or override trainStep or computeLoss`,
    );
    model.compile({ optimizer: "sgd", loss: "mse" });
    await expect(model.fit(x)).rejects.toThrow(
      "sequential.computeLoss: there are no targets: pass y",
    );
    await expect(model.fit(x, column(1, 2, 3))).rejects.toThrow(
      "sequential.fit: x has 2 examples, y has 3 (shape [3, 1]): they must be equally many",
    );
    await expect(model.fit(x, y, { sampleWeight: [1] })).rejects.toThrow(
      "sequential.fit: x has 2 examples, sampleWeight has 1",
    );
    await expect(model.fit([], [])).rejects.toThrow(
      "sequential.fit: there are no examples: x is empty",
    );
    await expect(model.fit(1, 2)).rejects.toThrow(
      "sequential.fit: x is a scalar: the first axis counts the examples",
    );
    await expect(model.fit(x, y, { batchSize: 0 })).rejects.toThrow(
      "sequential.fit: batchSize must be an integer of 1 or more, got 0",
    );
    await expect(model.fit(x, y, { epochs: 1.5 })).rejects.toThrow(
      "epochs must be an integer of 1 or more, got 1.5",
    );
    await expect(model.fit(x, y, { validationSplit: 1 })).rejects.toThrow(
      "validationSplit must leave examples for training and for validation, got 1 of 2 examples",
    );
    await expect(model.fit(x, y, { validationData: [x] as never })).rejects.toThrow(
      "sequential.fit: validationData: expected [x, y] or [x, y, sampleWeight], got a list of 1",
    );
    await expect(model.fit(x, y, { batch_size: 3 } as never)).rejects.toThrow(
      `sequential.fit: unknown option "batch_size"`,
    );
    await expect(model.predict([])).rejects.toThrow(
      "sequential.predict: there are no examples: x is empty",
    );
    await expect(
      model.fit(
        x,
        column(1, 2).map((r) => [...r, 0, 0]),
      ),
    ).rejects.toThrow("meanSquaredError: yTrue has shape [2, 3], yPred [2, 1]: they must be alike");
  });

  it("of an untrainable model and of two trainings at once", async () => {
    const model = new Sequential([new Dense(1)]);
    model.compile({ optimizer: "sgd", loss: "mse" });
    const first = model.fit(column(1, 2), column(1, 2), { epochs: 2 });
    await expect(model.fit(column(1), column(1))).rejects.toThrow(
      "sequential.fit: the model is being trained already: await the first fit",
    );
    await first;
    await model.fit(column(1), column(1));
    model.trainable = false;
    await expect(model.fit(column(1), column(1))).rejects.toThrow(
      "sgd.applyGradients: no variables are given: is the model built, and is it trainable?",
    );
    model.trainable = true;
    await model.fit(column(1), column(1));
  });
});
