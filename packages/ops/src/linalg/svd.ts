import type { Arg, DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, defineOp, dispatch, many, toTensor } from "@gradtape/core/internal";
import { batchKernel, overBatches } from "./batches.ts";
import { transposed } from "./dense-loops.ts";
import { checkPrecision, matrixSizes } from "./matrix-shapes.ts";
import { svdFactors } from "./svd-factors.ts";
import { ofValues, svdGradient } from "./svd-gradient.ts";

interface SvdAttrs {
  readonly fullMatrices: boolean;
  readonly computeUv: boolean;
}

const algorithm = /*@__PURE__*/ overBatches("svd", ([a], [s, u, v], [m, n, count]) => {
  const wide = m! < n!;
  const [long, short] = wide ? [n!, m!] : [m!, n!];
  const found = svdFactors("svd", wide ? transposed(a!, m!, n!) : a!, long, short, count!);
  s!.set(found.s);
  if (count === 0) return;
  const [tall, square] = wide ? [v!, u!] : [u!, v!];
  tall.set(transposed(found.u, count!, long));
  square.set(transposed(found.v, short, short));
});

const svdOp = /*@__PURE__*/ defineOp<SvdAttrs>({
  name: "svd",
  infer([a], { fullMatrices, computeUv }) {
    checkPrecision("svd", a.dtype);
    const [m, n] = matrixSizes("svd", a.shape);
    const k = Math.min(m, n);
    const matrix = (...sizes: number[]) => ({
      shape: [...a.shape.slice(0, -2), ...sizes],
      dtype: a.dtype,
    });
    if (!computeUv) return [matrix(k)];
    return fullMatrices
      ? [matrix(k), matrix(m, m), matrix(n, n)]
      : [matrix(k), matrix(m, k), matrix(n, k)];
  },
  lower([a], { fullMatrices, computeUv }, [s, u, v]) {
    const [m, n] = matrixSizes("svd", a.shape);
    const count = fullMatrices ? Math.max(m, n) : Math.min(m, n);
    return batchKernel(
      algorithm,
      [m, n, computeUv ? count : 0],
      [[a, 2]],
      computeUv
        ? [
            [s, 1],
            [u, 2],
            [v, 2],
          ]
        : [[s, 1]],
    );
  },
  grad({ inputs: [a], outputs: [s, u, v], attrs: { computeUv } }, gs, gu, gv) {
    if (computeUv) return [() => svdGradient([s, u, v], [gs, gu, gv])];
    return [
      () => {
        const [, left, right] = many(factors(a, { fullMatrices: false, computeUv: true }));
        return ofValues(left, right, gs);
      },
    ];
  },
});

const factors = (a: Tensor, attrs: SvdAttrs): readonly Tensor[] => dispatch(svdOp, [a], attrs);

/**
 * The singular value decomposition `x = U · diag(s) · Vᵀ` as `[s, u, v]`, in TensorFlow's order and with V itself; with
 * `computeUv: false` s alone. The values are in descending order, and the columns of U and V, which belong to them, are orthonormal
 * and unique but for their signs; with `fullMatrices` both are square.
 *
 * Shape: with `k = min(m, n)`, `[..., m, n]` → `[..., k]`, `[..., m, k]` and `[..., n, k]`. Dtypes: float32 and float64. Throws
 * `ShapeError` if a rank is below 2. NaN and infinity give NaN.
 * Gradient: from s `U · diag(g) · Vᵀ`; from U and V one that is right for what does not depend on signs. Values that are equal
 * within rounding contribute nothing to each other's vectors, where there is no derivative. None for full matrices that are not
 * square (`GradientError`).
 *
 * Source: Golub & Van Loan, Matrix Computations (2013), §8.6; gradient: Townsend, Differentiating the singular value
 * decomposition (2016).
 *
 * @example
 * svd([[0, 2], [-3, 0]], { computeUv: false }).arraySync() // => ≈ [3, 2]
 */
export function svd<const X extends TensorLike>(
  x: Arg<X>,
  options: { fullMatrices?: boolean; computeUv: false },
): Of<Shape, DTypeOf<X>>;
export function svd<const X extends TensorLike>(
  x: Arg<X>,
  options?: { fullMatrices?: boolean; computeUv?: true },
): [s: Of<Shape, DTypeOf<X>>, u: Of<Shape, DTypeOf<X>>, v: Of<Shape, DTypeOf<X>>];
export function svd(
  x: TensorLike,
  options?: { fullMatrices?: boolean; computeUv?: boolean },
): Tensor | Tensor[];
export function svd(
  x: TensorLike,
  options?: { fullMatrices?: boolean; computeUv?: boolean },
): Tensor | Tensor[] {
  checkOptions("svd", options, ["fullMatrices", "computeUv"]);
  const { fullMatrices = false, computeUv = true } = options ?? {};
  const attrs = { fullMatrices: Boolean(fullMatrices), computeUv: Boolean(computeUv) };
  const found = factors(toTensor("svd", x), attrs);
  return attrs.computeUv ? [...found] : found[0]!;
}
