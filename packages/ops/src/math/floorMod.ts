import type { Both, Elementwise, Fit, Tensor, TensorLike } from "@gradtape/core";
import { mod } from "./mod.ts";

/**
 * Another name of `mod`, as in TensorFlow: remainder `a - b · ⌊a / b⌋`, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: integers and floats, both the same; a JavaScript number takes the other's.
 * Throws `ArgumentError` if an integer is divided by zero; with floats that is NaN.
 * Gradient: `g` to a, `-g · ⌊a / b⌋` to b.
 *
 * @example
 * math.floorMod([7, -7], 3).arraySync() // => [1, 2]
 */
export function floorMod<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function floorMod(a: TensorLike, b: TensorLike): Tensor {
  return mod(a, b) as Tensor;
}
