import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "./add.ts";
import { conj } from "./conj.ts";
import { divide } from "./divide.ts";
import { multiply } from "./multiply.ts";
import { neg } from "./neg.ts";
import { sqrt } from "./sqrt.ts";
import { subtract } from "./subtract.ts";

const acosOp = /*@__PURE__*/ elementwise({
  name: "acos",
  arity: 1,
  accepts: "inexact",
  scalar: ([x]) => e.acos(x),
  grad: ({ inputs: [x] }, g) => [
    () => neg(divide(g, conj(sqrt(multiply(subtract(1, x), add(1, x)))))),
  ],
});

/**
 * Angle in [0, π] whose cosine is x, element by element; NaN outside [-1, 1].
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `-g / conj √(1 - x²)`.
 *
 * @example
 * acos([1, 0, -1]).arraySync() // => [0, 1.5707963705062866, 3.1415927410125732]
 */
export function acos<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function acos(x: TensorLike) {
  return dispatch1(acosOp, [toTensor("acos", x)], NONE);
}
