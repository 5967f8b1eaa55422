// Metrics by name. "accuracy" is the one that fits the shapes.
import type { Shape } from "@gradtape/core";
import {
  binaryCrossentropy,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
} from "../losses/crossentropy.ts";
import { lookup } from "../lookup.ts";
import { BinaryAccuracy, CategoricalAccuracy, SparseCategoricalAccuracy } from "./accuracy.ts";
import { MeanMetricWrapper, Metric, type MetricFunction } from "./metric.ts";
import { MeanAbsoluteError, MeanSquaredError } from "./regression.ts";

const table = {
  binaryAccuracy: (name: string) => new BinaryAccuracy({ name }),
  binaryCrossentropy: (name: string) => new MeanMetricWrapper(binaryCrossentropy, { name }),
  categoricalAccuracy: (name: string) => new CategoricalAccuracy({ name }),
  categoricalCrossentropy: (name: string) =>
    new MeanMetricWrapper(categoricalCrossentropy, { name }),
  mae: (name: string) => new MeanAbsoluteError({ name }),
  meanAbsoluteError: (name: string) => new MeanAbsoluteError({ name }),
  meanSquaredError: (name: string) => new MeanSquaredError({ name }),
  mse: (name: string) => new MeanSquaredError({ name }),
  sparseCategoricalAccuracy: (name: string) => new SparseCategoricalAccuracy({ name }),
  sparseCategoricalCrossentropy: (name: string) =>
    new MeanMetricWrapper(sparseCategoricalCrossentropy, { name }),
};

/** The accuracy that fits the shapes, as Keras chooses it. */
function accuracyFor(yTrue: Shape, yPred: Shape): (name: string) => Metric {
  const last = (s: Shape): number | undefined => s[s.length - 1];
  if (yPred.length === 0 || last(yPred) === 1) return table.binaryAccuracy;
  const sparse = yTrue.length < yPred.length || last(yTrue) === 1;
  return sparse ? table.sparseCategoricalAccuracy : table.categoricalAccuracy;
}

export type MetricName = keyof typeof table | "accuracy" | "acc";

/** A name, a metric, or a function that yields a value for each example. */
export type MetricLike = MetricName | Metric | MetricFunction;

/**
 * The metric of a name or a function, under that name; a metric is itself. For "accuracy" the shapes of truth and
 * prediction decide: binary for one output, sparse where labels are class numbers, else categorical.
 *
 * Throws `ArgumentError` for a name that is none.
 *
 * @example
 * getMetric("accuracy", [8], [8, 10]).toString() // => "<SparseCategoricalAccuracy name=accuracy>"
 */
export function getMetric(metric: MetricLike, yTrue: Shape, yPred: Shape): Metric {
  if (metric instanceof Metric) return metric;
  if (typeof metric === "function") return new MeanMetricWrapper(metric);
  const chosen = accuracyFor(yTrue, yPred);
  return lookup("getMetric", "metric", metric, { accuracy: chosen, acc: chosen, ...table })(metric);
}
