// Activation functions, by name or as functions.
import type { Tensor } from "@gradtape/core";
import {
  elu,
  exp,
  gelu,
  hardSigmoid,
  leakyRelu,
  logSoftmax,
  relu,
  relu6,
  selu,
  sigmoid,
  silu,
  softmax,
  softplus,
  softsign,
  tanh,
} from "@gradtape/ops";
import { lookup } from "./lookup.ts";

export {
  elu,
  exp as exponential,
  gelu,
  hardSigmoid,
  leakyRelu,
  logSoftmax,
  relu,
  relu6,
  selu,
  sigmoid,
  silu,
  softmax,
  softplus,
  softsign,
  tanh,
};

/**
 * Its argument: no activation.
 *
 * @example
 * linear(constant([1, -2])).arraySync() // => [1, -2]
 */
export const linear = <X extends Tensor>(x: X): X => x;

const table = {
  elu: (x: Tensor) => elu(x),
  exponential: (x: Tensor) => exp(x),
  gelu: (x: Tensor) => gelu(x),
  hardSigmoid: (x: Tensor) => hardSigmoid(x),
  leakyRelu: (x: Tensor) => leakyRelu(x),
  linear: (x: Tensor) => x,
  logSoftmax: (x: Tensor) => logSoftmax(x),
  relu: (x: Tensor) => relu(x),
  relu6: (x: Tensor) => relu6(x),
  selu: (x: Tensor) => selu(x),
  sigmoid: (x: Tensor) => sigmoid(x),
  silu: (x: Tensor) => silu(x),
  softmax: (x: Tensor) => softmax(x),
  softplus: (x: Tensor) => softplus(x),
  softsign: (x: Tensor) => softsign(x),
  swish: (x: Tensor) => silu(x),
  tanh: (x: Tensor) => tanh(x),
};

export type ActivationName = keyof typeof table;

/** A name, or any function of a tensor that keeps its shape. */
export type ActivationLike = ActivationName | ((x: Tensor) => Tensor);

/**
 * The activation function of a name; a function is itself, and `undefined` or `null` is `linear`.
 *
 * Throws `ArgumentError` for a name that is none.
 *
 * @example
 * getActivation("relu")(constant([-1, 2])).arraySync() // => [0, 2]
 */
export function getActivation(
  activation: ActivationLike | null | undefined,
): (x: Tensor) => Tensor {
  if (activation === undefined || activation === null) return linear;
  return typeof activation === "function"
    ? activation
    : lookup("getActivation", "activation", activation, table);
}
