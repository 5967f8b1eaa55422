// Layer: the base class of everything that is called with tensors.
import {
  ArgumentError,
  DTypeError,
  isDType,
  isFloat,
  isTensor,
  mapTree,
  ShapeError,
  Variable,
  type Constraint,
  type DType,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkFunctionOption,
  checkOptions,
  checkShape,
  initScope,
  read,
  sameShape,
  showShape,
  toTensor,
} from "@gradtape/core/internal";
import { cast } from "@gradtape/ops";
import { invoke } from "./callable.ts";
import type { Called, Inputs, Result, Takes, Tensors } from "./call-types.ts";
import { getInitializer, type InitializerLike } from "./initializers/get-initializer.ts";
import { asTensors, mapTensors } from "./inputs.ts";
import { Module, type ModuleOptions } from "./module.ts";

/** Sizes of inputs or outputs; `null` is a size that varies, as that of the batch. */
export type BatchShape = readonly (number | null)[];

/** The shapes of inputs that are one tensor, or a structure of tensors. */
export type InputShape =
  BatchShape | readonly InputShape[] | { readonly [key: string]: InputShape };

export interface LayerOptions extends ModuleOptions {
  /** The dtype of its weights, and of what it computes. Default: "float32". */
  dtype?: DType;
  /** Default: true. */
  trainable?: boolean;
  /** The shape of one input, without the batch: a model that begins with this layer is built at once. */
  inputShape?: BatchShape;
}

export interface CallOptions {
  /** Whether the model is being trained. Default: as the layer that calls this one, else false. */
  training?: boolean;
  mask?: Tensor;
}

/** What `call` is told. */
export interface CallContext {
  readonly training: boolean;
  readonly mask: Tensor | undefined;
}

export interface WeightOptions {
  /** Default: "weight". */
  name?: string;
  /** Default: a scalar's. */
  shape?: readonly number[];
  /** Default: "glorotUniform"; "zeros" for dtypes other than floats. */
  initializer?: InitializerLike;
  /** Default: true. */
  trainable?: boolean;
  /** Default: the layer's. */
  dtype?: DType;
  /** What optimizers put in place of a value that they have updated. Default: none. */
  constraint?: Constraint | undefined;
}

/** Names of layer options, for `checkOptions`. */
export const LAYER_OPTIONS: readonly string[] = ["name", "dtype", "trainable", "inputShape"];

let outerTraining = false;

