// Callbacks: what may happen along the way through fit, evaluate and predict.
import { ArgumentError } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { Model } from "./model.ts";
import type { Logs } from "./logs.ts";

/** Where training is. */
export interface Progress {
  readonly phase: "train" | "test" | "predict";
  /** From 0 on. */
  readonly epoch: number;
  readonly epochs: number;
  /** Batches done in this epoch. */
  readonly batch: number;
  /** Batches in an epoch, where that is known. */
  readonly batches: number | undefined;
  /** Loss and metrics of the epoch so far. */
  readonly logs: Logs;
  /** Milliseconds since the epoch began. */
  readonly elapsed: number;
}

type Done = void | Promise<void>;

/**
 * What a callback may do: any object with some of these methods, or a subclass of `Callback`. A method that returns a
 * promise is waited for. Epochs and batches count from 0.
 *
 * The hooks on batches read the loss at every batch, which a GPU has to be waited for: `onProgress`, which comes a few times
 * a second, does not.
 */
export interface CallbackHooks {
  setModel?(model: Model): void;
  onTrainBegin?(logs: Logs): Done;
  onTrainEnd?(logs: Logs): Done;
  onEpochBegin?(epoch: number, logs: Logs): Done;
  onEpochEnd?(epoch: number, logs: Logs): Done;
  onTrainBatchBegin?(batch: number, logs: Logs): Done;
  onTrainBatchEnd?(batch: number, logs: Logs): Done;
  onTestBegin?(logs: Logs): Done;
  onTestEnd?(logs: Logs): Done;
  onTestBatchBegin?(batch: number, logs: Logs): Done;
  onTestBatchEnd?(batch: number, logs: Logs): Done;
  onPredictBegin?(logs: Logs): Done;
  onPredictEnd?(logs: Logs): Done;
  onPredictBatchBegin?(batch: number, logs: Logs): Done;
  onPredictBatchEnd?(batch: number, logs: Logs): Done;
  /** Where things are, a few times a second and at the end of each epoch. */
  onProgress?(progress: Progress): Done;
  /** Something is likely wrong. Where no callback has this method, the console shows it. */
  onWarning?(message: string): Done;
}

/** A display of progress: a callback that only watches. */
export type ProgressCallback = Required<Pick<CallbackHooks, "onProgress">> & CallbackHooks;

/**
 * The base class of callbacks: has the model, and hooks to override.
 *
 * @example
 * class Best extends Callback {
 *   best = Infinity;
 *   onEpochEnd(epoch, logs) { this.best = Math.min(this.best, logs.loss); }
 * }
 * new Best().best // => Infinity
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- only optional methods are merged in
export abstract class Callback implements CallbackHooks {
  #model: Model | undefined;

  setModel(model: Model): void {
    this.#model = model;
  }
  /** The model that is being trained. Throws `ArgumentError` outside. */
  get model(): Model {
    if (this.#model) return this.#model;
    throw new ArgumentError(
      this.constructor.name,
      "there is no model yet: pass the callback to fit({ callbacks: [callback] })",
    );
  }
}
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- only optional methods are merged in
export interface Callback extends CallbackHooks {
  setModel(model: Model): void;
}

/** What `fit` returns: the epochs, and each loss and metric over the epochs. */
export class History extends Callback {
  readonly epoch: number[] = [];
  readonly history: Record<string, number[]> = {};

  override onEpochEnd(epoch: number, logs: Logs): void {
    this.epoch.push(epoch);
    for (const [name, value] of Object.entries(logs)) (this.history[name] ??= []).push(value);
  }
}

export interface EarlyStoppingOptions {
  /** The value to watch. Default: "val_loss". */
  monitor?: string;
  /** A smaller change is no improvement. Default: 0. */
  minDelta?: number;
  /** Epochs without improvement before it stops. Default: 0. */
  patience?: number;
  /** Whether smaller or larger is better. Default: larger for accuracies, else smaller. */
  mode?: "auto" | "min" | "max";
  /** Go back to the weights of the best epoch. Default: false. */
  restoreBestWeights?: boolean;
}

