import {
  ArgumentError,
  isComplex,
  type Arg,
  type Like,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, defineOp, dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { conj } from "../math/conj.ts";
import { neg } from "../math/neg.ts";
import { split } from "../shape/split.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { block } from "./dense-loops.ts";
import { embedded, unstacked } from "./embedding.ts";
import { flipped } from "./lower-part.ts";
import { luFactors, zeroPivot } from "./lu-factors.ts";
import { matmul } from "./matmul.ts";
import { squareSize } from "./matrix-shapes.ts";
import { solveLower, solveUpper } from "./triangular.ts";

const algorithm = /*@__PURE__*/ overBatches("inv", ([a], [y], [n], which) => {
  const order = new Float64Array(n!);
  luFactors(a!, n!, order);
  const zero = zeroPivot(a!, n!);
  if (zero >= 0)
    throw new ArgumentError(
      "inv",
      `${which()} is not invertible: pivot ${zero} of its LU factors is 0; pinv gives the pseudo-inverse`,
    );
  for (let i = 0; i < n!; i++) y![i * n! + order[i]!] = 1;
  solveLower(block(a!, 0, n!), n!, block(y!, 0, n!), n!, true);
  solveUpper(block(a!, 0, n!), n!, block(y!, 0, n!), n!);
});

const invOp = /*@__PURE__*/ defineOp({
  name: "inv",
  infer([a]) {
    squareSize("inv", a);
    return [{ shape: a.shape, dtype: a.dtype }];
  },
  lower: ([a], _, [y]) => batchKernel(algorithm, [a.shape.at(-1)!], [[a, 2]], [[y, 2]]),
  grad: ({ outputs: [y] }, g) => [
    () => neg(matmul(matmul(y, g, { transposeA: true }), y, { transposeB: true })),
  ],
});

/**
 * The inverses of square matrices, by LU factors with partial pivoting; with `adjoint`, of their (conjugate) transposes. To solve
 * a system, `solve` is faster and more precise.
 *
 * Shape: that of x, `[..., n, n]`. Dtypes: float32, float64 and complex. Throws `ShapeError` if the matrices are not square, and
 * `ArgumentError` if one is not invertible (singular to the last digit).
 * Gradient: `-Yᵀ · g · Yᵀ` for the inverse Y.
 *
 * @example
 * inv([[2, 0], [0, 4]]).arraySync() // => [[0.5, 0], [0, 0.25]]
 */
export function inv<const X extends TensorLike>(
  x: Arg<X>,
  options?: { adjoint?: boolean },
): Like<X>;
export function inv(x: TensorLike, options?: { adjoint?: boolean }): Tensor {
  checkOptions("inv", options, ["adjoint"]);
  const t = toTensor("inv", x);
  const y = isComplex(t.dtype) ? ofComplex(t) : dispatch1(invOp, [t], NONE);
  return options?.adjoint ? flipped(conj(y)) : y;
}

/** Half of the embedding's columns say all. */
function ofComplex(x: Tensor): Tensor {
  const whole = dispatch1(invOp, [embedded("inv", x)], NONE);
  return unstacked((split(whole, 2, -1) as Tensor[])[0]!);
}
