import type { DTypeOf, Fit, Of, ReduceShape, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch, normalizeAxis, toTensor } from "@gradtape/core/internal";
import type { Repeat, SizeOn } from "./parts.ts";
import { stack } from "./stack.ts";
import { placeOf } from "./stridedSlice.ts";

// One op of many outputs: their gradients come back in one piece, where a sum of n tensors of full size would take n² time.
const unstackOp = /*@__PURE__*/ defineOp<{ readonly axis: number }>({
  name: "unstack",
  infer: ([{ shape, dtype }], { axis }) =>
    Array.from({ length: shape[axis]! }, () => ({ shape: shape.toSpliced(axis, 1), dtype })),
  compose: ([x], { axis }) => Array.from({ length: x.shape[axis]! }, (_, i) => placeOf(x, axis, i)),
  grad: ({ attrs: { axis } }, ...gs) => [() => stack(gs, axis) as Tensor],
});

/** The places along an axis, which x has. */
export const placesOf = (x: Tensor, axis: number): readonly Tensor[] =>
  x.shape[axis] === 0 ? [] : dispatch(unstackOp, [x], { axis });

/**
 * The places along an axis (0 by default) as tensors of their own, without that axis. Copies nothing.
 *
 * Dtypes: any. Throws `ShapeError` for an axis out of range. Gradient: each `g` in its place.
 *
 * @example
 * unstack([[1, 2], [3, 4]], 1).map((x) => x.arraySync()) // => [[1, 3], [2, 4]]
 */
export function unstack<const X extends TensorLike, const A extends number = 0>(
  x: X,
  axis?: Fit<A, ReduceShape<X, A>>,
): Repeat<Of<ReduceShape<X, A>, DTypeOf<X>>, SizeOn<ShapeOf<X>, A>>;
export function unstack(x: TensorLike, axis = 0): readonly Tensor[] {
  const t = toTensor("unstack", x);
  return placesOf(t, normalizeAxis("unstack", axis, t.shape.length));
}
