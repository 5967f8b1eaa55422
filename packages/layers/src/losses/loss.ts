// Loss: a loss per example, weighted and reduced to one number.
import {
  ArgumentError,
  DTypeError,
  isFloat,
  ShapeError,
  type DType,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  broadcastToShape,
  checkOptions,
  Printable,
  sameShape,
  showShape,
  toTensor,
} from "@gradtape/core/internal";
import { cast, divide, expandDims, multiply, reduceSum, squeeze } from "@gradtape/ops";
import { callable, invoke } from "../callable.ts";
import { classNameOf, snakeCase, type Named } from "../names.ts";

/** How a loss per example becomes the loss: its mean, its sum, or as it is. */
export type Reduction = "sumOverBatchSize" | "sum" | "none";

export interface LossOptions {
  /** Default: "sumOverBatchSize", the sum divided by the number of losses. */
  reduction?: Reduction;
  /** Default: the class's name in snake case. */
  name?: string;
}

export interface LossCallOptions {
  /** A factor for each example (or for each loss, in its shape). */
  sampleWeight?: TensorLike | undefined;
}

/** Names of loss options, for `checkOptions`. */
export const LOSS_OPTIONS: readonly string[] = ["reduction", "name"];

const REDUCTIONS: readonly string[] = ["sumOverBatchSize", "sum", "none"];

/**
 * The base class of losses. A subclass writes `call`, the loss of each example.
 *
 * A loss is called like a function, as in Keras: `loss(yTrue, yPred, { sampleWeight })`. yTrue takes the dtype of yPred, and
 * an axis of size 1 at the end that only one of them has does not matter.
 *
 * @example
 * class Hinge extends Loss {
 *   call(yTrue, yPred) { return reduceMean(maximum(subtract(1, multiply(yTrue, yPred)), 0), -1); }
 * }
 * new Hinge()([[1, -1]], [[0.5, 2]]).arraySync() // => 1.75
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- only the call is merged in, and the constructor makes it
export abstract class Loss extends Printable {
  declare readonly name: string;
  declare readonly reduction: Reduction;

  constructor(options?: LossOptions) {
    super();
    const self = callable(new.target.prototype as this);
    const type: Named = new.target;
    const { reduction = "sumOverBatchSize", name = snakeCase(classNameOf(type)) } = options ?? {};
    if (!REDUCTIONS.includes(reduction)) {
      throw new ArgumentError(
        name,
        `unknown reduction ${JSON.stringify(reduction)}: write ${REDUCTIONS.map((r) => `"${r}"`).join(", ")}`,
      );
    }
    Object.assign(self, { name, reduction });
    return self;
  }

  /** The loss of each example: without the last axis of yPred. */
  abstract call(yTrue: Tensor, yPred: Tensor): Tensor;

  /** @internal */
  [invoke](yTrue: TensorLike, yPred: TensorLike, options?: LossCallOptions): Tensor {
    checkOptions(this.name, options, ["sampleWeight"]);
    const p = toTensor(this.name, yPred);
    const each = this.call(toTensor(this.name, yTrue, p.dtype), p);
    return reduceLoss(this.name, each, options?.sampleWeight, this.reduction);
  }

  override toString(): string {
    return `<${classNameOf(this.constructor as unknown as Named)} name=${this.name}>`;
  }
}

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- only the call is merged in, and the constructor makes it
export interface Loss {
  (yTrue: TensorLike, yPred: TensorLike, options?: LossCallOptions): Tensor;
}

/** Any function from truth and prediction to the loss of each example. */
export type LossFunction = (yTrue: Tensor, yPred: Tensor) => Tensor;

/** A function as a loss. */
export class LossOfFunction extends Loss {
  static readonly className: string = "LossOfFunction";
  readonly #fn: LossFunction;

  constructor(fn: LossFunction, options?: LossOptions) {
    super({ name: snakeCase(fn.name) || "loss", ...options });
    this.#fn = fn;
  }
  override call(yTrue: Tensor, yPred: Tensor): Tensor {
    return this.#fn(yTrue, yPred);
  }
}

/** Losses weighted and reduced. */
export function reduceLoss(
  op: string,
  each: Tensor,
  sampleWeight: TensorLike | undefined,
  reduction: Reduction,
): Tensor {
  const weighted = sampleWeight === undefined ? each : weigh(op, each, sampleWeight);
  if (reduction === "none") return weighted;
  const sum = reduceSum(weighted);
  return reduction === "sum" ? sum : divide(sum, Math.max(each.size, 1));
}

/** `x · w`, where w has the shape of x, or leaves axes out at its end, or has one of size 1 more. */
export function weigh(op: string, x: Tensor, sampleWeight: TensorLike): Tensor {
  return multiply(x, weightsFor(op, x, sampleWeight));
}

/** Weights that broadcast to the shape of x. */
export function weightsFor(op: string, x: Tensor, sampleWeight: TensorLike): Tensor {
  let w = toFloat(op, toTensor(op, sampleWeight, x.dtype), x.dtype);
  if (w.rank === x.rank + 1 && w.shape[x.rank] === 1) w = squeeze(w, x.rank) as Tensor;
  while (w.rank > 0 && w.rank < x.rank) w = expandDims(w, w.rank) as Tensor;
  try {
    broadcastToShape(op, w.shape, x.shape);
  } catch {
    throw new ShapeError(
      op,
      `sampleWeight of shape ${showShape(w.shape)} does not fit losses of shape ${showShape(x.shape)}: give one weight for each`,
      { shapes: [w.shape, x.shape] },
    );
  }
  return w;
}

/** Numbers in a float dtype. */
export function toFloat(op: string, x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x;
  if (x.dtype === "string" || x.dtype.startsWith("complex"))
    throw new DTypeError(op, `takes numbers, not ${x.dtype}`, [x.dtype]);
  return cast(x, dtype);
}

/**
 * Truth and prediction as float tensors of one dtype and shape; an axis of size 1 at the end that only one has is given to
 * the other, or taken away.
 */
export function alike(
  op: string,
  yTrue: TensorLike,
  yPred: TensorLike,
): [yTrue: Tensor, yPred: Tensor] {
  const p = prediction(op, yPred);
  const [t, q] = sameRank(toFloat(op, toTensor(op, yTrue, p.dtype), p.dtype), p);
  if (!sameShape(t.shape, q.shape)) {
    throw new ShapeError(
      op,
      `yTrue has shape ${showShape(t.shape)}, yPred ${showShape(q.shape)}: they must be alike`,
      { shapes: [t.shape, q.shape] },
    );
  }
  return [t, q];
}

/** A prediction as floats. */
export function prediction(op: string, yPred: TensorLike): Tensor {
  const p = toTensor(op, yPred);
  return isFloat(p.dtype) ? p : toFloat(op, p, "float32");
}

/** Keras' rule for `[n]` beside `[n, 1]`. */
export function sameRank(a: Tensor, b: Tensor): [Tensor, Tensor] {
  if (a.rank === b.rank + 1 && a.shape[b.rank] === 1)
    return b.rank === 1 ? [a, expandDims(b, -1) as Tensor] : [squeeze(a, -1) as Tensor, b];
  if (b.rank === a.rank + 1 && b.shape[a.rank] === 1)
    return a.rank === 1 ? [expandDims(a, -1) as Tensor, b] : [a, squeeze(b, -1) as Tensor];
  return [a, b];
}
