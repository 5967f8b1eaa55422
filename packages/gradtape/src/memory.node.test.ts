// A synchronous training loop with nothing disposed of stays flat: what no step holds is collected while the loop runs.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import * as tf from "./index.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/**
 * Heap and array buffers that are still held, in bytes. Buffers are swept in the background, so it takes the smallest of a
 * few looks; and it looks within the turn, since what waits for the turn's end is held, too.
 */
function held(): number {
  const looks = Array.from({ length: 6 }, () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  });
  return Math.min(...looks);
}

it("2,000 steps of an MLP in one turn hold no more than 100 did", () => {
  const model = new tf.keras.Sequential([
    new tf.keras.layers.Dense(64, { activation: "relu", inputShape: [64] }),
    new tf.keras.layers.Dense(10),
  ]);
  const optimizer = new tf.keras.optimizers.Adam();
  const x = tf.random.normal([64, 64], { seed: 1 });
  const y = tf.random.uniform([64], { seed: 2, minval: 0, maxval: 10, dtype: "int32" });
  const step = (): void => {
    const [loss, tape] = tf.GradientTape.run(() =>
      tf.reduceMean(tf.sparseSoftmaxCrossEntropy(y, model(x, { training: true }))),
    );
    optimizer.applyGradients(
      tf.keras.zip(tape.gradient(loss, model.trainableVariables), model.trainableVariables),
    );
  };
  for (let i = 0; i < 100; i++) step();
  const before = held();
  // A leak of one activation a step would be 2,000 × 16 KB = 32 MB.
  for (let i = 0; i < 2000; i++) step();
  expect(held() - before).toBeLessThan(8e6);
}, 60_000);

it("2,000 steps of an embedding with sparse gradients in one turn hold no more than 100 did", () => {
  const table = new tf.Variable(tf.random.normal([1000, 64], { seed: 1 }));
  const kernel = new tf.Variable(tf.random.normal([64, 10], { seed: 2 }));
  const optimizer = new tf.keras.optimizers.Adam();
  const ids = tf.random.uniform([64], { seed: 3, maxval: 1000, dtype: "int32" });
  const y = tf.random.uniform([64], { seed: 4, maxval: 10, dtype: "int32" });
  const step = (): void => {
    const [loss, tape] = tf.GradientTape.run(() =>
      tf.reduceMean(tf.sparseSoftmaxCrossEntropy(y, tf.matmul(tf.gather(table, ids), kernel))),
    );
    const gradients = tape.gradient(loss, [table, kernel]);
    if (!tf.isIndexedSlices(gradients[0])) throw new Error("the gradient of gather is dense");
    optimizer.applyGradients(tf.keras.zip(gradients, [table, kernel]));
  };
  for (let i = 0; i < 100; i++) step();
  const before = held();
  // A leak of the rows of one gradient a step would be 2,000 × 16 KB = 32 MB.
  for (let i = 0; i < 2000; i++) step();
  expect(held() - before).toBeLessThan(8e6);
}, 60_000);

it("counts what is alive and forgets what is disposed of", () => {
  const before = tf.memory().tensors;
  const kept = tf.scope(() => {
    const a = tf.ones([100]);
    const b = tf.add(a, a);
    return tf.reduceSum(tf.multiply(b, b));
  });
  expect(tf.memory().tensors - before).toBe(1);
  expect(kept.arraySync()).toBe(400);
  kept.dispose();
  expect(tf.memory().tensors - before).toBe(0);
  expect(() => tf.add(kept, 1)).toThrow("add: a float32 tensor of shape [] has been disposed");
});
