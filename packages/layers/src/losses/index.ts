// tf.keras.losses
export {
  Loss,
  type LossCallOptions,
  type LossFunction,
  type LossOptions,
  type Reduction,
} from "./loss.ts";
export * from "./regression.ts";
export {
  binaryCrossentropy,
  BinaryCrossentropy,
  categoricalCrossentropy,
  CategoricalCrossentropy,
  sparseCategoricalCrossentropy,
  SparseCategoricalCrossentropy,
  type CrossentropyOptions,
} from "./crossentropy.ts";
export { getLoss, type LossLike, type LossName } from "./get-loss.ts";
