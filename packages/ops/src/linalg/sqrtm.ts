import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { batchKernel, overBatches } from "./batches.ts";
import { alongOf } from "./matrix-function.ts";
import { matrixRoot } from "./matrix-root.ts";
import { squareSize } from "./matrix-shapes.ts";

const algorithm = /*@__PURE__*/ overBatches("sqrtm", ([a], [y], [n]) => {
  y!.set(matrixRoot("sqrtm", a!, n!));
});

const sqrtmOp = /*@__PURE__*/ defineOp({
  name: "sqrtm",
  infer([a]) {
    squareSize("sqrtm", a);
    return [{ shape: a.shape, dtype: a.dtype }];
  },
  lower: ([a], _, [y]) => batchKernel(algorithm, [a.shape.at(-1)!], [[a, 2]], [[y, 2]]),
  grad: ({ inputs: [a] }, g) => [() => alongOf(root, a, g)],
});

const root = (x: Tensor): Tensor => dispatch1(sqrtmOp, [x], NONE);

/**
 * The principal square roots of square matrices: those whose product with themselves is x and whose eigenvalues have no negative
 * real part. NaN where there is none that is real, as for negative eigenvalues.
 *
 * Shape: that of x, `[..., n, n]`. Dtypes: float32 and float64. Throws `ShapeError` if the matrices are not square.
 * Gradient: the Fréchet derivative at `xᵀ` along g, a block of the root of `[[xᵀ, g], [0, xᵀ]]`; for invertible x.
 *
 * Source: Higham, Functions of Matrices (2008), §6.2.
 *
 * @example
 * sqrtm([[4, 1], [0, 4]]).arraySync() // => ≈ [[2, 0.25], [0, 2]]
 */
export function sqrtm<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function sqrtm(x: TensorLike): Tensor {
  return root(toTensor("sqrtm", x));
}
