import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { batchKernel, overBatches } from "./batches.ts";
import { alongOf } from "./matrix-function.ts";
import { matrixLogarithm } from "./matrix-logarithm.ts";
import { squareSize } from "./matrix-shapes.ts";

const algorithm = /*@__PURE__*/ overBatches("logm", ([a], [y], [n]) => {
  y!.set(matrixLogarithm("logm", a!, n!));
});

const logmOp = /*@__PURE__*/ defineOp({
  name: "logm",
  infer([a]) {
    squareSize("logm", a);
    return [{ shape: a.shape, dtype: a.dtype }];
  },
  lower: ([a], _, [y]) => batchKernel(algorithm, [a.shape.at(-1)!], [[a, 2]], [[y, 2]]),
  grad: ({ inputs: [a] }, g) => [() => alongOf(logarithm, a, g)],
});

const logarithm = (x: Tensor): Tensor => dispatch1(logmOp, [x], NONE);

/**
 * The principal logarithms of square matrices: those whose exponential is x and whose eigenvalues have imaginary parts between -π and
 * π. NaN where there is none that is real, as for eigenvalues that are negative or 0 (unless rounding hides it).
 *
 * Shape: that of x, `[..., n, n]`. Dtypes: float32 and float64 (TensorFlow takes complex ones alone). Throws `ShapeError` if the
 * matrices are not square.
 * Gradient: the Fréchet derivative at `xᵀ` along g, a block of the logarithm of `[[xᵀ, g], [0, xᵀ]]`.
 *
 * Source: Higham, Functions of Matrices (2008), §11.5.
 *
 * @example
 * logm([[1, 1], [0, 1]]).arraySync() // => ≈ [[0, 1], [0, 0]]
 */
export function logm<const X extends TensorLike>(x: Arg<X>): Like<X>;
export function logm(x: TensorLike): Tensor {
  return logarithm(toTensor("logm", x));
}
