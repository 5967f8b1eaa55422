// The ops of tfjs that have a cpu kernel, under TensorFlow's names, and the gradients of those that training runs most.
import { linear, movement, order } from "./arrays.ts";
import { elementwise, reductions } from "./elementwise.ts";
import { f32, withGradient, type Entry } from "./entry.ts";
import { convolutions, norms, pictures, pools, signals } from "./images.ts";

const forward: readonly Entry[] = [
  ...elementwise,
  ...reductions,
  ...linear,
  ...movement,
  ...order,
  ...convolutions,
  ...pools,
  ...norms,
  ...signals,
  ...pictures,
];

const TRAINED = new Set([
  "add, of a row",
  "cumsum",
  "divide",
  "exp",
  "gather, of few rows",
  "matmul",
  "multiply",
  "nn.avgPool",
  "nn.batchNormalization",
  "nn.conv2d",
  "nn.depthwiseConv2d",
  "nn.maxPool",
  "nn.softmax",
  "concat, along axis 0",
  "reduceMax, of rows",
  "reduceMean, of rows",
  "relu",
  "sigmoid",
  "tanh",
]);

const LOGITS = f32([1000, 100], -4, 4);
const losses: readonly Entry[] = [
  {
    name: "softmaxCrossEntropy",
    needs: "softmaxCrossEntropy",
    inputs: [f32([1000, 100], 0, 0.02), LOGITS],
    ours: (tf, labels, logits) => tf["reduceMean"]!(tf["softmaxCrossEntropy"]!(labels, logits)),
    theirs: (tfjs, labels, logits) => tfjs["losses"]!["softmaxCrossEntropy"]!(labels, logits),
  },
  {
    name: "sigmoidCrossEntropy",
    needs: "sigmoidCrossEntropy",
    inputs: [f32([1000, 100], 0, 1), LOGITS],
    ours: (tf, labels, logits) => tf["reduceMean"]!(tf["sigmoidCrossEntropy"]!(labels, logits)),
    theirs: (tfjs, labels, logits) => tfjs["losses"]!["sigmoidCrossEntropy"]!(labels, logits),
  },
];

const random: readonly Entry[] = (
  [
    ["normal", "randomNormal"],
    ["uniform", "randomUniform"],
    ["truncatedNormal", "truncatedNormal"],
  ] as const
).map(([ours, theirs]) => ({
  name: `random.${ours}`,
  needs: `random.${ours}`,
  inputs: [],
  ours: (tf) => tf["random"]![ours]!([1_000_000]),
  theirs: (tfjs) => tfjs[theirs]!([1_000_000]),
  random: true,
}));

export const ENTRIES: readonly Entry[] = [
  ...forward,
  ...losses,
  ...random,
  ...forward.filter(({ name }) => TRAINED.has(name)).map(withGradient),
];
