// Layers, losses, metrics, optimizers and models. Everything can be imported by its name; the namespaces are those of
// `tf.keras`. (Metrics that are called like a loss are in `metrics` only.)

// Modules, layers and models
export { Module, type ModuleOptions } from "./module.ts";
export { clearSession } from "./names.ts";
export * from "./layers/index.ts";
export type { Called, Inputs, Rule, rule, Tensors } from "./call-types.ts";
export {
  Model,
  type BatchOptions,
  type CompileOptions,
  type EvaluateOptions,
  type FitOptions,
  type PredictOptions,
  type SummaryOptions,
} from "./training/model.ts";
export { Sequential } from "./training/sequential.ts";
export type { Batch, Batches, BatchLike } from "./training/data.ts";
export type { Logs, StepResults } from "./training/logs.ts";

// Callbacks
export * from "./training/index.ts";

// Losses, metrics, optimizers
export * from "./losses/index.ts";
export {
  accuracy,
  Accuracy,
  binaryAccuracy,
  BinaryAccuracy,
  categoricalAccuracy,
  CategoricalAccuracy,
  getMetric,
  Mean,
  MeanMetricWrapper,
  Metric,
  sparseCategoricalAccuracy,
  SparseCategoricalAccuracy,
  type MetricFunction,
  type MetricLike,
  type MetricName,
  type MetricOptions,
  type UpdateOptions,
} from "./metrics/index.ts";
export * from "./optimizers/index.ts";
export { zip } from "./optimizers/zip.ts";

// Initializers and activations
export * from "./initializers/index.ts";
export { getActivation, linear, type ActivationLike, type ActivationName } from "./activations.ts";

// The namespaces
export * as activations from "./activations.ts";
export * as callbacks from "./training/index.ts";
export * as initializers from "./initializers/index.ts";
export * as layers from "./layers/index.ts";
export * as losses from "./losses/index.ts";
export * as metrics from "./metrics/index.ts";
export * as optimizers from "./optimizers/index.ts";
