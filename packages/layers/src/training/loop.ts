// The loops of fit, evaluate and predict. Losses and metrics stay tensors; they are read a few times a second.
import { ArgumentError, isTensor, keep, scope, type Tensor } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { concat } from "@gradtape/ops";
import type { Inputs, Tensors } from "../call-types.ts";
import { argumentsOf, checkCounts, fitSources, sourceOf } from "./arguments.ts";
import { CallbackList, History, type CallbackHooks } from "./callbacks.ts";
import type { Batches, Source, Take } from "./data.ts";
import { pause } from "./host.ts";
import { readLogs, type Logs, type StepResults } from "./logs.ts";
import type { EvaluateOptions, FitOptions, Model, PredictOptions } from "./model.ts";

const RUN_OPTIONS = ["batchSize", "callbacks", "yieldEvery"];
const FIT_OPTIONS = [
  ...RUN_OPTIONS,
  "epochs",
  "initialEpoch",
  "shuffle",
  "sampleWeight",
  "validationData",
  "validationSplit",
  "validationBatchSize",
  "stepsPerEpoch",
  "validationSteps",
  "verbose",
];

/** How one phase goes. */
interface Phase {
  readonly name: "train" | "test" | "predict";
  readonly callbacks: CallbackList;
  readonly yieldEvery: number;
  readonly epoch: number;
  readonly epochs: number;
  /** What a batch yields; its temporaries are freed. */
  readonly step: (take: Take) => StepResults;
  readonly stopped: () => boolean;
}

const BATCH_HOOKS = {
  train: ["onTrainBatchBegin", "onTrainBatchEnd"],
  test: ["onTestBatchBegin", "onTestBatchEnd"],
  predict: ["onPredictBatchBegin", "onPredictBatchEnd"],
} as const;

/** Go through the batches of an epoch. Returns loss and metrics at its end. */
async function run(source: Source, phase: Phase): Promise<Logs> {
  const { name, callbacks, epoch, epochs, step, stopped, yieldEvery } = phase;
  const [before, after] = BATCH_HOOKS[name];
  const hooks = { before: callbacks.has(before), after: callbacks.has(after) };
  const began = performance.now();
  const report = (batch: number, logs: Logs): Promise<void> =>
    callbacks.call("onProgress", {
      phase: name,
      epoch,
      epochs,
      batch,
      batches: source.batches,
      logs,
      elapsed: performance.now() - began,
    });
  const batches = source.open(epoch);
  let results: StepResults = {};
  let paused = began;
  let batch = 0;
  try {
    while (!stopped()) {
      const asked = batches.next();
      const next = asked instanceof Promise ? await asked : asked;
      if (next.done) break;
      if (hooks.before) await callbacks.call(before, batch, {});
      results = scope(() => step(next.value));
      if (hooks.after) await callbacks.call(after, batch, await readLogs(results));
      batch++;
      if (performance.now() - paused < yieldEvery) continue;
      // Reading waits for the device, so that it is never far behind.
      await report(batch, await readLogs(results));
      await pause();
      paused = performance.now();
    }
  } finally {
    await batches.return?.();
  }
  const logs = await readLogs(results);
  await report(batch, logs);
  return logs;
}

/** Models that are in `fit` now: two at once would mix their metrics. */
const busy = new WeakSet<Model>();

export async function fit(
  model: Model,
  x: Inputs | Batches,
  second: Inputs | FitOptions | undefined,
  third: FitOptions | undefined,
): Promise<History> {
  const op = `${model.name}.fit`;
  const { data, y, options } = argumentsOf(x, second, third, FIT_OPTIONS);
  checkOptions(op, options, FIT_OPTIONS);
  const {
    batchSize = 32,
    epochs = 1,
    initialEpoch = 0,
    shuffle = true,
    yieldEvery = 20,
    verbose = 0,
  } = options;
  checkCounts(op, { batchSize, epochs });
  model.compiled("fit");
  if (busy.has(model))
    throw new ArgumentError(op, "the model is being trained already: await the first fit");
  const { training, validation } = fitSources(op, { data, y, options }, { batchSize, shuffle });

  const history = new History();
  const callbacks = new CallbackList(
    [history, ...(options.callbacks ?? []), ...(verbose === 0 ? [] : [epochLines(epochs)])],
    model,
  );
  const shared = { callbacks, yieldEvery, epochs };
  busy.add(model);
  model.stopTraining = false;
  try {
    await callbacks.call("onTrainBegin", {});
    let logs: Logs = {};
    let warned = false;
    for (let epoch = initialEpoch; epoch < epochs && !model.stopTraining; epoch++) {
      await callbacks.call("onEpochBegin", epoch, {});
      model.resetMetrics();
      const stopped = (): boolean => model.stopTraining;
      logs = await run(training, {
        ...shared,
        name: "train",
        epoch,
        stopped,
        step: (take) => model.runTrainStep(take()),
      });
      if (!warned && Object.values(logs).some((value) => !Number.isFinite(value))) {
        warned = true;
        await callbacks.warn(nonFinite(op, epoch, logs));
      }
      if (validation) {
        const found = await test(model, validation, shared, epoch);
        logs = {
          ...logs,
          ...Object.fromEntries(
            Object.entries(found).map(([name, value]) => [`val_${name}`, value]),
          ),
        };
      }
      await callbacks.call("onEpochEnd", epoch, logs);
    }
    await callbacks.call("onTrainEnd", logs);
  } finally {
    busy.delete(model);
  }
  return history;
}

