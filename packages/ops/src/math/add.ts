import type { Both, Elementwise, Fit, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, operands } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";

const addOp = /*@__PURE__*/ elementwise({
  name: "add",
  arity: 2,
  accepts: "number",
  scalar: ([x, y]) => e.add(x, y),
  grad: (_, g) => [() => g, () => g],
});

/**
 * Sum `a + b`, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: integers (wrapping), floats and complex, both the same; a JavaScript number takes the other's.
 * Gradient: `g` to both.
 *
 * @example
 * add([1, 2], [3, 4]).toString() // => "tf.Tensor([4. 6.], shape=(2,), dtype=float32)"
 */
export function add<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function add(a: TensorLike, b: TensorLike) {
  return dispatch1(addOp, operands("add", a, b), NONE);
}
