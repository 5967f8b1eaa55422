import type { DTypeOf, Fit, Of, Shape, ShapeOf, Tensor, TensorLike, Tile } from "@gradtape/core";
import {
  checkIntegers,
  defineOp,
  dispatch1,
  e,
  storeTo,
  tileShape,
  toTensor,
} from "@gradtape/core/internal";
import { reduceSum } from "../reduce/reduceSum.ts";
import { reshape } from "./reshape.ts";

interface TileAttrs {
  readonly multiples: readonly number[];
}

const tileOp = /*@__PURE__*/ defineOp<TileAttrs>({
  name: "tile",
  infer: ([x], { multiples }) => [{ shape: tileShape("tile", x.shape, multiples), dtype: x.dtype }],
  // Each axis as two, the copies and the elements, so that every position is affine.
  lower: ([x], { multiples }, [out]) => ({
    kind: "map",
    axes: x.shape.flatMap((n, d) => [multiples[d]!, n]),
    reads: [{ input: 0, dtype: x.dtype, offset: 0, strides: x.strides.flatMap((s) => [0, s]) }],
    store: storeTo(0, out, e.load(0, x.dtype), {
      strides: out.strides.flatMap((s, d) => [s * x.shape[d]!, s]),
    }),
  }),
  grad: ({ inputs: [x], attrs: { multiples } }, g) => [
    () =>
      reduceSum(
        reshape(
          g,
          x.shape.flatMap((n, d) => [multiples[d]!, n]),
        ),
        x.shape.map((_, d) => 2 * d),
      ),
  ],
});

export type TileOf<X, M extends Shape> =
  ShapeOf<X> extends infer S ? (S extends Shape ? Tile<S, M> : S) : never;

/**
 * `x` repeated as a whole: `multiples[d]` copies side by side along axis d.
 *
 * Shape: each size times its multiple. Dtypes: any. Throws `ShapeError` if there is not one multiple for each axis.
 * Gradient: `g`, the copies added up.
 *
 * @example
 * tile([1, 2], [3]).arraySync() // => [1, 2, 1, 2, 1, 2]
 */
export function tile<const X extends TensorLike, const M extends number[]>(
  x: X,
  multiples: Fit<M, TileOf<X, M>>,
): Of<TileOf<X, M>, DTypeOf<X>>;
export function tile(x: TensorLike, multiples: readonly number[]): Tensor {
  return dispatch1(tileOp, [toTensor("tile", x)], {
    multiples: checkIntegers("tile", "multiples", multiples),
  });
}
