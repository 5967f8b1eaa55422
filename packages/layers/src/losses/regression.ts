// Losses between numbers.
import { type Tensor, type TensorLike, ArgumentError } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { abs, lessEqual, multiply, reduceMean, square, subtract, where } from "@gradtape/ops";
import { alike, Loss, LOSS_OPTIONS, type LossOptions } from "./loss.ts";

/**
 * `mean((yTrue - yPred)²)` over the last axis.
 *
 * Throws `ShapeError` if the shapes differ.
 *
 * @example
 * meanSquaredError([[0, 1], [0, 0]], [[1, 1], [1, 0]]).arraySync() // => [0.5, 0.5]
 */
export function meanSquaredError(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = alike("meanSquaredError", yTrue, yPred);
  return overLast(square(subtract(p, t)));
}

/**
 * `mean(|yTrue - yPred|)` over the last axis.
 *
 * Throws `ShapeError` if the shapes differ.
 *
 * @example
 * meanAbsoluteError([[0, 1], [0, 0]], [[1, 1], [3, 0]]).arraySync() // => [0.5, 1.5]
 */
export function meanAbsoluteError(yTrue: TensorLike, yPred: TensorLike): Tensor {
  const [t, p] = alike("meanAbsoluteError", yTrue, yPred);
  return overLast(abs(subtract(p, t)));
}

/**
 * `e² / 2` for errors `e = yTrue - yPred` up to `delta`, `delta · |e| - delta² / 2` beyond; the mean over the last axis.
 *
 * @example
 * huber([[0, 0]], [[0.5, 3]]).arraySync() // => [1.3125]
 */
export function huber(yTrue: TensorLike, yPred: TensorLike, options?: { delta?: number }): Tensor {
  checkOptions("huber", options, ["delta"]);
  const { delta = 1 } = options ?? {};
  if (!(delta > 0)) throw new ArgumentError("huber", `delta must be above 0, got ${delta}`);
  const [t, p] = alike("huber", yTrue, yPred);
  const error = subtract(p, t);
  const size = abs(error);
  return overLast(
    where(
      lessEqual(size, delta),
      multiply(square(error), 0.5),
      subtract(multiply(size, delta), delta ** 2 / 2),
    ),
  );
}

/** The mean over the last axis; a scalar is its own. */
const overLast = (x: Tensor): Tensor => (x.rank === 0 ? x : reduceMean(x, -1));

/**
 * `mean((yTrue - yPred)²)`.
 *
 * @example
 * new MeanSquaredError()([[0, 1], [0, 0]], [[1, 1], [1, 0]]).arraySync() // => 0.5
 */
export class MeanSquaredError extends Loss {
  static readonly className: string = "MeanSquaredError";
  constructor(options?: LossOptions) {
    checkOptions("MeanSquaredError", options, LOSS_OPTIONS);
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return meanSquaredError(yTrue, yPred);
  }
}

/**
 * `mean(|yTrue - yPred|)`.
 *
 * @example
 * new MeanAbsoluteError()([[0, 1], [0, 0]], [[1, 1], [3, 0]]).arraySync() // => 1
 */
export class MeanAbsoluteError extends Loss {
  static readonly className: string = "MeanAbsoluteError";
  constructor(options?: LossOptions) {
    checkOptions("MeanAbsoluteError", options, LOSS_OPTIONS);
    super(options);
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return meanAbsoluteError(yTrue, yPred);
  }
}

/**
 * The Huber loss: quadratic up to an error of `delta` (1 by default), linear beyond.
 *
 * @example
 * new Huber()([[0, 0]], [[0.5, 3]]).arraySync() // => 1.3125
 */
export class Huber extends Loss {
  static readonly className: string = "Huber";
  readonly delta: number;
  constructor(options?: LossOptions & { delta?: number }) {
    checkOptions("Huber", options, [...LOSS_OPTIONS, "delta"]);
    super(options);
    this.delta = options?.delta ?? 1;
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return huber(yTrue, yPred, { delta: this.delta });
  }
}
