import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { broadcastToShape, dispatch1, e, NONE, toTensor } from "@gradtape/core/internal";
import { greater } from "../compare/greater.ts";
import { less } from "../compare/less.ts";
import { elementwise } from "../define/elementwise.ts";
import { logicalOr } from "../logic/logicalOr.ts";
import { where } from "../logic/where.ts";

const clipByValueOp = /*@__PURE__*/ elementwise({
  name: "clipByValue",
  arity: 3,
  accepts: "real",
  scalar: ([x, low, high]) => e.max(e.min(x, high), low),
  grad: ({ inputs: [x, low, high] }, g) => [
    () => where(logicalOr(less(x, low), greater(x, high)), 0, g),
    () => where(less(x, low), g, 0),
    () => where(greater(x, high), g, 0),
  ],
});

/**
 * x, where below min replaced by min, and where above max by max, element by element. NaN stays NaN.
 *
 * Shape: that of x, to which min and max must broadcast. Dtypes: integers and floats, all the same; a JavaScript number
 * takes x's. Throws `ShapeError` if min or max does not broadcast to x.
 * Gradient: `g` to x within the bounds, to min below them, to max above.
 *
 * @example
 * clipByValue([-2, 0.5, 7], 0, 1).arraySync() // => [0, 0.5, 1]
 */
export function clipByValue<const X extends TensorLike>(
  x: Arg<X>,
  min: TensorLike,
  max: TensorLike,
): Like<X>;
export function clipByValue(x: TensorLike, min: TensorLike, max: TensorLike): Tensor {
  const t = toTensor("clipByValue", x);
  const low = toTensor("clipByValue", min, t.dtype);
  const high = toTensor("clipByValue", max, t.dtype);
  for (const bound of [low, high]) broadcastToShape("clipByValue", bound.shape, t.shape);
  return dispatch1(clipByValueOp, [t, low, high], NONE);
}
