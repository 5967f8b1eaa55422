import type { Axes, Fit, SqueezeResult, SqueezeShape, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, squeezeAxes, toTensor } from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";
import { withAxes } from "./expandDims.ts";

const squeezeOp = /*@__PURE__*/ movement<{ readonly axes: readonly number[] }>({
  name: "squeeze",
  shape: (x, { axes }) => x.shape.filter((_, d) => !axes.includes(d)),
  view: (x, { axes }, { shape }) => ({
    shape,
    strides: x.strides.filter((_, d) => !axes.includes(d)),
    offset: 0,
  }),
  grad:
    ({ attrs: { axes } }, g) =>
    () =>
      withAxes(g, axes),
});

/**
 * `x` without the given axes, which must be of size 1; by default without every axis of size 1. Copies nothing.
 *
 * Dtypes: any. Throws `ShapeError` for an axis of another size or out of range. Gradient: `g` with the axes back.
 *
 * @example
 * squeeze([[[1], [2]]]).arraySync() // => [1, 2]
 */
export function squeeze<const X extends TensorLike, const A extends Axes = undefined>(
  x: X,
  axis?: Fit<A, SqueezeShape<X, A>>,
): SqueezeResult<X, A>;
export function squeeze(x: TensorLike, axis?: Axes): Tensor {
  const t = toTensor("squeeze", x);
  return dispatch1(squeezeOp, [t], { axes: squeezeAxes("squeeze", t.shape, axis) });
}
