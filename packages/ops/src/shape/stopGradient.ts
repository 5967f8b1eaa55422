import type { Arg, Like, TensorLike } from "@gradtape/core";
import { dispatch1, NONE, toTensor, type None } from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";

const stopGradientOp = /*@__PURE__*/ movement<None>({
  name: "stopGradient",
  shape: ({ shape }) => shape,
  view: ({ shape, strides }) => ({ shape, strides, offset: 0 }),
});

/**
 * x as a constant: the same elements, through which no gradient passes. Copies nothing.
 *
 * Shape: that of x. Dtypes: any. Gradient: none.
 *
 * @example
 * stopGradient([1, 2]).arraySync() // => [1, 2]
 */
export function stopGradient<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function stopGradient(x: TensorLike) {
  return dispatch1(stopGradientOp, [toTensor("stopGradient", x)], NONE);
}
