// Errors of predicted numbers as metrics.
import { checkOptions } from "@gradtape/core/internal";
import { meanAbsoluteError, meanSquaredError } from "../losses/regression.ts";
import { MeanMetricWrapper, METRIC_OPTIONS, type MetricOptions } from "./metric.ts";

/**
 * The mean of `(yTrue - yPred)²` over all batches.
 *
 * @example
 * const m = new metrics.MeanSquaredError();
 * m.updateState([[0], [1]], [[2], [1]]);
 * m.result().arraySync() // => 2
 */
export class MeanSquaredError extends MeanMetricWrapper {
  static override readonly className: string = "MeanSquaredError";
  constructor(options?: MetricOptions) {
    checkOptions("MeanSquaredError", options, METRIC_OPTIONS);
    super(meanSquaredError, { name: "mean_squared_error", ...options });
  }
}

/**
 * The mean of `|yTrue - yPred|` over all batches.
 *
 * @example
 * const m = new metrics.MeanAbsoluteError();
 * m.updateState([[0], [1]], [[2], [1]]);
 * m.result().arraySync() // => 1
 */
export class MeanAbsoluteError extends MeanMetricWrapper {
  static override readonly className: string = "MeanAbsoluteError";
  constructor(options?: MetricOptions) {
    checkOptions("MeanAbsoluteError", options, METRIC_OPTIONS);
    super(meanAbsoluteError, { name: "mean_absolute_error", ...options });
  }
}
