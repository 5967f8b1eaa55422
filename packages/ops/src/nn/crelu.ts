import type { Arg, DTypeOf, Shape, Tensor, TensorLike } from "@gradtape/core";
import { normalizeAxis, toTensor } from "@gradtape/core/internal";
import { relu } from "../math/relu.ts";
import { neg } from "../math/neg.ts";
import { concat } from "../shape/concat.ts";

/**
 * Both sides of a rectifier: `relu(x)` and `relu(-x)`, joined along an axis (the last by default), which becomes twice as
 * long.
 *
 * Dtypes: signed integers and floats. Throws `ShapeError` for a scalar, which has no axis. Gradient: `g`'s first half where
 * `x > 0`, minus its second half where `x < 0`.
 *
 * Source: Shang et al., Understanding and Improving Convolutional Neural Networks via Concatenated Rectified Linear Units (2016).
 *
 * @example
 * nn.crelu([-1, 0, 2]).arraySync() // => [0, 0, 2, 1, 0, 0]
 */
export function crelu<const X extends TensorLike>(
  x: Arg<X>,
  axis?: number,
): Tensor<Shape, DTypeOf<X>>;
export function crelu(x: TensorLike, axis = -1): Tensor {
  const t = toTensor("crelu", x);
  const at = normalizeAxis("crelu", axis, t.rank);
  return concat([relu(t), relu(neg(t))], at) as Tensor;
}
