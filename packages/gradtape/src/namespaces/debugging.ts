// tf.debugging: checks for NaN and infinity, assertions, and where live tensors were made.
export * from "@gradtape/ops/debugging";
