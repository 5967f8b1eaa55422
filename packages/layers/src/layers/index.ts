// tf.keras.layers
export {
  Layer,
  type BatchShape,
  type CallContext,
  type CallOptions,
  type InputShape,
  type LayerOptions,
  type WeightOptions,
} from "../layer.ts";
export { Activation } from "./activation.ts";
export { Dense, type DenseOptions } from "./dense.ts";
export { Dropout, type DropoutOptions } from "./dropout.ts";
export { Flatten } from "./flatten.ts";
export { Input, InputLayer, type InputOptions } from "./input.ts";
export { Reshape } from "./reshape.ts";
