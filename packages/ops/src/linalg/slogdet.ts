import type { Arg, DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { defineOp, dispatch, NONE, toTensor } from "@gradtape/core/internal";
import { multiply } from "../math/multiply.ts";
import { reshape } from "../shape/reshape.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { inv } from "./inv.ts";
import { luFactors } from "./lu-factors.ts";
import { squareSize } from "./matrix-shapes.ts";

const algorithm = /*@__PURE__*/ overBatches("slogdet", ([a], [sign, log], [n]) => {
  let negative: number = luFactors(a!, n!, new Float64Array(n!));
  let sum = 0;
  for (let i = 0; i < n!; i++) {
    const pivot = a![i * n! + i]!;
    negative *= Math.sign(pivot);
    sum += Math.log(Math.abs(pivot));
  }
  sign![0] = negative;
  log![0] = sum;
});

const slogdetOp = /*@__PURE__*/ defineOp({
  name: "slogdet",
  infer([a]) {
    squareSize("slogdet", a);
    const type = { shape: a.shape.slice(0, -2), dtype: a.dtype };
    return [type, type];
  },
  lower: ([a], _, [sign, log]) =>
    batchKernel(
      algorithm,
      [a.shape.at(-1)!],
      [[a, 2]],
      [
        [sign, 0],
        [log, 0],
      ],
    ),
  grad: ({ inputs: [a] }, _, g) => [
    () => multiply(reshape(g, [...g.shape, 1, 1]), inv(a, { adjoint: true })),
  ],
});

/**
 * The determinants of square matrices as `[sign, logAbsDeterminant]`: 1, -1 or 0, and the logarithm of the absolute value, which
 * is `-Infinity` where the sign is 0.
 *
 * Shape of both: `[..., n, n]` → `[...]`. Dtypes: float32 and float64. Throws `ShapeError` if the matrices are not square.
 * Gradient: `g · x⁻ᵀ` from the logarithm; as in TensorFlow it throws `ArgumentError` where x is not invertible. None from the sign.
 *
 * @example
 * slogdet([[-3, 0], [0, 1]]).map((y) => y.arraySync()) // => ≈ [-1, 1.0986122886681098]
 */
export function slogdet<const X extends TensorLike>(
  x: Arg<X>,
): [sign: Of<Shape, DTypeOf<X>>, logAbsDeterminant: Of<Shape, DTypeOf<X>>];
export function slogdet(x: TensorLike): Tensor[] {
  return [...dispatch(slogdetOp, [toTensor("slogdet", x)], NONE)];
}
