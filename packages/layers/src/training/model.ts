// Model: a layer that can be trained.
import {
  ArgumentError,
  isTensor,
  scope,
  type Tensor,
  type TensorLike,
  type Variable,
} from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { GradientTape } from "@gradtape/autodiff";
import { compile as compileFunction } from "@gradtape/compile";
import type { Inputs, Tensors } from "../call-types.ts";
import { Layer } from "../layer.ts";
import { getLoss, type LossLike } from "../losses/get-loss.ts";
import type { Loss } from "../losses/loss.ts";
import { getMetric, type MetricLike } from "../metrics/get-metric.ts";
import { Mean, Metric } from "../metrics/metric.ts";
import { childrenOf } from "../module.ts";
import { getOptimizer, type OptimizerLike } from "../optimizers/get-optimizer.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";
import { zip } from "../optimizers/zip.ts";
import type { CallbackHooks, History } from "./callbacks.ts";
import { Examples, type Batch, type Batches, type BatchLike } from "./data.ts";
import { readLogs, type Logs, type StepResults } from "./logs.ts";
import { evaluate, fit, predict } from "./loop.ts";
import { summary } from "./summary.ts";

export interface CompileOptions {
  optimizer: OptimizerLike;
  /** A name, a loss, or a function. Needed unless `trainStep` or `computeLoss` is overridden. */
  loss?: LossLike;
  /** Default: none. */
  metrics?: readonly MetricLike[];
  /**
   * Run `trainStep`, `testStep` and `predictStep` op by op, so that they may read values and be stepped through. Default: false: each
   * becomes one program, as with `tf.function`.
   */
  runEagerly?: boolean;
}

/** A step as a program. */
type CompiledStep<R> = (batch: Batch) => R;

interface RunOptions {
  /** Examples a step. Default: 32. */
  batchSize?: number;
  callbacks?: readonly CallbackHooks[];
  /** Milliseconds after which a page gets its turn. Default: 20. */
  yieldEvery?: number;
}

export interface FitOptions extends RunOptions {
  /** Default: 1. */
  epochs?: number;
  /** The number of the first epoch, to go on with a training. Default: 0. */
  initialEpoch?: number;
  /** Default: true, a new order in each epoch. */
  shuffle?: boolean;
  /** One number for each example, by which its loss counts. */
  sampleWeight?: TensorLike;
  /** Examples to evaluate after each epoch, `[x, y]` or `[x, y, sampleWeight]`, or batches of them. */
  validationData?: BatchLike | Batches;
  /** The part of the examples, taken from the end before shuffling, that is kept for validation. Default: 0. */
  validationSplit?: number;
  /** Default: `batchSize`. */
  validationBatchSize?: number;
  /** Batches in an epoch, where x yields batches without end. */
  stepsPerEpoch?: number;
  /** Batches of validation, where `validationData` yields batches without end. */
  validationSteps?: number;
  /** 1 or 2: print a line for each epoch. Default: 0. */
  verbose?: 0 | 1 | 2;
}

export interface EvaluateOptions extends RunOptions {
  sampleWeight?: TensorLike;
  /** Batches at most. */
  steps?: number;
}

export interface PredictOptions extends RunOptions {
  /** Batches at most. */
  steps?: number;
}

export interface SummaryOptions {
  /** Called with the text. */
  printFn?: (text: string) => void;
}

export interface BatchOptions {
  sampleWeight?: TensorLike;
  /** Begin metrics anew, so that the results are those of this batch. Default: true. */
  resetMetrics?: boolean;
}

interface Compiled {
  readonly optimizer: Optimizer;
  readonly loss: Loss | undefined;
  readonly asked: readonly MetricLike[];
  readonly lossTracker: Mean;
  metrics: readonly Metric[] | undefined;
}

/**
 * The base class of models. A subclass makes its layers in the constructor and writes `call`; `trainStep` and `testStep` can
 * be overridden for other ways to train.
 *
 * @example
 * class Two extends Model {
 *   hidden = new Dense(4, { activation: "relu" });
 *   out = new Dense(1);
 *   call(x) { return this.out(this.hidden(x)); }
 * }
 * const model = new Two();
 * model([[1, 2, 3]]).shape // => [1, 1]
 */
