import { ArgumentError, type DType } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import type { Tensors, rule } from "../call-types.ts";
import { Layer, singleShape, type BatchShape, type InputShape } from "../layer.ts";
import type { SameRule } from "./activation.ts";

export interface InputOptions {
  /** The shape of one input, without the batch. */
  shape: BatchShape;
  name?: string;
  dtype?: DType;
}

/**
 * The first layer of a `Sequential`: says the shape of the inputs, so that the model is built at once. Changes nothing.
 *
 * @example
 * const model = new Sequential([new InputLayer({ shape: [3] }), new Dense(2)]);
 * model.countParams() // => 8
 */
export class InputLayer extends Layer {
  static readonly className: string = "InputLayer";
  declare readonly [rule]: SameRule;

  constructor(options: InputOptions) {
    checkOptions("InputLayer", options, ["shape", "name", "dtype"]);
    if (options?.shape === undefined)
      throw new ArgumentError(
        "InputLayer",
        "the shape of one input is needed, as in { shape: [28, 28] }",
      );
    const { shape, ...rest } = options;
    super({ ...rest, inputShape: shape });
  }
  protected override get autocast(): boolean {
    return false;
  }
  override call(inputs: Tensors): Tensors {
    return inputs;
  }
  override computeOutputShape(inputShape: InputShape): BatchShape {
    return singleShape(this.name, inputShape);
  }
}

/**
 * The input of a `Sequential`, as Keras' `keras.Input`.
 *
 * @example
 * new Sequential([Input({ shape: [3] }), new Dense(2)]).outputShape // => [null, 2]
 */
export const Input = (options: InputOptions): InputLayer => new InputLayer(options);
