import type { Fit, MatMulOf, MatMulResult, Tensor, TensorLike } from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  matmulShape,
  sameDType,
  storeTo,
  toTensors,
  type Spec,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { sumTo } from "../define/sum-to.ts";

interface MatMulAttrs {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

const matmulOp = /*@__PURE__*/ defineOp<MatMulAttrs>({
  name: "matmul",
  infer([a, b], attrs) {
    checkDType("matmul", a.dtype, "number");
    sameDType("matmul", a.dtype, b.dtype);
    return [{ shape: matmulShape("matmul", a.shape, b.shape, attrs), dtype: a.dtype }];
  },
  // Axes: [...batch, m, n, k].
  lower([a, b], { transposeA, transposeB }, [out]) {
    const [am, ak] = matrixStrides(a, transposeA);
    const [bk, bn] = matrixStrides(b, transposeB);
    const k = a.shape[a.shape.length - (transposeA ? 2 : 1)]!;
    const rank = out.shape.length;
    return {
      kind: "dot",
      axes: [...out.shape, k],
      kept: rank,
      combine: "sum",
      body: e.mul(e.load(0, a.dtype), e.load(1, b.dtype)),
      reads: [
        { input: 0, dtype: a.dtype, offset: 0, strides: [...batchStrides(a, rank), am, 0, ak] },
        { input: 1, dtype: b.dtype, offset: 0, strides: [...batchStrides(b, rank), 0, bn, bk] },
      ],
      store: storeTo(0, out, e.acc(a.dtype)),
    };
  },
  grad({ inputs: [a, b], attrs: { transposeA: ta, transposeB: tb } }, g) {
    return [
      () => sumTo(ta ? product(b, g, tb, true) : product(g, b, false, !tb), a.shape),
      () => sumTo(tb ? product(g, a, true, ta) : product(a, g, !ta, false), b.shape),
    ];
  },
});

const product = (a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean): Tensor =>
  dispatch1(matmulOp, [a, b], { transposeA, transposeB });

/** Strides of rows and columns of the matrix as it is multiplied. */
function matrixStrides({ strides }: Spec, transposed: boolean): [number, number] {
  const [row, column] = [strides[strides.length - 2]!, strides[strides.length - 1]!];
  return transposed ? [column, row] : [row, column];
}

/** Strides of the batch axes, 0 where they are broadcast. */
function batchStrides({ shape, strides }: Spec, rank: number): number[] {
  const missing = rank - shape.length;
  return Array.from({ length: rank - 2 }, (_, d) =>
    d < missing || shape[d - missing] === 1 ? 0 : strides[d - missing]!,
  );
}

/**
 * Matrix product of the last two axes; the axes before them are batches and broadcast.
 *
 * Shape: `[..., m, k] · [..., k, n] → [..., m, n]`, each matrix transposed first if so asked. Dtypes: integers (wrapping)
 * and floats, both the same. Throws `ShapeError` if the inner sizes differ or a rank is below 2.
 * Gradient: `g · bᵀ` to a, `aᵀ · g` to b, summed over broadcast batches.
 *
 * @example
 * matmul([[1, 2], [3, 4]], [[5], [6]]).arraySync() // => [[17], [39]]
 */
export function matmul<
  const A extends TensorLike,
  const B extends TensorLike,
  TA extends boolean = false,
  TB extends boolean = false,
>(
  a: A,
  b: Fit<B, MatMulOf<A, B, TA, TB>>,
  options?: { transposeA?: TA; transposeB?: TB },
): MatMulResult<A, B, TA, TB>;
export function matmul(a: TensorLike, b: TensorLike, options?: Partial<MatMulAttrs>): Tensor {
  checkOptions("matmul", options, ["transposeA", "transposeB"]);
  const [x, y] = toTensors("matmul", a, b);
  return product(x, y, options?.transposeA ?? false, options?.transposeB ?? false);
}
