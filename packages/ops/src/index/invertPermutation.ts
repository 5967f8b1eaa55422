import {
  ArgumentError,
  ShapeError,
  type DTypeOf,
  type Of,
  type Own,
  type ShapeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  NONE,
  readOf,
  showShape,
  storeTo,
  type None,
} from "@gradtape/core/internal";
import { checkIndexDType, indexInto, toIndices } from "./index-range.ts";

const invertPermutationOp = /*@__PURE__*/ defineOp<None>({
  name: "invertPermutation",
  infer([x]) {
    checkIndexDType("invertPermutation", x);
    if (x.shape.length !== 1)
      throw new ShapeError(
        "invertPermutation",
        `takes one permutation, got shape ${showShape(x.shape)}`,
        { shapes: [x.shape] },
      );
    return [{ shape: x.shape, dtype: x.dtype }];
  },
  lower([x], _, [out]) {
    const { at, inside } = indexInto(e.load(0, x.dtype), x.shape[0]!);
    return [
      { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, x.dtype)) },
      {
        kind: "scatter",
        combine: "set",
        axes: x.shape,
        reads: [readOf(0, x)],
        at: e.where(inside, at, -1),
        limit: x.shape[0]!,
        store: storeTo(0, out, e.cast(e.axis(0), x.dtype), { strides: [0] }),
      },
    ];
  },
  validate([x]) {
    const seen = new Set<number>();
    for (const value of x.dataSync() as Iterable<number | bigint>) {
      const i = Number(value);
      if (i >= 0 && i < x.size && !seen.has(i)) seen.add(i);
      else
        throw new ArgumentError(
          "invertPermutation",
          seen.has(i)
            ? `not a permutation: ${i} is there twice`
            : `not a permutation: ${i} is not one of 0 to ${x.size - 1}`,
        );
    }
  },
});

/**
 * The inverse of a permutation of 0 to n - 1: `result[x[i]] = i`.
 *
 * Shape: that of x, `[n]`. Dtypes: integers (int32 from JavaScript numbers). Throws `ArgumentError` for what is no permutation,
 * where it can be seen in time. Gradient: none.
 *
 * @example
 * math.invertPermutation([2, 0, 1]).arraySync() // => [1, 2, 0]
 */
export function invertPermutation<const X extends TensorLike>(
  x: X,
): Of<ShapeOf<X>, [Own<X>] extends [never] ? "int32" : DTypeOf<X>>;
export function invertPermutation(x: TensorLike): Tensor {
  return dispatch1(invertPermutationOp, [toIndices("invertPermutation", x)], NONE);
}
