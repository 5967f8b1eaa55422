import {
  ArgumentError,
  ShapeError,
  type Constraint,
  type FloatDType,
  type Shape,
  type Tensor,
  type Variable,
} from "@gradtape/core";
import { checkFunctionOption, checkOptions, showShape } from "@gradtape/core/internal";
import { add, cast, matmul, reshape } from "@gradtape/ops";
import { getActivation, type ActivationLike } from "../activations.ts";
import type { LastOf, Rule, rule, Tensors } from "../call-types.ts";
import type { InitializerLike } from "../initializers/get-initializer.ts";
import {
  Layer,
  LAYER_OPTIONS,
  single,
  singleShape,
  type BatchShape,
  type InputShape,
  type LayerOptions,
} from "../layer.ts";

export interface DenseOptions<
  S extends BatchShape = BatchShape,
  D extends FloatDType = FloatDType,
> extends LayerOptions {
  inputShape?: S;
  dtype?: D;
  /** A name or a function. Default: none. */
  activation?: ActivationLike | null;
  /** Default: true. */
  useBias?: boolean;
  /** Default: "glorotUniform". */
  kernelInitializer?: InitializerLike;
  /** Default: "zeros". */
  biasInitializer?: InitializerLike;
  /** What optimizers put in place of a kernel that they have updated. Default: none. */
  kernelConstraint?: Constraint;
  /** The same for the bias. */
  biasConstraint?: Constraint;
}

/** `[..., I] → [..., U]`. */
interface DenseRule<U extends number, I extends number, D extends FloatDType> extends Rule {
  readonly out: this["in"] extends Tensor<infer S, infer _> ? DenseOut<S, U, I, D> : never;
}
type DenseOut<
  S extends Shape,
  U extends number,
  I extends number,
  D extends FloatDType,
> = number extends S["length"]
  ? Tensor<Shape, D>
  : S extends readonly [...infer B extends readonly [number, ...number[]], infer K extends number]
    ? number extends K | I
      ? Tensor<[...B, U], D>
      : [K, I] extends [I, K]
        ? Tensor<[...B, U], D>
        : `dense: expects ${I} features, got ${K}`
    : "dense: expects inputs of rank 2 or more: a batch of rows of features";

/**
 * A densely connected layer: `activation(x · kernel + bias)` over the last axis.
 *
 * Shape: `[..., features] → [..., units]`. Inputs of other dtypes are cast to the layer's. Throws `ShapeError` for inputs of
 * rank 0 or 1, and for another number of features than it was built for.
 *
 * @example
 * const layer = new Dense(2, { kernelInitializer: "ones" });
 * layer([[1, 2, 3]]).arraySync() // => [[6, 6]]
 */
export class Dense<
  const U extends number = number,
  const S extends BatchShape = BatchShape,
  D extends FloatDType = "float32",
> extends Layer {
  static readonly className: string = "Dense";
  declare readonly [rule]: DenseRule<U, LastOf<S>, D>;
  readonly units: U;
  readonly activation: (x: Tensor) => Tensor;
  readonly #options: DenseOptions;
  #kernel: Variable | undefined;
  #bias: Variable | undefined;

  constructor(units: U, options?: DenseOptions<S, D>) {
    checkOptions("Dense", options, [
      ...LAYER_OPTIONS,
      "activation",
      "useBias",
      "kernelInitializer",
      "biasInitializer",
      "kernelConstraint",
      "biasConstraint",
    ]);
    super(options);
    checkFunctionOption(this.name, "kernelConstraint", options?.kernelConstraint);
    checkFunctionOption(this.name, "biasConstraint", options?.biasConstraint);
    if (!Number.isSafeInteger(units) || units < 1)
      throw new ArgumentError(this.name, `units must be an integer of 1 or more, got ${units}`);
    this.units = units;
    this.activation = getActivation(options?.activation);
    this.#options = options ?? {};
  }

  get kernel(): Variable {
    if (this.#kernel === undefined)
      throw new ArgumentError(
        this.name,
        "there is no kernel before the layer is built: call it first, or give it an inputShape",
      );
    return this.#kernel;
  }
  /** `undefined` before the layer is built, and without `useBias`. */
  get bias(): Variable | undefined {
    return this.#bias;
  }

  override build(inputShape: InputShape): void {
    const features = featuresOf(this.name, singleShape(this.name, inputShape));
    const {
      useBias = true,
      kernelInitializer = "glorotUniform",
      biasInitializer = "zeros",
      kernelConstraint,
      biasConstraint,
    } = this.#options;
    this.#kernel = this.addWeight({
      name: "kernel",
      shape: [features, this.units],
      initializer: kernelInitializer,
      constraint: kernelConstraint,
    });
    if (useBias)
      this.#bias = this.addWeight({
        name: "bias",
        shape: [this.units],
        initializer: biasInitializer,
        constraint: biasConstraint,
      });
  }

  override call(inputs: Tensors): Tensor {
    const x = single(this.name, inputs);
    const features = this.kernel.shape[0]!;
    if (x.rank < 2) throw needsRank2(this.name, x.shape);
    if (x.shape[x.rank - 1] !== features) {
      throw new ShapeError(
        this.name,
        `expects ${features} features, got ${x.shape[x.rank - 1]}: the input has shape ${showShape(x.shape)}`,
        { shapes: [x.shape] },
      );
    }
    const rows = cast(x.rank === 2 ? x : reshape(x, [-1, features]), this.dtype);
    const product = matmul(rows, this.kernel) as Tensor;
    const y = this.activation(this.#bias ? (add(product, this.#bias) as Tensor) : product);
    return x.rank === 2 ? y : reshape(y, [...x.shape.slice(0, -1), this.units]);
  }

  override computeOutputShape(inputShape: InputShape): BatchShape {
    const shape = singleShape(this.name, inputShape);
    if (shape.length < 2) throw needsRank2(this.name, shape);
    return [...shape.slice(0, -1), this.units];
  }
}

function featuresOf(op: string, shape: BatchShape): number {
  if (shape.length < 2) throw needsRank2(op, shape);
  const features = shape[shape.length - 1];
  if (typeof features !== "number")
    throw new ShapeError(op, "the last size of the input must be known: it is that of the kernel");
  return features;
}

const needsRank2 = (op: string, shape: BatchShape): ShapeError =>
  new ShapeError(
    op,
    `expects inputs of rank 2 or more, a batch of rows of features, got shape [${shape.map((n) => n ?? "?").join(", ")}]: add an axis with expandDims`,
  );
