// tf.keras.initializers
export {
  Constant,
  Initializer,
  Ones,
  Zeros,
  type InitializeOptions,
  type SeedOptions,
} from "./initializer.ts";
export {
  RandomNormal,
  RandomUniform,
  TruncatedNormal,
  VarianceScaling,
  type VarianceScalingOptions,
} from "./random.ts";
export * from "./named.ts";
export {
  getInitializer,
  type InitializerFunction,
  type InitializerLike,
  type InitializerName,
} from "./get-initializer.ts";
