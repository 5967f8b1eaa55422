import * as tf from "gradtape";

export type Classifier = ReturnType<typeof digitClassifier>;

/** Pixels → `hidden` units → one logit for each digit. The same seed gives the same weights. */
export function digitClassifier(inputShape: readonly number[], hidden: number, seed: number) {
  tf.random.setSeed(seed);
  return new tf.keras.Sequential([
    new tf.keras.layers.Flatten({ inputShape }),
    new tf.keras.layers.Dense(hidden, { activation: "relu" }),
    new tf.keras.layers.Dropout(0.2),
    new tf.keras.layers.Dense(10),
  ]);
}
