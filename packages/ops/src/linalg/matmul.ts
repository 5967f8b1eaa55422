import {
  isComplex,
  type Fit,
  type MatMulOf,
  type MatMulResult,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  matmulShape,
  sameDType,
  storeTo,
  operands,
  type Spec,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { sumTo } from "../define/sum-to.ts";
import { add } from "../math/add.ts";
import { complex } from "../math/complex.ts";
import { conj } from "../math/conj.ts";
import { imag } from "../math/imag.ts";
import { real } from "../math/real.ts";
import { subtract } from "../math/subtract.ts";

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
      parts: [rank - 2, 1, 1],
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
    const ofA = (c: Tensor): Tensor => (ta ? product(c, g, tb, true) : product(g, c, false, !tb));
    const ofB = (c: Tensor): Tensor => (tb ? product(g, c, true, ta) : product(c, g, !ta, false));
    return [() => sumTo(ofA(conj(b)), a.shape), () => sumTo(ofB(conj(a)), b.shape)];
  },
});

/** Complex matrices by their parts: products of real ones are what backends have fast kernels for. */
const complexMatmulOp = /*@__PURE__*/ defineOp<MatMulAttrs>({
  name: "matmul",
  infer: (inputs, attrs) => matmulOp.infer(inputs, attrs),
  compose([a, b], { transposeA, transposeB }) {
    const times = (x: Tensor, y: Tensor): Tensor => product(x, y, transposeA, transposeB);
    const [ar, ai, br, bi] = [real(a), imag(a), real(b), imag(b)];
    const re = subtract(times(ar, br), times(ai, bi));
    return [complex(re, add(times(ar, bi), times(ai, br)))];
  },
  grad: (at, ...g) => matmulOp.grad!(at, ...g),
});

const product = (a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean): Tensor =>
  dispatch1(isComplex(a.dtype) ? complexMatmulOp : matmulOp, [a, b], { transposeA, transposeB });

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
 * Shape: `[..., m, k] · [..., k, n] → [..., m, n]`, each matrix transposed first if so asked. Dtypes: integers (wrapping),
 * floats and complex, both the same. Throws `ShapeError` if the inner sizes differ or a rank is below 2.
 * Gradient: `g · b*` to a, `a* · g` to b (conjugate transposes), summed over broadcast batches.
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
  const [x, y] = operands("matmul", a, b);
  return product(x, y, options?.transposeA ?? false, options?.transposeB ?? false);
}