/**
 * Stops training when a value has stopped improving.
 *
 * @example
 * new EarlyStopping({ monitor: "loss", patience: 3 }).stoppedEpoch // => null
 */
export class EarlyStopping extends Callback {
  readonly #options: Required<EarlyStoppingOptions>;
  #best: number;
  #waited = 0;
  #weights: ReturnType<Model["getWeights"]> | undefined;
  /** The epoch after which it stopped. */
  stoppedEpoch: number | null = null;
  bestEpoch = 0;

  constructor(options?: EarlyStoppingOptions) {
    checkOptions("EarlyStopping", options, [
      "monitor",
      "minDelta",
      "patience",
      "mode",
      "restoreBestWeights",
    ]);
    super();
    const {
      monitor = "val_loss",
      minDelta = 0,
      patience = 0,
      mode = "auto",
      restoreBestWeights = false,
    } = options ?? {};
    this.#options = { monitor, minDelta, patience, mode, restoreBestWeights };
    this.#best = this.#sign() * Infinity;
  }

  /** 1 where smaller is better, -1 where larger is. */
  #sign(): number {
    const { mode, monitor } = this.#options;
    return mode === "max" || (mode === "auto" && /acc(uracy)?$/.test(monitor)) ? -1 : 1;
  }

  override onTrainBegin(): void {
    this.#waited = 0;
    this.#weights = undefined;
    this.stoppedEpoch = null;
    this.bestEpoch = 0;
    this.#best = this.#sign() * Infinity;
  }

  override onEpochEnd(epoch: number, logs: Logs): void {
    const { monitor, minDelta, patience, restoreBestWeights } = this.#options;
    const value = logs[monitor];
    if (value === undefined) {
      throw new ArgumentError(
        "EarlyStopping",
        `there is no "${monitor}" to watch: there are ${Object.keys(logs)
          .map((k) => `"${k}"`)
          .join(", ")}`,
      );
    }
    if (
      this.#sign() * (value - this.#best) < -Math.abs(minDelta) ||
      Math.abs(this.#best) === Infinity
    ) {
      this.#best = value;
      this.bestEpoch = epoch;
      this.#waited = 0;
      if (restoreBestWeights) this.#weights = this.model.getWeights();
      return;
    }
    if (++this.#waited < Math.max(patience, 1)) return;
    this.stoppedEpoch = epoch;
    this.model.stopTraining = true;
  }

  override onTrainEnd(): void {
    if (this.#weights) this.model.setWeights(this.#weights);
  }
}

/**
 * Stops training when the loss is no longer finite.
 *
 * @example
 * new TerminateOnNaN() instanceof Callback // => true
 */
export class TerminateOnNaN extends Callback {
  override onProgress({ logs }: Progress): void {
    if (logs["loss"] !== undefined && !Number.isFinite(logs["loss"]))
      this.model.stopTraining = true;
  }
}

type HookName = Exclude<keyof CallbackHooks, "setModel">;

/** All callbacks of one run. */
export class CallbackList {
  readonly #callbacks: readonly CallbackHooks[];

  constructor(callbacks: readonly CallbackHooks[], model: Model) {
    this.#callbacks = callbacks;
    for (const callback of callbacks) callback.setModel?.(model);
  }

  /** Whether any callback has that hook. */
  has(hook: HookName): boolean {
    return this.#callbacks.some((callback) => callback[hook] !== undefined);
  }

  /** Run a hook of all callbacks, one after the other. */
  async call<K extends HookName>(
    hook: K,
    ...args: Parameters<NonNullable<CallbackHooks[K]>>
  ): Promise<void> {
    for (const callback of this.#callbacks) {
      await (callback[hook] as ((...args: readonly unknown[]) => unknown) | undefined)?.apply(
        callback,
        args,
      );
    }
  }

  async warn(message: string): Promise<void> {
    if (this.has("onWarning")) await this.call("onWarning", message);
    else console.warn(message);
  }
}
