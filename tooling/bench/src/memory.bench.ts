// Memory of 10,000 training steps in one synchronous loop, with nothing disposed of. `--backend NAME` says where; default: js.
import * as tf from "gradtape";
import { readArguments } from "./args.ts";
import { row } from "./measure.ts";
import { useBackend } from "./ours.ts";

const STEPS = 10_000;
const { label } = await useBackend(readArguments(["backend"]).value("backend") ?? "js");
const model = new tf.keras.Sequential([
  new tf.keras.layers.Dense(32, { activation: "relu", inputShape: [16] }),
  new tf.keras.layers.Dense(10),
]);
const optimizer = new tf.keras.optimizers.Adam();
const x = tf.random.normal([32, 16], { seed: 1 });
const y = tf.random.uniform([32], { seed: 2, minval: 0, maxval: 10, dtype: "int32" });

function step(): void {
  const [loss, tape] = tf.GradientTape.run(() =>
    tf.reduceMean(tf.sparseSoftmaxCrossEntropy(y, model(x, { training: true }))),
  );
  optimizer.applyGradients(
    tf.keras.zip(tape.gradient(loss, model.trainableVariables), model.trainableVariables),
  );
}

const megabytes = (n: number): string => `${(n / 2 ** 20).toFixed(1)} MB`;
const collect = (globalThis as { gc?: () => void }).gc;
for (let i = 0; i < 500; i++) step();
collect?.();
const before = process.memoryUsage();
let peak = 0;
const start = performance.now();
for (let i = 0; i < STEPS; i++) {
  step();
  if (i % 100 === 0) peak = Math.max(peak, process.memoryUsage.rss());
}
const elapsed = performance.now() - start;
const during = process.memoryUsage();
collect?.();
const after = process.memoryUsage();
row(`${label}: ${STEPS} steps`, `${(elapsed / STEPS).toFixed(3)} ms each`);
row("resident before", megabytes(before.rss));
row("resident at the peak", megabytes(peak));
row("resident at the end of the loop", megabytes(during.rss));
row("heap and buffers before, collected", megabytes(before.heapUsed + before.arrayBuffers));
row("heap and buffers after, collected", megabytes(after.heapUsed + after.arrayBuffers));
