import type { Arg, Of, One, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, defineOp, dispatch1, toTensors } from "@gradtape/core/internal";
import { sumTo } from "../define/sum-to.ts";
import { neg } from "../math/neg.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { block, transposed } from "./dense-loops.ts";
import { flipped, lowerPart } from "./lower-part.ts";
import { matmul } from "./matmul.ts";
import { solutionShape } from "./matrix-shapes.ts";
import { solveLower, solveUpper } from "./triangular.ts";

interface TriangularSolveAttrs {
  readonly lower: boolean;
  readonly adjoint: boolean;
}

const algorithm = /*@__PURE__*/ overBatches(
  "triangularSolve",
  ([a, b], [x], [n, columns, lower, adjoint]) => {
    x!.set(b!);
    const matrix = block(adjoint ? transposed(a!, n!, n!) : a!, 0, n!);
    const solve = lower === adjoint ? solveUpper : solveLower;
    solve(matrix, n!, block(x!, 0, columns!), columns!);
  },
);

const triangularSolveOp = /*@__PURE__*/ defineOp<TriangularSolveAttrs>({
  name: "triangularSolve",
  infer: ([a, b]) => [{ shape: solutionShape("triangularSolve", a, b), dtype: a.dtype }],
  lower: ([a, b], { lower, adjoint }, [x]) =>
    batchKernel(
      algorithm,
      [a.shape.at(-1)!, b.shape.at(-1)!, Number(lower), Number(adjoint)],
      [
        [a, 2],
        [b, 2],
      ],
      [[x, 2]],
    ),
  grad({ inputs: [a, b], outputs: [x], attrs: { lower, adjoint } }, g) {
    const back = (): Tensor => solved(a, g, { lower, adjoint: !adjoint });
    const toMatrix = (): Tensor => {
      const full = adjoint
        ? matmul(x, back(), { transposeB: true })
        : matmul(back(), x, { transposeB: true });
      return neg(lower ? lowerPart(full) : flipped(lowerPart(flipped(full))));
    };
    return [() => sumTo(toMatrix(), a.shape), () => sumTo(back(), b.shape)];
  },
});

const solved = (a: Tensor, b: Tensor, attrs: TriangularSolveAttrs): Tensor =>
  dispatch1(triangularSolveOp, [a, b], attrs);

/**
 * The X of `matrix · X = rhs` for a triangular matrix: its lower triangle (the upper one with `lower: false`), whatever stands in
 * the other. With `adjoint`, of `matrixᵀ · X = rhs`. A 0 on the diagonal gives infinities or NaN.
 *
 * Shape: `[..., n, n]` and `[..., n, k]` → `[..., n, k]`; batches broadcast. Dtypes: float32 and float64, both the same. Throws
 * `ShapeError` if the matrices are not square or the rows differ in number.
 * Gradient: with `h = matrix⁻ᵀ · g`, h to rhs and `-h · Xᵀ` to the matrix, 0 in its other triangle.
 *
 * @example
 * triangularSolve([[2, 0], [1, 4]], [[2], [9]]).arraySync() // => [[1], [2]]
 */
export function triangularSolve<const A extends TensorLike, const B extends TensorLike>(
  matrix: Arg<A>,
  rhs: Arg<B>,
  options?: { lower?: boolean; adjoint?: boolean },
): Of<Shape, One<A, B>>;
export function triangularSolve(
  matrix: TensorLike,
  rhs: TensorLike,
  options?: { lower?: boolean; adjoint?: boolean },
): Tensor {
  checkOptions("triangularSolve", options, ["lower", "adjoint"]);
  const { lower = true, adjoint = false } = options ?? {};
  const [a, b] = toTensors("triangularSolve", matrix, rhs);
  return solved(a, b, { lower: Boolean(lower), adjoint: Boolean(adjoint) });
}
