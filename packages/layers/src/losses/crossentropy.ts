// Losses between distributions.
import { ArgumentError, isInteger, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, sameShape, showShape, toTensor } from "@gradtape/core/internal";
import {
  add,
  cast,
  clipByValue,
  divide,
  log,
  multiply,
  neg,
  reduceMean,
  reduceSum,
  sigmoidCrossEntropy,
  softmaxCrossEntropy,
  sparseSoftmaxCrossEntropy,
  squeeze,
  subtract,
} from "@gradtape/ops";
import { alike, Loss, LOSS_OPTIONS, prediction, type LossOptions } from "./loss.ts";

export interface CrossentropyOptions {
  /** yPred are logits, not probabilities: stabler, and the last layer has no activation. Default: false. */
  fromLogits?: boolean;
  /** How much of each label is spread evenly over all classes, from 0 to 1. Default: 0. */
  labelSmoothing?: number;
}

/** Probabilities stay this far from 0 and 1, whose logarithms are infinite. Keras' `epsilon`. */
const EPSILON = 1e-7;

function smoothing(op: string, { labelSmoothing = 0 }: CrossentropyOptions): number {
  if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
    throw new ArgumentError(op, `labelSmoothing must be from 0 to 1, got ${labelSmoothing}`);
  }
  return labelSmoothing;
}

const KNOWN = ["fromLogits", "labelSmoothing"];

/**
 * `-y · log p - (1 - y) · log(1 - p)` for labels y of 0 and 1 and probabilities p, the mean over the last axis.
 *
 * With `fromLogits`, p is the sigmoid of yPred. Throws `ShapeError` if the shapes differ.
 *
 * @example
 * binaryCrossentropy([[0, 1]], [[0, 0]], { fromLogits: true }).arraySync() // => [0.6931471824645996]
 */
export function binaryCrossentropy(
  yTrue: TensorLike,
  yPred: TensorLike,
  options?: CrossentropyOptions,
): Tensor {
  const op = "binaryCrossentropy";
  checkOptions(op, options, KNOWN);
  const { fromLogits = false } = options ?? {};
  const s = smoothing(op, options ?? {});
  const [labels, p] = alike(op, yTrue, yPred);
  const y = s === 0 ? labels : add(multiply(labels, 1 - s), s / 2);
  const each = fromLogits ? sigmoidCrossEntropy(y, p) : ofProbabilities(y, p);
  return each.rank === 0 ? each : reduceMean(each, -1);
}

function ofProbabilities(y: Tensor, p: Tensor): Tensor {
  const q = clipByValue(p, EPSILON, 1 - EPSILON);
  return neg(add(multiply(y, log(q)), multiply(subtract(1, y), log(subtract(1, q)))));
}

/**
 * `-Σ y · log p` over the last axis, for distributions y (one-hot labels) and p.
 *
 * With `fromLogits`, p is the softmax of yPred; without, probabilities are divided by their sum. Throws `ShapeError` if the
 * shapes differ.
 *
 * @example
 * categoricalCrossentropy([[0, 1]], [[0, 0]], { fromLogits: true }).arraySync() // => [0.6931471824645996]
 */
export function categoricalCrossentropy(
  yTrue: TensorLike,
  yPred: TensorLike,
  options?: CrossentropyOptions,
): Tensor {
  const op = "categoricalCrossentropy";
  checkOptions(op, options, KNOWN);
  const { fromLogits = false } = options ?? {};
  const s = smoothing(op, options ?? {});
  const [labels, p] = oneHotAlike(op, yTrue, yPred);
  const y = s === 0 ? labels : add(multiply(labels, 1 - s), s / p.shape[p.rank - 1]!);
  if (fromLogits) return softmaxCrossEntropy(y, p);
  const q = clipByValue(divide(p, reduceSum(p, -1, { keepDims: true })), EPSILON, 1 - EPSILON);
  return neg(reduceSum(multiply(y, log(q)), -1));
}

/** As `alike`, with the way out of the everyday mistake: class numbers for one-hot labels. */
function oneHotAlike(op: string, yTrue: TensorLike, yPred: TensorLike): [Tensor, Tensor] {
  const p = prediction(op, yPred);
  const y = toTensor(op, yTrue, p.dtype);
  if (!sameShape(y.shape, p.shape) || p.rank === 0) {
    const way =
      p.rank === 0
        ? "predictions have an axis of classes"
        : "labels are one-hot; for class numbers there is sparseCategoricalCrossentropy";
    throw new ShapeError(
      op,
      `yTrue has shape ${showShape(y.shape)}, yPred ${showShape(p.shape)}: ${way}`,
      { shapes: [y.shape, p.shape] },
    );
  }
  return alike(op, y, p);
}

