import type { Tensor } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { getActivation, type ActivationLike } from "../activations.ts";
import type { Rule, rule, Tensors } from "../call-types.ts";
import {
  Layer,
  LAYER_OPTIONS,
  single,
  singleShape,
  type BatchShape,
  type InputShape,
  type LayerOptions,
} from "../layer.ts";

/** A rule of layers that change no shape. */
export interface SameRule extends Rule {
  readonly out: this["in"];
}

/**
 * An activation function as a layer.
 *
 * Shape and dtype: those of the input.
 *
 * @example
 * new Activation("relu")([[-1, 2]]).arraySync() // => [[0, 2]]
 */
export class Activation extends Layer {
  static readonly className: string = "Activation";
  declare readonly [rule]: SameRule;
  readonly activation: (x: Tensor) => Tensor;

  constructor(activation: ActivationLike, options?: LayerOptions) {
    checkOptions("Activation", options, LAYER_OPTIONS);
    super(options);
    this.activation = getActivation(activation);
  }
  protected override get autocast(): boolean {
    return false;
  }
  override call(inputs: Tensors): Tensor {
    return this.activation(single(this.name, inputs));
  }
  override computeOutputShape(inputShape: InputShape): BatchShape {
    return singleShape(this.name, inputShape);
  }
}