const nonFinite = (op: string, epoch: number, logs: Logs): string => {
  const [name, value] = Object.entries(logs).find(([, v]) => !Number.isFinite(v))!;
  return `${op}: ${name} is ${value} in epoch ${epoch + 1}: lower the learning rate, clip the gradients, or look for NaN in the data`;
};

/** A line for each epoch, as Keras prints with `verbose=2`. */
function epochLines(epochs: number): CallbackHooks {
  let began = 0;
  return {
    onEpochBegin() {
      began = performance.now();
    },
    onEpochEnd(epoch, logs) {
      const values = Object.entries(logs).map(
        ([name, value]) => `${name}: ${value.toPrecision(4)}`,
      );
      console.log(
        [
          `Epoch ${epoch + 1}/${epochs}`,
          `${((performance.now() - began) / 1000).toFixed(1)}s`,
          ...values,
        ].join(" - "),
      );
    },
  };
}

type Shared = Pick<Phase, "callbacks" | "yieldEvery" | "epochs">;

async function test(model: Model, source: Source, shared: Shared, epoch: number): Promise<Logs> {
  await shared.callbacks.call("onTestBegin", {});
  model.resetMetrics();
  const logs = await run(source, {
    ...shared,
    name: "test",
    epoch,
    stopped: () => false,
    step: (take) => model.runTestStep(take()),
  });
  await shared.callbacks.call("onTestEnd", logs);
  return logs;
}

export async function evaluate(
  model: Model,
  x: Inputs | Batches,
  second: Inputs | EvaluateOptions | undefined,
  third: EvaluateOptions | undefined,
): Promise<Logs> {
  const op = `${model.name}.evaluate`;
  const known = [...RUN_OPTIONS, "sampleWeight", "steps"];
  const { data, y, options } = argumentsOf(x, second, third, known);
  checkOptions(op, options, known);
  const { batchSize = 32, steps, yieldEvery = 20, callbacks = [] } = options;
  checkCounts(op, { batchSize, steps });
  model.compiled("evaluate");
  const source = sourceOf(op, { data, y, options }, batchSize, steps);
  return test(
    model,
    source,
    { callbacks: new CallbackList(callbacks, model), yieldEvery, epochs: 1 },
    0,
  );
}

export async function predict(
  model: Model,
  x: Inputs | Batches,
  options: PredictOptions = {},
): Promise<Tensor> {
  const op = `${model.name}.predict`;
  checkOptions(op, options, [...RUN_OPTIONS, "steps"]);
  const { batchSize = 32, steps, yieldEvery = 20 } = options;
  checkCounts(op, { batchSize, steps });
  const source = sourceOf(op, { data: x, y: undefined, options: {} }, batchSize, steps);
  const callbacks = new CallbackList(options.callbacks ?? [], model);
  const outputs: Tensor[] = [];
  const step = (take: Take): StepResults => {
    const y: Tensors = model.runPredictStep(take());
    if (!isTensor(y))
      throw new ArgumentError(op, "several outputs: call the model itself, batch by batch");
    outputs.push(keep(y));
    return {};
  };
  await callbacks.call("onPredictBegin", {});
  await run(source, {
    name: "predict",
    callbacks,
    yieldEvery,
    epoch: 0,
    epochs: 1,
    stopped: () => false,
    step,
  });
  await callbacks.call("onPredictEnd", {});
  return outputs.length === 1 ? outputs[0]! : (concat(outputs, 0) as Tensor);
}
