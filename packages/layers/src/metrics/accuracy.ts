// Accuracies: how often a prediction is right.
import type { Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { argMax, cast, equal, greater } from "@gradtape/ops";
import { classNumbers } from "../losses/crossentropy.ts";
import { alike, prediction } from "../losses/loss.ts";
import { MeanMetricWrapper, METRIC_OPTIONS, type MetricOptions } from "./metric.ts";

/** 1 where true, 0 where false. */
const ones = (x: Tensor): Tensor => cast(x, "float32");

/**
 * 1 where yPred equals yTrue, else 0.
 *
 * @example
 * accuracy([1, 2], [1, 3]).arraySync() // => [1, 0]
 */
export function accuracy(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = alike("accuracy", yTrue, yPred);
  return ones(equal(t, p) as Tensor);
}

/**
 * 1 where yPred is on the side of the threshold (0.5 by default) that yTrue says, else 0.
 *
 * @example
 * binaryAccuracy([1, 0, 1], [0.9, 0.2, 0.3]).arraySync() // => [1, 1, 0]
 */
export function binaryAccuracy(
  yTrue: TensorLike,
  yPred: TensorLike,
  options?: { threshold?: number },
): Tensor {
  checkOptions("binaryAccuracy", options, ["threshold"]);
  const [t, p] = alike("binaryAccuracy", yTrue, yPred);
  return ones(equal(t, cast(greater(p, options?.threshold ?? 0.5), t.dtype)) as Tensor);
}

/**
 * 1 where the largest prediction is at the largest label, else 0.
 *
 * @example
 * categoricalAccuracy([[0, 1], [1, 0]], [[0.2, 0.8], [0.4, 0.6]]).arraySync() // => [1, 0]
 */
export function categoricalAccuracy(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = alike("categoricalAccuracy", yTrue, yPred);
  return ones(equal(argMax(t, -1), argMax(p, -1)) as Tensor);
}

/**
 * 1 where the largest prediction is at the class number, else 0.
 *
 * @example
 * sparseCategoricalAccuracy([1, 1], [[0.2, 0.8], [0.6, 0.4]]).arraySync() // => [1, 0]
 */
export function sparseCategoricalAccuracy(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const p = prediction("sparseCategoricalAccuracy", yPred);
  const t = classNumbers(
    "sparseCategoricalAccuracy",
    toTensor("sparseCategoricalAccuracy", yTrue),
    p,
  );
  return ones(equal(cast(t, "int32"), argMax(p, -1)) as Tensor);
}

/**
 * How often yPred equals yTrue.
 *
 * @example
 * const m = new Accuracy();
 * m.updateState([1, 2, 3, 4], [1, 2, 3, 0]);
 * m.result().arraySync() // => 0.75
 */
export class Accuracy extends MeanMetricWrapper {
  static override readonly className: string = "Accuracy";
  constructor(options?: MetricOptions) {
    checkOptions("Accuracy", options, METRIC_OPTIONS);
    super(accuracy, { name: "accuracy", ...options });
  }
}

/**
 * How often yPred is on the side of the threshold (0.5 by default) that yTrue says.
 *
 * @example
 * const m = new BinaryAccuracy();
 * m.updateState([1, 0], [0.9, 0.8]);
 * m.result().arraySync() // => 0.5
 */
export class BinaryAccuracy extends MeanMetricWrapper {
  static override readonly className: string = "BinaryAccuracy";
  constructor(options?: MetricOptions & { threshold?: number }) {
    checkOptions("BinaryAccuracy", options, [...METRIC_OPTIONS, "threshold"]);
    const { threshold = 0.5, ...rest } = options ?? {};
    super((yTrue, yPred) => binaryAccuracy(yTrue, yPred, { threshold }), {
      name: "binary_accuracy",
      ...rest,
    });
  }
}

/**
 * How often the largest prediction is at the largest (one-hot) label.
 *
 * @example
 * const m = new CategoricalAccuracy();
 * m.updateState([[0, 1], [1, 0]], [[0.2, 0.8], [0.4, 0.6]]);
 * m.result().arraySync() // => 0.5
 */
export class CategoricalAccuracy extends MeanMetricWrapper {
  static override readonly className: string = "CategoricalAccuracy";
  constructor(options?: MetricOptions) {
    checkOptions("CategoricalAccuracy", options, METRIC_OPTIONS);
    super(categoricalAccuracy, { name: "categorical_accuracy", ...options });
  }
}

/**
 * How often the largest prediction is at the class number.
 *
 * @example
 * const m = new SparseCategoricalAccuracy();
 * m.updateState([1, 1], [[0.2, 0.8], [0.6, 0.4]]);
 * m.result().arraySync() // => 0.5
 */
export class SparseCategoricalAccuracy extends MeanMetricWrapper {
  static override readonly className: string = "SparseCategoricalAccuracy";
  constructor(options?: MetricOptions) {
    checkOptions("SparseCategoricalAccuracy", options, METRIC_OPTIONS);
    super(sparseCategoricalAccuracy, { name: "sparse_categorical_accuracy", ...options });
  }
}