export abstract class Model extends Layer {
  /** Set by a callback to end training after the batch. */
  stopTraining = false;
  #compiled: Compiled | undefined;
  #runEagerly = false;
  #steps: {
    train?: CompiledStep<StepResults>;
    test?: CompiledStep<StepResults>;
    predict?: CompiledStep<Tensors>;
  } = {};

  /** Its layers cast for themselves. */
  protected override get autocast(): boolean {
    return false;
  }

  /** The layers that its properties hold. */
  get layers(): readonly Layer[] {
    return childrenOf(this, (m): m is Layer => m instanceof Layer);
  }

  /**
   * Choose how to train: optimizer, loss and metrics, as names, instances or functions.
   *
   * Throws `ArgumentError` for a name that is none.
   */
  compile(options: CompileOptions): void {
    checkOptions(`${this.name}.compile`, options, ["optimizer", "loss", "metrics", "runEagerly"]);
    if (options?.optimizer === undefined)
      throw new ArgumentError(
        `${this.name}.compile`,
        `an optimizer is needed, as in { optimizer: "adam" }`,
      );
    const { optimizer, loss, metrics = [], runEagerly = false } = options;
    this.#runEagerly = runEagerly;
    this.#steps = {};
    this.#compiled = {
      optimizer: getOptimizer(optimizer),
      loss: loss === undefined ? undefined : getLoss(loss),
      asked: metrics,
      lossTracker: new Mean({ name: "loss" }),
      metrics: undefined,
    };
  }

  /** @internal */
  compiled(op: string): Compiled {
    if (this.#compiled) return this.#compiled;
    throw new ArgumentError(
      `${this.name}.${op}`,
      `the model is not compiled: call compile({ optimizer: "adam", loss: "…" }) first`,
    );
  }

  /** The optimizer that `compile` chose. */
  get optimizer(): Optimizer {
    return this.compiled("optimizer").optimizer;
  }

  /** The loss's mean and the metrics, and those that its properties hold. */
  get metrics(): readonly Metric[] {
    const own = childrenOf(this, (m): m is Metric => m instanceof Metric);
    return this.#compiled
      ? [this.#compiled.lossTracker, ...(this.#compiled.metrics ?? []), ...own]
      : own;
  }

  resetMetrics(): void {
    scope(() => {
      for (const metric of this.metrics) metric.resetState();
    });
  }

  /** The loss of a batch, as `compile` chose it: a scalar. */
  computeLoss(
    _x: Tensors,
    y: Tensors | undefined,
    yPred: Tensors,
    sampleWeight: Tensor | undefined,
  ): Tensor {
    const { loss } = this.compiled("computeLoss");
    if (!loss)
      throw new ArgumentError(
        `${this.name}.computeLoss`,
        `there is no loss: call compile({ optimizer, loss: "…" }), or override trainStep or computeLoss`,
      );
    if (!isTensor(y) || !isTensor(yPred)) {
      throw new ArgumentError(
        `${this.name}.computeLoss`,
        y === undefined ? "there are no targets: pass y" : "several outputs: override computeLoss",
      );
    }
    return loss(y, yPred, { sampleWeight });
  }

  /** Take a batch into the metrics; returns all metrics so far. */
  computeMetrics(y: Tensors | undefined, yPred: Tensors, loss: Tensor): StepResults {
    const compiled = this.compiled("computeMetrics");
    const count = isTensor(yPred) && yPred.rank > 0 ? yPred.shape[0]! : 1;
    compiled.lossTracker.updateState(loss, { sampleWeight: count });
    if (isTensor(y) && isTensor(yPred)) {
      compiled.metrics ??= this.#distinct(
        compiled.asked.map((m) => getMetric(m, y.shape, yPred.shape)),
      );
      for (const m of compiled.metrics)
        (m as Metric & { updateState(y: Tensor, p: Tensor): void }).updateState(y, yPred);
    }
    return this.getMetricsResult();
  }

  #distinct(metrics: readonly Metric[]): readonly Metric[] {
    const names = ["loss", ...metrics.map((m) => m.name)];
    const twice = names.find((name, i) => names.indexOf(name) < i);
    if (twice === undefined) return metrics;
    throw new ArgumentError(
      `${this.name}.compile`,
      `two metrics are called "${twice}": give one another name, as in { name: "${twice}_2" }`,
    );
  }

  /** All metrics so far, by name. */
  getMetricsResult(): StepResults {
    return Object.fromEntries(this.metrics.map((m) => [m.name, m.result()]));
  }

  /** One step of training. May be overridden; what it returns is what `fit` shows. */
  trainStep([x, y, sampleWeight]: Batch): StepResults {
    const [[yPred, loss], tape] = GradientTape.run(() => {
      const yPred: Tensors = this(x as Inputs, { training: true });
      return [yPred, this.computeLoss(x, y, yPred, sampleWeight)] as const;
    });
    const variables = this.trainableVariables;
    this.optimizer.applyGradients(zip(tape.gradient(loss, variables), variables));
    return this.computeMetrics(y, yPred, loss);
  }

  /** One step of evaluation. */
  testStep([x, y, sampleWeight]: Batch): StepResults {
    const yPred: Tensors = this(x as Inputs, { training: false });
    return this.computeMetrics(y, yPred, this.computeLoss(x, y, yPred, sampleWeight));
  }

  /** One step of prediction. */
  predictStep([x]: Batch): Tensors {
    return this(x as Inputs, { training: false });
  }

  /** @internal `trainStep` as `fit` runs it. */
  runTrainStep(batch: Batch): StepResults {
    if (this.#runEagerly) return this.trainStep(batch);
    return (this.#steps.train ??= this.#step("trainStep", (b) => this.trainStep(b)))(batch);
  }
  /** @internal */
  runTestStep(batch: Batch): StepResults {
    if (this.#runEagerly) return this.testStep(batch);
    return (this.#steps.test ??= this.#step("testStep", (b) => this.testStep(b)))(batch);
  }
  /** @internal */
  runPredictStep(batch: Batch): Tensors {
    if (this.#runEagerly) return this.predictStep(batch);
    return (this.#steps.predict ??= this.#step("predictStep", (b) => this.predictStep(b)))(batch);
  }

  #step<R>(name: string, step: (batch: Batch) => R): CompiledStep<R> {
    // Which variables train is part of the program: freezing some makes another.
    const guards = (): readonly Variable[] => this.trainableVariables;
    const options = { name: `${this.name}.${name}`, guards };
    const program = compileFunction((...batch: Batch) => step(batch), options);
    return (batch) => program(...batch);
  }

  /**
   * Train. x and y are tensors, typed arrays with their shape or nested arrays, with one row for each example; or x yields
   * batches `[x, y]`, and there is no y. Shuffles in each epoch, and lets the event loop turn along the way.
   *
   * Returns the history: each loss and metric over the epochs, those of validation under `val_…`. Throws `ArgumentError` if
   * the model is not compiled or there are no examples, `ShapeError` if x and y have different numbers of them.
   */
  fit(x: Inputs, y: Inputs, options?: FitOptions): Promise<History>;
  fit(batches: Batches | Inputs, options?: FitOptions): Promise<History>;
  fit(x: Inputs | Batches, y?: Inputs | FitOptions, options?: FitOptions): Promise<History> {
    return fit(this, x, y, options);
  }

  /** Loss and metrics over data, which are given as in `fit`. */
  evaluate(x: Inputs, y: Inputs, options?: EvaluateOptions): Promise<Logs>;
  evaluate(batches: Batches | Inputs, options?: EvaluateOptions): Promise<Logs>;
  evaluate(
    x: Inputs | Batches,
    y?: Inputs | EvaluateOptions,
    options?: EvaluateOptions,
  ): Promise<Logs> {
    return evaluate(this, x, y, options);
  }

  /** The outputs for x, worked out in batches and joined. */
  predict(x: Inputs | Batches, options?: PredictOptions): Promise<Tensor> {
    return predict(this, x, options);
  }

  /** One step of training; returns loss and metrics. */
  trainOnBatch(x: Inputs, y?: Inputs, options?: BatchOptions): Promise<Logs> {
    return readLogs(
      this.#onBatch("trainOnBatch", (batch) => this.runTrainStep(batch), x, y, options),
    );
  }
  /** Loss and metrics of one batch. */
  testOnBatch(x: Inputs, y?: Inputs, options?: BatchOptions): Promise<Logs> {
    return readLogs(
      this.#onBatch("testOnBatch", (batch) => this.runTestStep(batch), x, y, options),
    );
  }
  /** The outputs for one batch. */
  predictOnBatch(x: Inputs): Tensors {
    const { x: inputs } = Examples.from(`${this.name}.predictOnBatch`, x, undefined, undefined);
    return this.runPredictStep([inputs, undefined, undefined]);
  }

  #onBatch(
    op: string,
    step: (batch: Batch) => StepResults,
    x: Inputs,
    y: Inputs | undefined,
    options?: BatchOptions,
  ): StepResults {
    checkOptions(`${this.name}.${op}`, options, ["sampleWeight", "resetMetrics"]);
    this.compiled(op);
    if (options?.resetMetrics ?? true) this.resetMetrics();
    const batch = Examples.from(`${this.name}.${op}`, x, y, options?.sampleWeight);
    return step([batch.x, batch.y, batch.sampleWeight]);
  }

  /** The layers as a table: name, class, output shape and number of parameters. Throws `ArgumentError` if it is not built. */
  summary(options?: SummaryOptions): string {
    checkOptions(`${this.name}.summary`, options, ["printFn"]);
    const text = summary(this);
    options?.printFn?.(text);
    return text;
  }
}
