import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "./add.ts";
import { conj } from "./conj.ts";
import { divide } from "./divide.ts";
import { square } from "./square.ts";

const atanOp = /*@__PURE__*/ elementwise({
  name: "atan",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.atan(x),
  grad: ({ inputs: [x] }, g) => [() => divide(g, add(1, square(conj(x))))],
});

/**
 * Angle in [-π/2, π/2] whose tangent is x, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `g / conj(1 + x²)`.
 *
 * @example
 * atan([-1, 0, 1]).arraySync() // => [-0.7853981852531433, 0, 0.7853981852531433]
 */
export function atan<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function atan(x: TensorLike) {
  return dispatch1(atanOp, [toTensor("atan", x)], NONE);
}
