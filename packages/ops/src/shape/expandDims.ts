import type { ExpandResult, ExpandShape, Fit, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, newAxis, toTensor } from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";
import { squeeze } from "./squeeze.ts";

/** Places of the new axes in the result, ascending. */
const expandDimsOp = /*@__PURE__*/ movement<{ readonly axes: readonly number[] }>({
  name: "expandDims",
  shape: (x, { axes }) => inserted(x.shape, axes, 1),
  view: (x, { axes }, { shape }) => ({ shape, strides: inserted(x.strides, axes, 0), offset: 0 }),
  grad:
    ({ attrs: { axes } }, g) =>
    () =>
      squeeze(g, axes),
});

function inserted(list: readonly number[], axes: readonly number[], value: number): number[] {
  let next = 0;
  return Array.from({ length: list.length + axes.length }, (_, d) =>
    axes.includes(d) ? value : list[next++]!,
  );
}

/** `x` with new axes of size 1 at the places `axes` of the result, ascending. */
export const withAxes = (x: Tensor, axes: readonly number[]): Tensor =>
  dispatch1(expandDimsOp, [x], { axes });

/**
 * `x` with a new axis of size 1 at place `axis` of the result (negative places count from the end). Copies nothing.
 *
 * Dtypes: any. Throws `ShapeError` for a place that the result does not have. Gradient: `g` without the axis.
 *
 * @example
 * expandDims([1, 2], -1).arraySync() // => [[1], [2]]
 */
export function expandDims<const X extends TensorLike, const A extends number>(
  x: X,
  axis: Fit<A, ExpandShape<X, A>>,
): ExpandResult<X, A>;
export function expandDims(x: TensorLike, axis: number): Tensor {
  const t = toTensor("expandDims", x);
  return withAxes(t, [newAxis("expandDims", axis, t.shape)]);
}
