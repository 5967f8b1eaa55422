// One step of training, op by op and as a program: the same function, called by itself and through `tf.function`.
import * as tf from "gradtape";
import type { Options } from "./options.ts";

const STEPS = 200;
/** Steps before the clock starts: the function is traced, and engines optimise the code. */
const WARM = 20;
/** Images a step, and batches at most, which are gone through again and again. */
const BATCH = 64;
const BATCHES = 20;
const LEARNING_RATE = 0.1;

type Batch = readonly [images: tf.Tensor, labels: tf.Tensor];
type Step = (images: tf.Tensor, labels: tf.Tensor) => tf.Tensor;

/** Trains a small network twice from the same weights, prints how fast each was, and the program. */
export function compiledStep(
  train: tf.data.LabelledImages,
  { hidden, seed }: Pick<Options, "hidden" | "seed">,
): void {
  const batches: Batch[] = [];
  for (const { images, labels } of tf.data.batches(train, BATCH, { seed })) {
    batches.push([tf.constant(images), tf.constant(labels)]);
    if (batches.length === BATCHES) break;
  }
  const imageShape = train.images.shape.slice(1);
  const eager = run(trainStep(imageShape, hidden, seed), batches);
  const step = tf.function(trainStep(imageShape, hidden, seed), { name: "step" });
  const compiled = run(step, batches);

  console.log(`op by op: ${eager.speed.toFixed(0)} steps a second`);
  const times = (compiled.speed / eager.speed).toFixed(1);
  console.log(`compiled: ${compiled.speed.toFixed(0)} steps a second (${times} times as many)`);
  console.log(`loss after ${WARM + STEPS} steps: ${eager.loss}, and compiled ${compiled.loss}`);
  const trace = step.getConcreteFunction(...batches[0]!);
  console.log(`\n${trace.explain().trimEnd()}`);
}

/** A network of two layers with its step of gradient descent. The same seed gives the same weights. */
function trainStep(imageShape: readonly number[], hidden: number, seed: number): Step {
  tf.random.setSeed(seed);
  const pixels = imageShape.reduce((n, size) => n * size, 1);
  const weight = (name: string, from: number, to: number): tf.Variable =>
    new tf.Variable(tf.random.normal([from, to], { stddev: from ** -0.5 }), { name });
  const bias = (name: string, size: number): tf.Variable =>
    new tf.Variable(tf.zeros([size]), { name });
  const [w1, b1] = [weight("w1", pixels, hidden), bias("b1", hidden)];
  const [w2, b2] = [weight("w2", hidden, 10), bias("b2", 10)];
  const weights = [w1, b1, w2, b2];
  const lossObject = new tf.keras.losses.SparseCategoricalCrossentropy({ fromLogits: true });

  return (images, labels) => {
    const [loss, tape] = tf.GradientTape.run(() => {
      const x = tf.reshape(images, [-1, pixels]);
      const units = tf.relu(tf.add(tf.matmul(x, w1), b1));
      return lossObject(labels, tf.add(tf.matmul(units, w2), b2));
    });
    tape.gradient(loss, weights).forEach((gradient, i) => {
      if (gradient) weights[i]!.assignSub(tf.multiply(gradient, LEARNING_RATE));
    });
    return loss;
  };
}

function run(
  step: Step,
  batches: readonly Batch[],
): { readonly speed: number; readonly loss: string } {
  const stepOf = (i: number): number =>
    tf.scope(() => Number(step(...batches[i % batches.length]!).arraySync()));
  for (let i = 0; i < WARM; i++) stepOf(i);
  const began = performance.now();
  let loss = NaN;
  for (let i = WARM; i < WARM + STEPS; i++) loss = stepOf(i);
  return { speed: (1000 * STEPS) / (performance.now() - began), loss: loss.toFixed(4) };
}
