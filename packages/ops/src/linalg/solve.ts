import {
  ArgumentError,
  isComplex,
  type Arg,
  type Of,
  type One,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, defineOp, dispatch1, toTensors } from "@gradtape/core/internal";
import { sumTo } from "../define/sum-to.ts";
import { conj } from "../math/conj.ts";
import { neg } from "../math/neg.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { block, transposed } from "./dense-loops.ts";
import { embedded, stacked, unstacked } from "./embedding.ts";
import { flipped } from "./lower-part.ts";
import { inOrder, luFactors, zeroPivot } from "./lu-factors.ts";
import { matmul } from "./matmul.ts";
import { solutionShape } from "./matrix-shapes.ts";
import { solveLower, solveUpper } from "./triangular.ts";

interface SolveAttrs {
  readonly adjoint: boolean;
}

const algorithm = /*@__PURE__*/ overBatches(
  "solve",
  ([a, b], [x], [n, columns, adjoint], which) => {
    const lu = adjoint ? transposed(a!, n!, n!) : a!;
    const order = new Float64Array(n!);
    luFactors(lu, n!, order);
    const zero = zeroPivot(lu, n!);
    if (zero >= 0)
      throw new ArgumentError(
        "solve",
        `${which()} is not invertible: pivot ${zero} of its LU factors is 0; lstsq finds the best solution of such a system`,
      );
    inOrder(b!, order, n!, columns!, x!);
    const right = block(x!, 0, columns!);
    solveLower(block(lu, 0, n!), n!, right, columns!, true);
    solveUpper(block(lu, 0, n!), n!, right, columns!);
  },
);

const solveOp = /*@__PURE__*/ defineOp<SolveAttrs>({
  name: "solve",
  infer: ([a, b]) => [{ shape: solutionShape("solve", a, b), dtype: a.dtype }],
  lower: ([a, b], { adjoint }, [x]) =>
    batchKernel(
      algorithm,
      [a.shape.at(-1)!, b.shape.at(-1)!, Number(adjoint)],
      [
        [a, 2],
        [b, 2],
      ],
      [[x, 2]],
    ),
  grad({ inputs: [a, b], outputs: [x], attrs: { adjoint } }, g) {
    const back = (): Tensor => dispatch1(solveOp, [a, g], { adjoint: !adjoint });
    const toMatrix = (): Tensor =>
      adjoint ? matmul(x, back(), { transposeB: true }) : matmul(back(), x, { transposeB: true });
    return [() => sumTo(neg(toMatrix()), a.shape), () => sumTo(back(), b.shape)];
  },
});

/**
 * The X of `matrix · X = rhs`, by LU factors with partial pivoting; with `adjoint`, of `matrixᵀ · X = rhs` (the conjugate
 * transpose).
 *
 * Shape: `[..., n, n]` and `[..., n, k]` → `[..., n, k]`; batches broadcast. Dtypes: float32, float64 and complex, both the
 * same. Throws `ShapeError` if the matrices are not square or the rows differ in number, and `ArgumentError` if a matrix is not
 * invertible (singular to the last digit).
 * Gradient: with `h = matrix⁻ᵀ · g`, h to rhs and `-h · Xᵀ` to the matrix.
 *
 * @example
 * solve([[2, 1], [1, 3]], [[4], [7]]).arraySync() // => [[1], [2]]
 */
export function solve<const A extends TensorLike, const B extends TensorLike>(
  matrix: Arg<A>,
  rhs: Arg<B>,
  options?: { adjoint?: boolean },
): Of<Shape, One<A, B>>;
export function solve(
  matrix: TensorLike,
  rhs: TensorLike,
  options?: { adjoint?: boolean },
): Tensor {
  checkOptions("solve", options, ["adjoint"]);
  const adjoint = Boolean(options?.adjoint ?? false);
  const [a, b] = toTensors("solve", matrix, rhs);
  if (!isComplex(a.dtype) || a.dtype !== b.dtype) return dispatch1(solveOp, [a, b], { adjoint });
  const asReal = (x: Tensor) => ({ shape: x.shape, dtype: "float64" as const });
  solutionShape("solve", asReal(a), asReal(b)); // the embedding has other sizes
  const parts = [embedded("solve", adjoint ? flipped(conj(a)) : a), stacked("solve", b)];
  return unstacked(dispatch1(solveOp, parts, { adjoint: false }));
}
