// tf.keras.optimizers
export {
  Optimizer,
  type LearningRate,
  type OptimizerOptions,
  type Schedule,
  type Step,
} from "./optimizer.ts";
export type { ClipOptions } from "./clip.ts";
export { Adam, type AdamOptions } from "./adam.ts";
export { SGD, type SGDOptions } from "./sgd.ts";
export { getOptimizer, type OptimizerLike, type OptimizerName } from "./get-optimizer.ts";
