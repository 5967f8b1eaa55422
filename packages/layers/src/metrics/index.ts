// tf.keras.metrics
export {
  Mean,
  MeanMetricWrapper,
  Metric,
  type MetricFunction,
  type MetricOptions,
  type UpdateOptions,
} from "./metric.ts";
export * from "./accuracy.ts";
export * from "./regression.ts";
export { getMetric, type MetricLike, type MetricName } from "./get-metric.ts";
