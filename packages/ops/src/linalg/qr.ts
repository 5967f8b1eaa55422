import {
  GradientError,
  type Arg,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, defineOp, dispatch, showShape, toTensor } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { subtract } from "../math/subtract.ts";
import { concat } from "../shape/concat.ts";
import { split } from "../shape/split.ts";
import { batchKernel, overBatches } from "./batches.ts";
import { orthogonalFactor, triangularize } from "./householder.ts";
import { flipped, mirrored } from "./lower-part.ts";
import { matmul } from "./matmul.ts";
import { checkPrecision, matrixSizes } from "./matrix-shapes.ts";
import { triangularSolve } from "./triangularSolve.ts";

interface QrAttrs {
  readonly fullMatrices: boolean;
}

const algorithm = /*@__PURE__*/ overBatches("qr", ([a], [q, r], [m, n, columns]) => {
  const reflections = triangularize(a!, m!, n!);
  orthogonalFactor(reflections, q!, m!, columns!);
  r!.set(a!.subarray(0, columns! * n!));
});

const qrOp = /*@__PURE__*/ defineOp<QrAttrs>({
  name: "qr",
  infer([a], { fullMatrices }) {
    checkPrecision("qr", a.dtype);
    const [m, n] = matrixSizes("qr", a.shape);
    const columns = fullMatrices ? m : Math.min(m, n);
    const batch = a.shape.slice(0, -2);
    return [
      { shape: [...batch, m, columns], dtype: a.dtype },
      { shape: [...batch, columns, n], dtype: a.dtype },
    ];
  },
  lower: ([a], _, [q, r]) =>
    batchKernel(
      algorithm,
      [...matrixSizes("qr", a.shape), q.shape.at(-1)!],
      [[a, 2]],
      [
        [q, 2],
        [r, 2],
      ],
    ),
  grad({ inputs: [a], outputs: [q, r], attrs: { fullMatrices } }, gq, gr) {
    const [m, n] = matrixSizes("qr", a.shape);
    if (fullMatrices && m > n)
      throw new GradientError(
        "qr",
        `the columns of Q beyond those of ${showShape(a.shape)} are not unique, so they have no gradient: leave out fullMatrices`,
      );
    if (m >= n) return [() => tall(q, r, gq, gr)];
    // A = [X, Y] and R = [U, V], where X = Q · U is square and Y = Q · V.
    return [
      () => {
        const parts = (x: Tensor): Tensor[] => split(x, [m, n - m], -1) as Tensor[];
        const [, y] = parts(a);
        const [u] = parts(r);
        const [gu, gv] = parts(gr);
        const ofQ = add(gq, matmul(y!, gv!, { transposeB: true }));
        return concat([tall(q, u!, ofQ, gu!), matmul(q, gv!)], -1) as Tensor;
      },
    ];
  },
});

/** `(gQ + Q · S) · R⁻ᵀ`, where S is the lower triangle of `R · gRᵀ - gQᵀ · Q`, mirrored. */
function tall(q: Tensor, r: Tensor, gq: Tensor, gr: Tensor): Tensor {
  const m = subtract(matmul(r, gr, { transposeB: true }), matmul(gq, q, { transposeA: true }));
  const full = add(gq, matmul(q, mirrored(m)));
  return flipped(triangularSolve(r, flipped(full), { lower: false }));
}

/**
 * `x = Q · R` as `[q, r]`: Q has orthonormal columns and R is upper triangular. By Householder reflections, so R's diagonal may be
 * negative, as LAPACK's. With `fullMatrices`, Q is square.
 *
 * Shape: with `k = min(m, n)`, or m for full matrices, `[..., m, n]` → `[..., m, k]` and `[..., k, n]`. Dtypes: float32 and
 * float64. Throws `ShapeError` if a rank is below 2.
 * Gradient: `(gQ + Q · S) · R⁻ᵀ`, S being the lower triangle of `R · gRᵀ - gQᵀ · Q`, mirrored; for `m < n` that of the first m
 * columns, which must be independent. None for `m > n` with full matrices (`GradientError`).
 *
 * Source: Walter & Lehmann, Algorithmic differentiation of linear algebra functions with application in optimum experimental
 * design (2010).
 *
 * @example
 * qr([[3, 1], [4, 2]]).map((y) => y.arraySync()) // => ≈ [[[-0.6, -0.8], [-0.8, 0.6]], [[-5, -2.2], [0, 0.4]]]
 */
export function qr<const X extends TensorLike>(
  x: Arg<X>,
  options?: { fullMatrices?: boolean },
): [q: Of<Shape, DTypeOf<X>>, r: Of<Shape, DTypeOf<X>>];
export function qr(x: TensorLike, options?: { fullMatrices?: boolean }): Tensor[] {
  checkOptions("qr", options, ["fullMatrices"]);
  const fullMatrices = Boolean(options?.fullMatrices ?? false);
  return [...dispatch(qrOp, [toTensor("qr", x)], { fullMatrices })];
}
