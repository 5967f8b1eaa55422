// Metric: numbers gathered over batches. Their state lives in variables, so that nothing is read back until it is wanted.
import { Variable, type DType, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, initScope, read, toTensor } from "@gradtape/core/internal";
import { add, divideNoNan, multiply, reduceSum, zeros } from "@gradtape/ops";
import { toFloat, weightsFor } from "../losses/loss.ts";
import { Module, type ModuleOptions } from "../module.ts";
import { classNameOf, snakeCase, type Named } from "../names.ts";

export interface MetricOptions extends ModuleOptions {
  /** The dtype of its state and result. Default: "float32". */
  dtype?: DType;
}

export interface UpdateOptions {
  /** A factor for each example. */
  sampleWeight?: TensorLike | undefined;
}

/** Names of metric options, for `checkOptions`. */
export const METRIC_OPTIONS: readonly string[] = ["name", "dtype"];

/**
 * The base class of metrics. A subclass makes its state with `addVariable` and writes `updateState` (in a model it gets
 * yTrue and yPred) and `result`.
 *
 * @example
 * class Largest extends Metric {
 *   largest = this.addVariable([], "largest");
 *   updateState(yTrue, yPred) { this.largest.assign(maximum(this.largest, reduceMax(yPred))); }
 *   result() { return identity(this.largest); }
 * }
 * const m = new Largest();
 * m.updateState(0, constant([1, 3, 2]));
 * m.result().arraySync() // => 3
 */
export abstract class Metric extends Module {
  readonly dtype: DType;

  constructor(options?: MetricOptions) {
    const { name = snakeCase(classNameOf(new.target as unknown as Named)), dtype = "float32" } =
      options ?? {};
    super({ name });
    this.dtype = dtype;
  }

  /** A variable of zeros that is not trained. */
  protected addVariable(shape: readonly number[] = [], name = "variable"): Variable {
    const v = initScope(
      () => new Variable(zeros(shape, { dtype: this.dtype }), { name, trainable: false }),
    );
    this.track(name, v);
    return v;
  }

  /** Take in a batch. */
  abstract updateState(...args: never): void;

  /** The metric over all batches so far. */
  abstract result(): Tensor;

  /** Forget all batches. */
  resetState(): void {
    for (const v of this.variables) v.assign(zeros(v.shape, { dtype: v.dtype }));
  }
}

/** A metric that is a weighted mean. */
abstract class MeanBase extends Metric {
  readonly total: Variable;
  readonly count: Variable;

  constructor(options?: MetricOptions) {
    super(options);
    this.total = this.addVariable([], "total");
    this.count = this.addVariable([], "count");
  }

  /** Add values, each with its weight. */
  protected accumulate(values: Tensor, sampleWeight: TensorLike | undefined): void {
    const x = toFloat(this.name, values, this.dtype);
    const w = sampleWeight === undefined ? undefined : weightsFor(this.name, x, sampleWeight);
    // A weight that is broadcast counts for every value.
    const count = w ? multiply(sum(w), x.size / Math.max(w.size, 1)) : x.size;
    this.total.assign(add(this.total, sum(w ? multiply(x, w) : x)));
    this.count.assign(add(this.count, count));
  }

  override result(): Tensor {
    return divideNoNan(read(this.total), read(this.count));
  }
}

const sum = (x: Tensor): Tensor => (x.rank === 0 ? x : reduceSum(x));

/**
 * The weighted mean of values; 0 before the first.
 *
 * @example
 * const m = new Mean();
 * m.updateState([1, 3]);
 * m.updateState(8, { sampleWeight: 2 });
 * m.result().arraySync() // => 5
 */
export class Mean extends MeanBase {
  static readonly className: string = "Mean";
  constructor(options?: MetricOptions) {
    checkOptions("Mean", options, METRIC_OPTIONS);
    super(options);
  }
  override updateState(values: TensorLike, options?: UpdateOptions): void {
    checkOptions(this.name, options, ["sampleWeight"]);
    this.accumulate(toTensor(this.name, values), options?.sampleWeight);
  }
}

/** Any function from truth and prediction to a value for each example. */
export type MetricFunction = (yTrue: Tensor, yPred: Tensor) => Tensor;

/**
 * The mean of a function of truth and prediction over all examples.
 *
 * @example
 * const m = new MeanMetricWrapper((yTrue, yPred) => subtract(yPred, yTrue), { name: "bias" });
 * m.updateState([1, 2], [2, 5]);
 * m.result().arraySync() // => 2
 */
export class MeanMetricWrapper extends MeanBase {
  static readonly className: string = "MeanMetricWrapper";
  readonly #fn: MetricFunction;

  constructor(fn: MetricFunction, options?: MetricOptions) {
    checkOptions("MeanMetricWrapper", options, METRIC_OPTIONS);
    super({ name: snakeCase(fn.name) || "metric", ...options });
    this.#fn = fn;
  }
  override updateState(yTrue: TensorLike, yPred: TensorLike, options?: UpdateOptions): void {
    checkOptions(this.name, options, ["sampleWeight"]);
    const p = toTensor(this.name, yPred);
    this.accumulate(this.#fn(toTensor(this.name, yTrue, p.dtype), p), options?.sampleWeight);
  }
}