/**
 * `-log p[y]` over the last axis, for class numbers y and distributions p.
 *
 * Shape: yPred's without the last axis; yTrue's is that, or has an axis of size 1 more. With `fromLogits`, p is the softmax
 * of yPred; without, probabilities are divided by their sum. Throws `ShapeError` if the shapes do not fit, `ArgumentError`
 * for a number that is no class.
 *
 * @example
 * sparseCategoricalCrossentropy([1], [[0, 0]], { fromLogits: true }).arraySync() // => [0.6931471824645996]
 */
export function sparseCategoricalCrossentropy(
  yTrue: TensorLike,
  yPred: TensorLike,
  options?: { fromLogits?: boolean },
): Tensor {
  const op = "sparseCategoricalCrossentropy";
  checkOptions(op, options, ["fromLogits"]);
  const p = prediction(op, yPred);
  const y = classNumbers(op, yTrue, p);
  return sparseSoftmaxCrossEntropy(
    y,
    options?.fromLogits ? p : log(clipByValue(p, EPSILON, 1 - EPSILON)),
  );
}

/** Class numbers for each row of predictions, as integers. */
export function classNumbers(op: string, yTrue: TensorLike, yPred: Tensor): Tensor {
  let y = toTensor(op, yTrue);
  if (y.rank === yPred.rank && y.shape[y.rank - 1] === 1) y = squeeze(y, -1) as Tensor;
  if (yPred.rank === 0 || !sameShape(y.shape, yPred.shape.slice(0, -1))) {
    const oneHot = sameShape(y.shape, yPred.shape)
      ? "; for one-hot labels there is categoricalCrossentropy"
      : "";
    throw new ShapeError(
      op,
      `yTrue has shape ${showShape(y.shape)}, yPred ${showShape(yPred.shape)}: labels are one class number for each row of yPred${oneHot}`,
      {
        shapes: [y.shape, yPred.shape],
      },
    );
  }
  return isInteger(y.dtype) ? y : cast(y, "int32");
}

/**
 * Cross-entropy of independent yes-or-no labels.
 *
 * @example
 * new BinaryCrossentropy({ fromLogits: true })([[0], [1]], [[0], [0]]).arraySync() // => 0.6931471824645996
 */
export class BinaryCrossentropy extends Loss {
  static readonly className: string = "BinaryCrossentropy";
  readonly #options: CrossentropyOptions;
  constructor(options?: LossOptions & CrossentropyOptions) {
    checkOptions("BinaryCrossentropy", options, [...LOSS_OPTIONS, ...KNOWN]);
    super(options);
    const { fromLogits = false } = options ?? {};
    this.#options = { fromLogits, labelSmoothing: smoothing(this.name, options ?? {}) };
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return binaryCrossentropy(yTrue, yPred, this.#options);
  }
}

/**
 * Cross-entropy between one-hot labels and predicted distributions.
 *
 * @example
 * new CategoricalCrossentropy({ fromLogits: true })([[0, 1]], [[0, 0]]).arraySync() // => 0.6931471824645996
 */
export class CategoricalCrossentropy extends Loss {
  static readonly className: string = "CategoricalCrossentropy";
  readonly #options: CrossentropyOptions;
  constructor(options?: LossOptions & CrossentropyOptions) {
    checkOptions("CategoricalCrossentropy", options, [...LOSS_OPTIONS, ...KNOWN]);
    super(options);
    const { fromLogits = false } = options ?? {};
    this.#options = { fromLogits, labelSmoothing: smoothing(this.name, options ?? {}) };
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return categoricalCrossentropy(yTrue, yPred, this.#options);
  }
}

/**
 * Cross-entropy between class numbers and predicted distributions.
 *
 * @example
 * new SparseCategoricalCrossentropy({ fromLogits: true })([1, 0], [[0, 0], [0, 0]]).arraySync() // => 0.6931471824645996
 */
export class SparseCategoricalCrossentropy extends Loss {
  static readonly className: string = "SparseCategoricalCrossentropy";
  readonly #fromLogits: boolean;
  constructor(options?: LossOptions & { fromLogits?: boolean }) {
    checkOptions("SparseCategoricalCrossentropy", options, [...LOSS_OPTIONS, "fromLogits"]);
    super(options);
    this.#fromLogits = options?.fromLogits ?? false;
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return sparseCategoricalCrossentropy(yTrue, yPred, { fromLogits: this.#fromLogits });
  }
}
