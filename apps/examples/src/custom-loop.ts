// Training by hand: a tape, a loss, an optimizer, and a loop that may do whatever it likes with each batch.
import { setImmediate as nextTurn } from "node:timers/promises";
import * as tf from "gradtape";
import { fallingRate } from "./falling-rate.ts";
import type { Classifier } from "./model.ts";
import type { Options } from "./options.ts";
import { showProgress } from "./progress.ts";

/** Trains the model, and returns the loss of every step. */
export async function trainWithTape(
  model: Classifier,
  train: tf.data.LabelledImages,
  { epochs, batch, seed }: Options,
): Promise<number[]> {
  const batchesPerEpoch = Math.ceil(train.labels.data.length / batch);
  const lossObject = new tf.keras.losses.SparseCategoricalCrossentropy({ fromLogits: true });
  const optimizer = new tf.keras.optimizers.Adam(fallingRate(0.003, epochs * batchesPerEpoch));
  const lossHistory: number[] = [];

  function trainStep(images: tf.Tensor, labels: tf.Tensor): number {
    using tape = new tf.GradientTape();
    const logits = model(images, { training: true });
    const lossValue = lossObject(labels, logits);

    const variables = model.trainableVariables;
    const grads = tape.gradient(lossValue, variables);
    optimizer.applyGradients(tf.keras.zip(grads, variables));
    return Number(lossValue.arraySync());
  }

  const progress = showProgress(epochs, batchesPerEpoch);
  try {
    for (let epoch = 0; epoch < epochs; epoch++) {
      let [batches, sum] = [0, 0];
      for (const { images, labels } of tf.data.batches(train, batch, { seed: seed + epoch })) {
        const loss = trainStep(moved(tf.constant(images)), tf.constant(labels));
        lossHistory.push(loss);
        sum += loss;
        progress.step(epoch, ++batches, { loss: sum / batches });
        await nextTurn(); // so that Ctrl-C is heard
      }
      progress.endEpoch(epoch, { loss: sum / batches });
    }
  } finally {
    progress.stop();
  }
  return lossHistory;
}

/** The images moved by up to a pixel in a random direction: what is learned holds wherever a digit stands. */
function moved(images: tf.Tensor<readonly [number, number, number]>): tf.Tensor {
  const [count, height, width] = images.shape;
  const [down = 1, right = 1] = tf.random
    .uniform([2], { minval: 0, maxval: 3, dtype: "int32" })
    .dataSync();
  // prettier-ignore
  const framed = tf.pad(images, [[0, 0], [1, 1], [1, 1]]);
  return tf.slice(framed, [0, down, right], [count, height, width]);
}
