// The place of `tf.function`: tracing, fusion and planning. Nothing is here yet.
export {};