/**
 * The base class of layers. A subclass writes `call`, and `build` if its weights depend on the shape of the input.
 *
 * A layer is called like a function, as in Keras: `layer(x)`, `layer(x, { training: true })`. The first call builds it.
 * Layers that it calls inherit `training`.
 *
 * @example
 * class Shift extends Layer {
 *   build() { this.by = this.addWeight({ name: "by", initializer: "ones" }); }
 *   call(x) { return add(x, this.by); }
 * }
 * new Shift()([1, 2]).arraySync() // => [2, 3]
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- only the call is merged in, and the constructor makes it
export abstract class Layer extends Module {
  readonly dtype: DType;
  /** Whether `build` has run. */
  built = false;
  /** The shape it was built for. */
  inputShape: InputShape | undefined;
  /** The shape of the first output. */
  outputShape: BatchShape | undefined;
  /** @internal The `inputShape` option, with the batch. */
  readonly givenShape: BatchShape | undefined;

  constructor(options?: LayerOptions) {
    const { name, dtype = "float32", trainable = true, inputShape } = options ?? {};
    super(name === undefined ? {} : { name });
    if (!isDType(dtype))
      throw new DTypeError(
        this.name,
        `unknown dtype ${JSON.stringify(dtype)}: write "float32" or "float64"`,
      );
    this.dtype = dtype;
    this.givenShape = inputShape && [null, ...checkSizes(this.name, inputShape)];
    if (!trainable) this.trainable = false;
  }

  /** Make the weights that depend on the shape of the input. Runs once, before the first call. */
  build(_inputShape: InputShape): void {}

  /** Compute the outputs. Written by the subclass; users call the layer itself. */
  call(_inputs: Tensors, _context: CallContext): Tensors {
    throw new ArgumentError(
      this.name,
      "the layer computes nothing: write call(inputs) in its class",
    );
  }

  /** The shape of the output for a shape of the input, where it can be told without computing. */
  computeOutputShape(_inputShape: InputShape): BatchShape {
    throw new ArgumentError(
      this.name,
      "the shape of the output is not known before the first call: override computeOutputShape(inputShape)",
    );
  }

  /** Whether float inputs are cast to the layer's dtype before `call`. */
  protected get autocast(): boolean {
    return true;
  }

  /**
   * Make a variable named `layer/name`, which belongs to this layer. Throws `ShapeError` if a size of the shape is unknown.
   */
  addWeight(options?: WeightOptions): Variable {
    checkOptions(`${this.name}.addWeight`, options, [
      "name",
      "shape",
      "initializer",
      "trainable",
      "dtype",
      "constraint",
    ]);
    const {
      name = "weight",
      shape = [],
      trainable = true,
      dtype = this.dtype,
      constraint,
    } = options ?? {};
    checkFunctionOption(`${this.name}.addWeight`, "constraint", constraint);
    const initializer = options?.initializer ?? (isFloat(dtype) ? "glorotUniform" : "zeros");
    const sizes = checkShape(`${this.name}.addWeight`, shape);
    const variable = initScope(() => {
      const value = getInitializer(initializer)(sizes, { dtype });
      return new Variable(value, { name: `${this.name}/${name}`, trainable, constraint });
    });
    this.track(name, variable);
    return variable;
  }

  /** @internal Build, unless built. */
  ensureBuilt(inputShape: InputShape): void {
    if (this.built) return;
    // Once, also where the first call is a trace.
    initScope(() => this.build(inputShape));
    this.inputShape = inputShape;
    this.built = true;
  }

  /** @internal */
  [invoke](inputs: Inputs, options?: CallOptions): Tensors {
    checkOptions(this.name, options, ["training", "mask"]);
    let x = asTensors(this.name, inputs);
    if (this.autocast && isFloat(this.dtype)) x = castFloats(x, this.dtype);
    const outer = outerTraining;
    const training = options?.training ?? outer;
    outerTraining = training;
    try {
      if (!this.built) this.ensureBuilt(shapeOf(x));
      const y = this.call(x, { training, mask: options?.mask });
      if (this.outputShape === undefined && isTensor(y)) this.outputShape = withoutBatch(y);
      return y;
    } finally {
      outerTraining = outer;
    }
  }

  /** The values of its variables now. */
  getWeights(): Tensor[] {
    return this.variables.map(read);
  }

  /** Assign all its variables. Throws `ArgumentError` or `ShapeError`, and assigns nothing, if the values do not fit. */
  setWeights(weights: readonly TensorLike[]): void {
    const variables = this.variables;
    const op = `${this.name}.setWeights`;
    if (weights.length !== variables.length) {
      const why = this.built
        ? "give one value for each variable"
        : "it is not built yet: call it first";
      throw new ArgumentError(
        op,
        `${weights.length} weights for ${variables.length} variables: ${why}`,
      );
    }
    const values = variables.map((v, i) => toTensor(op, weights[i]!, v.dtype));
    variables.forEach((v, i) => {
      const { shape } = values[i]!;
      if (sameShape(shape, v.shape)) return;
      throw new ShapeError(
        op,
        `weight ${i} has shape ${showShape(shape)}, ${v.name} has ${showShape(v.shape)}`,
        { shapes: [shape, v.shape] },
      );
    });
    variables.forEach((v, i) => v.assign(cast(values[i]!, v.dtype)));
  }

  /** The number of elements in its variables. Throws `ArgumentError` if it is not built. */
  countParams(): number {
    if (!this.built)
      throw new ArgumentError(
        `${this.name}.countParams`,
        "the layer is not built: call it first, or give it an inputShape",
      );
    return this.variables.reduce((n, v) => n + v.size, 0);
  }
}

/**
 * The call, one signature for every layer: what is special of a layer is only in the default of Y, so that any layer is
 * assignable to `Layer`.
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- only the call is merged in, and the constructor makes it
export interface Layer {
  <const X extends Inputs, Y = Called<this, X>>(
    inputs: Takes<X, Y>,
    options?: CallOptions,
  ): Result<NoInfer<Y>>;
}

/** The shape of inputs as `build` gets it. */
const shapeOf = (x: Tensors): InputShape =>
  isTensor(x)
    ? withoutBatch(x)
    : (mapTree(x, (leaf) => withoutBatch(leaf as Tensor)) as InputShape);
const withoutBatch = ({ shape }: Tensor): BatchShape =>
  shape.length === 0 ? [] : [null, ...shape.slice(1)];

const castFloats = (x: Tensors, dtype: DType): Tensors =>
  mapTensors(x, (t) => (t.dtype !== dtype && isFloat(t.dtype) ? cast(t, dtype) : t));

/** Refuses what is not a list of sizes, where `null` is a size that varies. */
function checkSizes(op: string, shape: BatchShape): BatchShape {
  if (Array.isArray(shape))
    checkShape(
      op,
      shape.map((n: unknown) => n ?? 0),
    );
  else checkShape(op, shape);
  return shape;
}

/** The shape of an input that must be one tensor. */
export function singleShape(op: string, shape: InputShape): BatchShape {
  if (Array.isArray(shape) && shape.every((n) => n === null || typeof n === "number")) return shape;
  throw new ArgumentError(
    op,
    "takes one tensor, and was given a structure of tensors: join them first",
  );
}

/** A tensor that must be alone. */
export function single(op: string, x: Tensors): Tensor {
  if (isTensor(x)) return x;
  throw new ArgumentError(
    op,
    "takes one tensor, and was given a structure of tensors: join them first",
  );
}
