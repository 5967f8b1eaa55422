import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1 } from "@gradtape/core/internal";
import { runAlong, running, type RunningOptions } from "../define/running.ts";

const cumsumOp = /*@__PURE__*/ running({
  name: "cumsum",
  accepts: "number",
  combine: "sum",
  grad: ({ attrs: { axis, exclusive } }, g) => [
    () => cumsum(g, axis, { exclusive, reverse: true }),
  ],
});

/**
 * Running sum along an axis (the first by default): `y[i] = x[0] + … + x[i]`; without `x[i]` itself if `exclusive`, from the end
 * if `reverse`.
 *
 * Shape: that of x. Dtypes: integers (wrapping), floats and complex numbers. Gradient: the running sum of `g` in the other
 * direction.
 *
 * @example
 * cumsum([1, 2, 3]).arraySync() // => [1, 3, 6]
 */
export function cumsum<const X extends TensorLike>(
  x: Arg<X>,
  axis?: number,
  options?: RunningOptions,
): Like<X>;
export function cumsum(x: TensorLike, axis = 0, options?: RunningOptions): Tensor {
  return runAlong("cumsum", x, axis, options, (t, attrs) => dispatch1(cumsumOp, [t], attrs));
}
