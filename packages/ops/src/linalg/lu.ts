import type { Arg, Like, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch, NONE, toTensor } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { flipped, strictLowerPart, unitLower, upperPart } from "./lower-part.ts";
import { luFactors } from "./lu-factors.ts";
import { matmul } from "./matmul.ts";
import { squareSize } from "./matrix-shapes.ts";
import { rowsBack } from "./row-order.ts";
import { triangularSolve } from "./triangularSolve.ts";

const algorithm = /*@__PURE__*/ overBatches("lu", ([a], [lu, p], [n]) => {
  luFactors(a!, n!, p!);
  lu!.set(a!);
});

const luOp = /*@__PURE__*/ defineOp({
  name: "lu",
  infer([a]) {
    squareSize("lu", a);
    return [
      { shape: a.shape, dtype: a.dtype },
      { shape: a.shape.slice(0, -1), dtype: "int32" },
    ];
  },
  lower: ([a], _, [lu, p]) =>
    batchKernel(
      algorithm,
      [a.shape.at(-1)!],
      [[a, 2]],
      [
        [lu, 2],
        [p, 1],
      ],
    ),
  // Pᵀ · L⁻ᵀ · (strict lower part of Lᵀ · g + upper part of g · Uᵀ) · U⁻ᵀ
  grad({ outputs: [lu, p] }, g) {
    const toMatrix = (): Tensor => {
      const [l, u] = [unitLower(lu), upperPart(lu)];
      const ofL = strictLowerPart(matmul(l, strictLowerPart(g), { transposeA: true }));
      const ofU = upperPart(matmul(upperPart(g), u, { transposeB: true }));
      const left = triangularSolve(l, add(ofL, ofU), { adjoint: true });
      return rowsBack(flipped(triangularSolve(u, flipped(left), { lower: false })), p);
    };
    return [toMatrix];
  },
});

/**
 * LU factors with partial pivoting: `[lu, p]`. `lu` holds U on and above the diagonal, and L below it, whose diagonal is 1; row i
 * of `L · U` is row `p[i]` of x. A singular matrix has factors too: U then has a 0 on its diagonal (TensorFlow refuses it).
 *
 * Shape: `[..., n, n]` → `[..., n, n]` and `[..., n]`. Dtypes: float32 and float64; p is int32. Throws `ShapeError` if the
 * matrices are not square.
 * Gradient: `Pᵀ · L⁻ᵀ · (tril₋₁(Lᵀ · g) + triu(g · Uᵀ)) · U⁻ᵀ`, with the parts of g that belong to L and U.
 *
 * @example
 * lu([[1, 2], [4, 4]]).map((y) => y.arraySync()) // => [[[4, 4], [0.25, 1]], [1, 0]]
 */
export function lu<const X extends TensorLike>(x: Arg<X>): [lu: Like<X>, p: Of<Shape, "int32">];
export function lu(x: TensorLike): Tensor[] {
  return [...dispatch(luOp, [toTensor("lu", x)], NONE)];
}
