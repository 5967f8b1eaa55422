import type { DTypeOf, Fit, Of, ReduceShape, ShapeOf, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch, normalizeAxis, splitSizes, toTensor } from "@gradtape/core/internal";
import { concat } from "./concat.ts";
import type { Repeat, Resized } from "./parts.ts";
import { slice } from "./slice.ts";

interface SplitAttrs {
  readonly axis: number;
  readonly sizes: readonly number[];
}

// One op of many outputs, for the sake of its gradient, as in `unstack`.
const splitOp = /*@__PURE__*/ defineOp<SplitAttrs>({
  name: "split",
  infer: ([{ shape, dtype }], { axis, sizes }) =>
    sizes.map((size) => ({ shape: shape.with(axis, size), dtype })),
  compose([x], { axis, sizes }) {
    const begin = x.shape.map(() => 0);
    return sizes.map((size) => {
      const part = slice(x, begin, x.shape.with(axis, size)) as Tensor;
      begin[axis]! += size;
      return part;
    });
  },
  grad: ({ attrs: { axis } }, ...gs) => [() => concat(gs, axis) as Tensor],
});

/** Equal parts of a size that types do not work out, or one part for each size. */
export type Parts<X, N, A> = N extends number
  ? Repeat<Of<Resized<ShapeOf<X>, A, number>, DTypeOf<X>>, N>
  : { -readonly [K in keyof N]: Of<Resized<ShapeOf<X>, A, N[K]>, DTypeOf<X>> };

/**
 * `x` cut along an axis (0 by default) into a number of equal parts, or into parts of the given sizes, one of which may be -1
 * and takes the rest. Copies nothing.
 *
 * Dtypes: any. Throws `ShapeError` if the axis cannot be cut so. Gradient: each `g` in its part.
 *
 * @example
 * split([1, 2, 3, 4], 2).map((x) => x.arraySync()) // => [[1, 2], [3, 4]]
 * @example
 * split([1, 2, 3, 4], [1, -1]).map((x) => x.arraySync()) // => [[1], [2, 3, 4]]
 */
export function split<
  const X extends TensorLike,
  const N extends number | readonly number[],
  const A extends number = 0,
>(x: X, numOrSizes: N, axis?: Fit<A, ReduceShape<X, A>>): Parts<X, N, A>;
export function split(x: TensorLike, numOrSizes: number | readonly number[], axis = 0): unknown {
  const t = toTensor("split", x);
  const at = normalizeAxis("split", axis, t.shape.length);
  const sizes = splitSizes("split", t.shape, numOrSizes, at);
  return sizes.length === 0 ? [] : dispatch(splitOp, [t], { axis: at, sizes });
}
