import type { DTypeOf, Fit, Of, ReduceShape, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import { normalizeAxis, toTensor } from "@gradtape/core/internal";
import type { Repeat, SizeOn } from "./parts.ts";
import { placeOf } from "./stridedSlice.ts";

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
  const at = normalizeAxis("unstack", axis, t.shape.length);
  return Array.from({ length: t.shape[at]! }, (_, i) => placeOf(t, at, i));
}
