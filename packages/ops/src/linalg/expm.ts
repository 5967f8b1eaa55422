import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { batchKernel, overBatches } from "./batches.ts";
import { alongOf } from "./matrix-function.ts";
import { matrixExponential } from "./matrix-exponential.ts";
import { squareSize } from "./matrix-shapes.ts";

const algorithm = /*@__PURE__*/ overBatches("expm", ([a], [y], [n]) => {
  y!.set(matrixExponential(a!, n!));
});

const expmOp = /*@__PURE__*/ defineOp({
  name: "expm",
  infer([a]) {
    squareSize("expm", a);
    return [{ shape: a.shape, dtype: a.dtype }];
  },
  lower: ([a], _, [y]) => batchKernel(algorithm, [a.shape.at(-1)!], [[a, 2]], [[y, 2]]),
  grad: ({ inputs: [a] }, g) => [() => alongOf(exponential, a, g)],
});

const exponential = (x: Tensor): Tensor => dispatch1(expmOp, [x], NONE);

/**
 * The matrix exponential `I + x + x²/2! + …` of square matrices, by scaling, a Padé approximant and squaring.
 *
 * Shape: that of x, `[..., n, n]`. Dtypes: float32 and float64. Throws `ShapeError` if the matrices are not square. NaN and infinity
 * give NaN.
 * Gradient: the Fréchet derivative at `xᵀ` along g, a block of the exponential of `[[xᵀ, g], [0, xᵀ]]`.
 *
 * Source: Higham, The scaling and squaring method for the matrix exponential revisited (2005).
 *
 * @example
 * expm([[0, 1], [0, 0]]).arraySync() // => ≈ [[1, 1], [0, 1]]
 */
export function expm<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function expm(x: TensorLike): Tensor {
  return exponential(toTensor("expm", x));
}
