import type { Arg, DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { expandDims } from "../shape/expandDims.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { eigh } from "./eigh.ts";
import { lowerPart, strictLowerPart } from "./lower-part.ts";
import { matmul } from "./matmul.ts";
import { squareSize } from "./matrix-shapes.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

const algorithm = /*@__PURE__*/ overBatches("eigvalsh", ([a], [e], [n]) => {
  e!.set(symmetricEigen("eigvalsh", a!, n!, false).values);
});

const eigvalshOp = /*@__PURE__*/ defineOp({
  name: "eigvalsh",
  infer([a]) {
    squareSize("eigvalsh", a);
    return [{ shape: a.shape.slice(0, -1), dtype: a.dtype }];
  },
  lower: ([a], _, [e]) => batchKernel(algorithm, [a.shape.at(-1)!], [[a, 2]], [[e, 1]]),
  grad({ inputs: [a] }, g) {
    const toMatrix = (): Tensor => {
      const [, v] = eigh(a) as [Tensor, Tensor];
      const full = matmul(multiply(v, expandDims(g, -2)), v, { transposeB: true });
      return add(lowerPart(full), strictLowerPart(full));
    };
    return [toMatrix];
  },
});

/**
 * The eigenvalues of symmetric matrices, in ascending order. Only x's lower triangle is read.
 *
 * Shape: `[..., n, n]` → `[..., n]`. Dtypes: float32 and float64. Throws `ShapeError` if the matrices are not square. NaN and
 * infinity give NaN. Gradient: `V · diag(g) · Vᵀ` with the eigenvectors V, gathered in the lower triangle as in TensorFlow.
 *
 * @example
 * eigvalsh([[2, 1], [1, 2]]).arraySync() // => ≈ [1, 3]
 */
export function eigvalsh<const X extends TensorLike>(x: Arg<X>): Of<Shape, DTypeOf<X>>;
export function eigvalsh(x: TensorLike): Tensor {
  return dispatch1(eigvalshOp, [toTensor("eigvalsh", x)], NONE);
}
