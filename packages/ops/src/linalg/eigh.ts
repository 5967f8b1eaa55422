import type { Arg, DTypeOf, Like, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch, NONE, toTensor } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { gapReciprocals } from "./close-values.ts";
import { transposed } from "./dense-loops.ts";
import { flipped, lowerPart, onDiagonal, strictLowerPart } from "./lower-part.ts";
import { matmul } from "./matmul.ts";
import { squareSize } from "./matrix-shapes.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

const algorithm = /*@__PURE__*/ overBatches("eigh", ([a], [e, v], [n]) => {
  const { values, vectors } = symmetricEigen("eigh", a!, n!, true);
  e!.set(values);
  v!.set(transposed(vectors, n!, n!));
});

const eighOp = /*@__PURE__*/ defineOp({
  name: "eigh",
  infer([a]) {
    squareSize("eigh", a);
    return [
      { shape: a.shape.slice(0, -1), dtype: a.dtype },
      { shape: a.shape, dtype: a.dtype },
    ];
  },
  lower: ([a], _, [e, v]) =>
    batchKernel(
      algorithm,
      [a.shape.at(-1)!],
      [[a, 2]],
      [
        [e, 1],
        [v, 2],
      ],
    ),
  grad({ outputs: [e, v] }, ge, gv) {
    const turned = (): Tensor =>
      multiply(gapReciprocals(e), matmul(v, gv, { transposeA: true })) as Tensor;
    return [() => between(v, add(onDiagonal(ge), turned()))];
  },
});

/** `V · middle · Vᵀ` as the gradient of the lower triangle, which is all that was read. */
function between(v: Tensor, middle: Tensor): Tensor {
  const full = matmul(matmul(v, middle), v, { transposeB: true });
  return add(lowerPart(full), strictLowerPart(flipped(full)));
}

/**
 * Eigenvalues and eigenvectors of symmetric matrices: `[e, v]` with `x · v[:, i] = e[i] · v[:, i]`. The values are in ascending
 * order; the columns of v are orthonormal and unique but for their signs. Only x's lower triangle is read.
 *
 * Shape: `[..., n, n]` → `[..., n]` and `[..., n, n]`. Dtypes: float32 and float64. Throws `ShapeError` if the matrices are not
 * square. NaN and infinity give NaN.
 * Gradient: `V · (diag(ge) + F ∘ (Vᵀ · gV)) · Vᵀ` with `F[i, j] = 1 / (e[j] - e[i])`, gathered in the lower triangle as in
 * TensorFlow; right for what does not depend on signs. Values that are equal within rounding contribute nothing to each other's
 * vectors, where there is no derivative.
 *
 * Source: Golub & Van Loan, Matrix Computations (2013), §8.3; gradient: Giles, Collected matrix derivative results (2008).
 *
 * @example
 * eigh([[2, 1], [1, 2]])[0].arraySync() // => ≈ [1, 3]
 */
export function eigh<const X extends TensorLike>(x: Arg<X>): [e: Of<Shape, DTypeOf<X>>, v: Like<X>];
export function eigh(x: TensorLike): Tensor[] {
  return [...dispatch(eighOp, [toTensor("eigh", x)], NONE)];
}
