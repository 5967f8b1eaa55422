import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { abs } from "../math/abs.ts";
import { add } from "../math/add.ts";
import { divide } from "../math/divide.ts";
import { square } from "../math/square.ts";

const softsignOp = /*@__PURE__*/ elementwise({
  name: "softsign",
  arity: 1,
  accepts: "float",
  scalar: ([x]) => e.div(x, e.add(1, e.abs(x))),
  grad: ({ inputs: [x] }, g) => [() => divide(g, square(add(1, abs(x))))],
});

/**
 * `x / (1 + |x|)`, element by element.
 *
 * Shape: that of x. Dtypes: floats. Gradient: `g / (1 + |x|)²`.
 *
 * Source: Glorot & Bengio, Understanding the difficulty of training deep feedforward neural networks (2010).
 *
 * @example
 * softsign([-1, 0, 3]).arraySync() // => [-0.5, 0, 0.75]
 */
export function softsign<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function softsign(x: TensorLike) {
  return dispatch1(softsignOp, [toTensor("softsign", x)], NONE);
}
