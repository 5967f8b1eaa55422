import {
  ArgumentError,
  type Arg,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  many,
  showValue,
  toTensor,
} from "@gradtape/core/internal";
import { greater } from "../compare/greater.ts";
import { where } from "../logic/where.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { reciprocal } from "../math/reciprocal.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { expandDims } from "../shape/expandDims.ts";
import { epsilonOf } from "./close-values.ts";
import { flipped } from "./lower-part.ts";
import { matmul } from "./matmul.ts";
import { checkPrecision, matrixSizes } from "./matrix-shapes.ts";
import { svd } from "./svd.ts";

interface PinvAttrs {
  readonly rcond: number | undefined;
}

const pinvOp = /*@__PURE__*/ defineOp<PinvAttrs>({
  name: "pinv",
  infer([a]) {
    checkPrecision("pinv", a.dtype);
    const [m, n] = matrixSizes("pinv", a.shape);
    return [{ shape: [...a.shape.slice(0, -2), n, m], dtype: a.dtype }];
  },
  compose([a], { rcond }) {
    const [m, n] = matrixSizes("pinv", a.shape);
    const [s, u, v] = many(svd(a) as readonly Tensor[]);
    const cut = multiply(
      reduceMax(s, -1, { keepDims: true }),
      rcond ?? 10 * Math.max(m, n) * epsilonOf(a),
    );
    const kept = greater(s, cut);
    const inverse = where(kept, reciprocal(where(kept, s, 1) as Tensor), 0);
    // NaN, which is not greater, must not pass for 0.
    const factors = where(greater(s, -1), inverse, s) as Tensor;
    return [matmul(multiply(v, expandDims(factors, -2)), u, { transposeB: true })];
  },
  // -Pᵀ·g·Pᵀ + (I - A·P)·gᵀ·P·Pᵀ + Pᵀ·P·gᵀ·(I - P·A)
  grad({ inputs: [a], outputs: [p] }, g) {
    const toMatrix = (): Tensor => {
      const [at, pt, gt] = [flipped(a), flipped(p), flipped(g)];
      const first = matmul(pt, matmul(g, pt));
      const below = matmul(gt, matmul(p, pt));
      const left = subtract(below, matmul(a, matmul(p, below)));
      const before = matmul(matmul(pt, p), gt);
      const right = subtract(before, matmul(before, matmul(at, pt), { transposeB: true }));
      return subtract(add(left, right), first);
    };
    return [toMatrix];
  },
});

/**
 * The pseudo-inverse of Moore and Penrose, from the singular value decomposition: values up to `rcond` times the largest count as
 * 0. The default of rcond is `10 · max(m, n)` units in the last place, as in TensorFlow.
 *
 * Shape: `[..., m, n]` → `[..., n, m]`. Dtypes: float32 and float64. Throws `ShapeError` if a rank is below 2, `ArgumentError` if
 * rcond is not a number. NaN and infinity give NaN.
 * Gradient: with `P = pinv(x)`, `-Pᵀ·g·Pᵀ + (I - x·P)·gᵀ·P·Pᵀ + Pᵀ·P·gᵀ·(I - P·x)`, where the rank does not change.
 *
 * Source: Golub & Pereyra, The differentiation of pseudo-inverses and nonlinear least squares problems (1973).
 *
 * @example
 * pinv([[2, 0], [0, 0]]).arraySync() // => ≈ [[0.5, 0], [0, 0]]
 */
export function pinv<const X extends TensorLike>(
  x: Arg<X>,
  options?: { rcond?: number },
): Of<Shape, DTypeOf<X>>;
export function pinv(x: TensorLike, options?: { rcond?: number }): Tensor {
  checkOptions("pinv", options, ["rcond"]);
  const rcond = options?.rcond;
  if (rcond !== undefined && (typeof rcond !== "number" || Number.isNaN(rcond)))
    throw new ArgumentError("pinv", `rcond must be a number, got ${showValue(rcond)}`);
  return dispatch1(pinvOp, [toTensor("pinv", x)], { rcond });
}
