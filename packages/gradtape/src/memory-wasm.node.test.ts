// On the wasm backend finalizers do not run inside a synchronous loop: what is in its heap must be bounded all the same.
import { expect, it } from "vitest";
import * as tf from "./index.ts";

const MB = 1 << 20;

it("10,000 steps of an MLP in one turn, with nothing disposed of, take no more memory than 500 did", () => {
  tf.setBackend("wasm");
  tf.setThreads(1);
  const model = new tf.keras.Sequential([
    new tf.keras.layers.Dense(64, { activation: "relu", inputShape: [32] }),
    new tf.keras.layers.Dense(10),
  ]);
  const optimizer = new tf.keras.optimizers.Adam();
  const x = tf.random.normal([64, 32], { seed: 1 });
  const y = tf.random.uniform([64], { seed: 2, minval: 0, maxval: 10, dtype: "int32" });
  let loss = 0;
  const step = (): void => {
    const [mean, tape] = tf.GradientTape.run(() =>
      tf.reduceMean(tf.sparseSoftmaxCrossEntropy(y, model(x, { training: true }))),
    );
    optimizer.applyGradients(
      tf.keras.zip(tape.gradient(mean, model.trainableVariables), model.trainableVariables),
    );
    loss = mean.dataSync()[0] as number;
  };
  for (let i = 0; i < 500; i++) step();
  const [before, first] = [process.memoryUsage.rss(), loss];
  let most = 0;
  for (let i = 0; i < 10_000; i++) {
    step();
    if (i % 100 === 0) most = Math.max(most, process.memoryUsage.rss());
  }
  // The activations and gradients of a step take more than 100 kB: if all of them stayed, that would be more than 1 GB.
  expect(most - before).toBeLessThan(200 * MB);
  expect(loss).toBeLessThan(first);
}, 60_000);
