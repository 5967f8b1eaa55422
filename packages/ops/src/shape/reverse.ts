import { ArgumentError, type Arg, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { dispatch1, normalizeAxes, toTensor } from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";

const reverseOp = /*@__PURE__*/ movement<{ readonly axes: readonly number[] }>({
  name: "reverse",
  shape: (x) => x.shape,
  view: (x, { axes }, { shape }) => ({
    shape,
    strides: x.strides.map((s, d) => (axes.includes(d) ? -s : s)),
    offset: shape.includes(0)
      ? 0
      : axes.reduce((sum, d) => sum + (shape[d]! - 1) * x.strides[d]!, 0),
  }),
  grad:
    ({ attrs: { axes } }, g) =>
    () =>
      reverse(g, axes),
});

/**
 * The elements in reverse order along one axis or several. Copies nothing.
 *
 * Shape: that of x. Dtypes: any. Throws `ShapeError` for an axis that is out of range or given twice.
 * Gradient: `g`, reversed.
 *
 * @example
 * reverse([[1, 2], [3, 4]], 0).arraySync() // => [[3, 4], [1, 2]]
 */
export function reverse<const X extends TensorLike>(
  x: Arg<X>,
  axis: number | readonly number[],
): Like<X>;
export function reverse(x: TensorLike, axis: number | readonly number[]): Tensor {
  const t = toTensor("reverse", x);
  if (axis === undefined || axis === null)
    throw new ArgumentError("reverse", "needs an axis, or an array of axes");
  return dispatch1(reverseOp, [t], { axes: normalizeAxes("reverse", axis, t.shape.length) });
}
