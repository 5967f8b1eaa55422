import type { Arg, Like, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { divideNoNan } from "./divideNoNan.ts";

/**
 * Reciprocal `1 / x`, or 0 where x is 0, element by element.
 *
 * Shape: that of x. Dtypes: floats and complex. Gradient: `-g · conj(y²)`; 0 where x is 0.
 *
 * @example
 * math.reciprocalNoNan([2, 0, -4]).arraySync() // => [0.5, 0, -0.25]
 */
export function reciprocalNoNan<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function reciprocalNoNan(x: TensorLike) {
  const t = toTensor("reciprocalNoNan", x);
  checkDType("reciprocalNoNan", t.dtype, "inexact");
  return divideNoNan(1, t);
}
