import {
  ShapeError,
  type Arg,
  type DTypeOf,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { normalizeAxis, showShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { multiply } from "../math/multiply.ts";
import { sigmoid } from "../math/sigmoid.ts";
import { split } from "../shape/split.ts";

/**
 * Gated linear unit: the first half of an axis (the last by default), times the logistic function of the second half.
 *
 * Shape: that of x with half as many places on the axis. Dtypes: floats. Throws `ShapeError` if the axis cannot be halved.
 * Gradient: `g · σ(b)` to the first half a, `g · a · σ(b) · (1 - σ(b))` to the second half b.
 *
 * Source: Dauphin et al., Language Modeling with Gated Convolutional Networks (2017).
 *
 * @example
 * nn.glu([4, 6, 0, 100]).arraySync() // => [2, 6]
 */
export function glu<const X extends TensorLike>(
  x: Arg<X>,
  axis?: number,
): Tensor<Shape, DTypeOf<X>>;
export function glu(x: TensorLike, axis = -1): Tensor {
  const t = toTensor("glu", x);
  checkDType("glu", t.dtype, "float");
  const at = normalizeAxis("glu", axis, t.rank);
  if (t.shape[at]! % 2 !== 0) {
    throw new ShapeError(
      "glu",
      `axis ${at} of ${showShape(t.shape)} has ${t.shape[at]} places: the number must be even, to be halved`,
      { shapes: [t.shape], axis: at },
    );
  }
  const [a, b] = split(t, 2, at) as unknown as [Tensor, Tensor];
  return multiply(a, sigmoid(b));
}
