// A classifier of handwritten digits, trained by a loop of our own and by `fit`; then one step of training, op by op and compiled.
import * as tf from "gradtape";
import { compiledStep } from "./compiled-step.ts";
import { trainWithTape } from "./custom-loop.ts";
import { trainWithFit } from "./fit.ts";
import { type Digits, loadDigits } from "./load-digits.ts";
import { digitClassifier, type Classifier } from "./model.ts";
import type { Options } from "./options.ts";
import { confusion, lossCurve, percent, pictures } from "./report.ts";
import { checkWritable, loadWeights, saveWeights } from "./weights.ts";

export async function digits(options: Options): Promise<void> {
  await checkWritable(options.out);
  const data = await loadDigits(options);
  const [, height, width] = data.train.images.shape;
  console.log(
    `${data.train.labels.data.length} images to train on, ${data.test.labels.data.length} to test, ${height}×${width} pixels`,
  );

  await byTape(data, options);
  await byFit(data, options);
  console.log("\nOne step of training, op by op and as one program");
  compiledStep(data.train, options);
}

async function byTape({ train, test }: Digits, options: Options): Promise<void> {
  const { hidden, seed, out } = options;
  const imageShape = train.images.shape.slice(1);
  const model = digitClassifier(imageShape, hidden, seed);
  console.log(`\nA training loop with GradientTape (${model.countParams()} parameters)`);
  const losses = await trainWithTape(model, train, options);
  console.log(`\n${lossCurve(losses)}\n`);

  const labels = test.labels.data;
  const predictions = await predict(model, test);
  const right = labels.filter((label, i) => label === predictions[i]).length;
  console.log(`test accuracy: ${percent(right / labels.length)}\n`);
  console.log(`${confusion(labels, predictions)}\n`);
  console.log(`${pictures(test, predictions)}\n`);

  await saveWeights(model, out);
  const restored = digitClassifier(imageShape, hidden, seed + 1); // other weights, until they are loaded
  await loadWeights(restored, out);
  const again = await predict(restored, test);
  const same = predictions.every((digit, i) => digit === again[i]);
  console.log(`weights: ${out}`);
  console.log(`loaded back: ${same ? "all predictions agree" : "predictions differ"}`);
  if (!same) throw new Error("the weights that were loaded are not those that were saved");
}

async function byFit(data: Digits, options: Options): Promise<void> {
  const model = digitClassifier(data.train.images.shape.slice(1), options.hidden, options.seed);
  console.log("\nThe same model with compile and fit");
  const { loss, accuracy } = await trainWithFit(model, data, options);
  console.log(`test accuracy: ${percent(accuracy)}, loss ${loss.toFixed(4)}`);
}

/** The digit with the largest logit, for each image. */
async function predict(model: Classifier, { images }: tf.data.LabelledImages): Promise<number[]> {
  const logits = await model.predict(images, { batchSize: 500 });
  return Array.from(tf.argMax(logits, -1).dataSync(), Number);
}
