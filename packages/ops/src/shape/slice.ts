import type { DTypeOf, Fit, Of, Shape, ShapeOf, Slice, Tensor, TensorLike } from "@gradtape/core";
import { dispatch1, sizeOf, sliceShape, toTensor } from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";
import { padded } from "./pad.ts";

interface SliceAttrs {
  readonly begin: readonly number[];
  readonly size: readonly number[];
}

const sliceOp = /*@__PURE__*/ movement<SliceAttrs>({
  name: "slice",
  shape: (x, { begin, size }) => sliceShape("slice", x.shape, begin, size),
  view: (x, { begin }, { shape }) => ({
    shape,
    strides: x.strides,
    offset: sizeOf(shape) === 0 ? 0 : begin.reduce((sum, b, d) => sum + b * x.strides[d]!, 0),
  }),
  grad:
    ({ inputs: [x], outputs: [y], attrs: { begin } }, g) =>
    () =>
      padded(
        g,
        begin.map((b, d) => [b, x.shape[d]! - b - y.shape[d]!] as const),
        0,
      ),
});

export type SliceOf<X, N extends Shape> =
  ShapeOf<X> extends infer S ? (S extends Shape ? Slice<S, N> : S) : never;

/**
 * The part of `x` that begins at `begin` and has the sizes `size`; a size of -1 takes all that is left. Copies nothing.
 *
 * Shape: `size`. Dtypes: any. Throws `ShapeError` if the part is not inside `x`.
 * Gradient: `g`, with zeros where `x` was left out.
 *
 * @example
 * slice([1, 2, 3, 4], [1], [2]).arraySync() // => [2, 3]
 */
export function slice<const X extends TensorLike, const N extends number[]>(
  x: X,
  begin: Shape,
  size: Fit<N, SliceOf<X, N>>,
): Of<SliceOf<X, N>, DTypeOf<X>>;
export function slice(x: TensorLike, begin: readonly number[], size: readonly number[]): Tensor {
  const t = toTensor("slice", x);
  const sizes = sliceShape("slice", t.shape, begin, size);
  return dispatch1(sliceOp, [t], { begin: [...begin], size: sizes });
}
