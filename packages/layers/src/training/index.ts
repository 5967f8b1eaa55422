// tf.keras.callbacks
export {
  Callback,
  EarlyStopping,
  History,
  TerminateOnNaN,
  type CallbackHooks,
  type EarlyStoppingOptions,
  type Progress,
  type ProgressCallback,
} from "./callbacks.ts";
