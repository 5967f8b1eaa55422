// The same training in a few lines: compile, fit, evaluate.
import * as tf from "gradtape";
import { fallingRate } from "./falling-rate.ts";
import type { Digits } from "./load-digits.ts";
import type { Classifier } from "./model.ts";
import type { Options } from "./options.ts";
import { showProgress } from "./progress.ts";

/** Trains the model, prints each epoch, and returns loss and accuracy on the test images. */
export async function trainWithFit(
  model: Classifier,
  { train, test }: Digits,
  { epochs, batch }: Options,
): Promise<{ readonly loss: number; readonly accuracy: number }> {
  const validationSplit = 0.1;
  const batches = Math.ceil((train.labels.data.length * (1 - validationSplit)) / batch);
  model.compile({
    optimizer: new tf.keras.optimizers.Adam(fallingRate(0.003, epochs * batches)),
    loss: new tf.keras.losses.SparseCategoricalCrossentropy({ fromLogits: true }),
    metrics: ["accuracy"],
  });

  const progress = showProgress(epochs, batches);
  try {
    await model.fit(train.images, train.labels, {
      epochs,
      batchSize: batch,
      validationSplit,
      callbacks: [
        {
          onProgress({ phase, epoch, batch, logs }) {
            if (phase === "train") progress.step(epoch, batch, logs);
          },
          onEpochEnd(epoch, logs) {
            progress.endEpoch(epoch, logs);
          },
        },
      ],
    });
  } finally {
    progress.stop();
  }
  const { loss = NaN, accuracy = NaN } = await model.evaluate(test.images, test.labels, {
    batchSize: 500,
  });
  return { loss, accuracy };
}
