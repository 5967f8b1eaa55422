import type { Fit, Perm, PermuteShape, Tensor, TensorLike, TransposeResult } from "@gradtape/core";
import { dispatch1, normalizePerm, toTensor } from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";

const transposeOp = /*@__PURE__*/ movement<{ readonly perm: readonly number[] }>({
  name: "transpose",
  shape: (x, { perm }) => perm.map((d) => x.shape[d]!),
  view: (x, { perm }, { shape }) => ({ shape, strides: perm.map((d) => x.strides[d]!), offset: 0 }),
  grad:
    ({ attrs: { perm } }, g) =>
    () =>
      transpose(
        g,
        perm.map((_, d) => perm.indexOf(d)),
      ),
});

/**
 * The axes in another order: axis `d` of the result is axis `perm[d]` of `x`. Default: reversed. Copies nothing.
 *
 * Dtypes: any. Gradient: `g` with the axes back in their places.
 *
 * @example
 * transpose([[1, 2, 3], [4, 5, 6]]).arraySync() // => [[1, 4], [2, 5], [3, 6]]
 */
export function transpose<const X extends TensorLike, const P extends Perm = undefined>(
  x: X,
  perm?: Fit<P, PermuteShape<X, P>>,
): TransposeResult<X, P>;
export function transpose(x: TensorLike, perm?: Perm): Tensor {
  const t = toTensor("transpose", x);
  return dispatch1(transposeOp, [t], { perm: normalizePerm("transpose", t.shape, perm) });
}
