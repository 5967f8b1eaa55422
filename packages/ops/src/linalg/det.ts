import type { Arg, DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch1, NONE, toTensor } from "@gradtape/core/internal";
import { multiply } from "../math/multiply.ts";
import { reshape } from "../shape/reshape.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { inv } from "./inv.ts";
import { luFactors } from "./lu-factors.ts";
import { squareSize } from "./matrix-shapes.ts";

const algorithm = /*@__PURE__*/ overBatches("det", ([a], [y], [n]) => {
  let det: number = luFactors(a!, n!, new Float64Array(n!));
  for (let i = 0; i < n!; i++) det *= a![i * n! + i]!;
  y![0] = det;
});

const detOp = /*@__PURE__*/ defineOp({
  name: "det",
  infer([a]) {
    squareSize("det", a);
    return [{ shape: a.shape.slice(0, -2), dtype: a.dtype }];
  },
  lower: ([a], _, [y]) => batchKernel(algorithm, [a.shape.at(-1)!], [[a, 2]], [[y, 0]]),
  grad: ({ inputs: [a], outputs: [y] }, g) => [
    () => multiply(reshape(multiply(g, y), [...y.shape, 1, 1]), inv(a, { adjoint: true })),
  ],
});

/**
 * The determinants of square matrices; 1 for those without rows. Where they may be too large or small for the dtype, take
 * `slogdet`.
 *
 * Shape: `[..., n, n]` → `[...]`. Dtypes: float32 and float64. Throws `ShapeError` if the matrices are not square.
 * Gradient: `g · det · x⁻ᵀ`; as in TensorFlow it throws `ArgumentError` where x is not invertible.
 *
 * @example
 * det([[1, 2], [3, 4]]).arraySync() // => ≈ -2
 */
export function det<const X extends TensorLike>(x: Arg<X>): Of<Shape, DTypeOf<X>>;
export function det(x: TensorLike): Tensor {
  return dispatch1(detOp, [toTensor("det", x)], NONE);
}
