import {
  ArgumentError,
  ShapeError,
  type DType,
  type Of,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  readOf,
  sameDType,
  showShape,
  showValue,
  storeTo,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { checkIndices, indexInto } from "../index/index-range.ts";
import { columnReads } from "../index/nd-layout.ts";
import { conj } from "../math/conj.ts";
import { multiply } from "../math/multiply.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { transpose } from "../shape/transpose.ts";
import { checkRank, checkSparse, column, isSparse, rowsAt } from "./sparse-entries.ts";
import type { SparseTensor } from "./SparseTensor.ts";

interface ProductAttrs {
  readonly rows: number;
  /** Which column of the indices holds the rows: 1 where the sparse matrix is transposed. */
  readonly by: 0 | 1;
}

const sparseDenseMatmulOp = /*@__PURE__*/ defineOp<ProductAttrs>({
  name: "sparse.sparseDenseMatmul",
  infer([, values, b], { rows }) {
    checkDType("sparse.sparseDenseMatmul", values.dtype, "number");
    sameDType("sparse.sparseDenseMatmul", values.dtype, b.dtype);
    return [{ shape: [rows, b.shape[1]!], dtype: b.dtype }];
  },
  lower([indices, values, b], { rows, by }, [out]) {
    const stride = out.strides[0]!;
    const to = indexInto(e.load(by, indices.dtype), rows);
    const from = indexInto(e.load(1 - by, indices.dtype), b.shape[0]!);
    const element = e.gather(3, b.dtype, e.mul(from.at, b.strides[0]!));
    return [
      { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, out.dtype)) },
      {
        kind: "scatter",
        combine: "sum",
        axes: [values.shape[0]!, b.shape[1]!],
        reads: [
          ...columnReads(0, indices, 2),
          readOf(1, values, [values.strides[0]!, 0]),
          readOf(2, b, [0, b.strides[1]!]),
        ],
        at: e.where(e.and(to.inside, from.inside), e.mul(to.at, stride), -1),
        limit: rows * stride,
        store: storeTo(0, out, e.mul(e.load(2, values.dtype), element), {
          strides: [0, out.strides[1]!],
        }),
      },
    ];
  },
  validate([indices, , b], { rows, by }) {
    const shape = by === 0 ? [rows, b.shape[0]!] : [b.shape[0]!, rows];
    checkIndices("sparse.sparseDenseMatmul", indices, shape, [0, 1]);
  },
  grad: ({ inputs: [indices, values, b], attrs: { by } }, g) => [
    null,
    () => {
      const rows = rowsAt(g, column(indices, by));
      return reduceSum(multiply(rows, conj(rowsAt(b, column(indices, 1 - by)))), 1) as Tensor;
    },
    () => product(indices, conj(values) as Tensor, g, { rows: b.shape[0]!, by: by === 0 ? 1 : 0 }),
  ],
});

/** The matrix with `values` at these places, times b. */
const product = (indices: Tensor, values: Tensor, b: Tensor, attrs: ProductAttrs): Tensor =>
  dispatch1(sparseDenseMatmulOp, [indices, values, b], attrs);

/**
 * The product of two matrices of which one is sparse; it is dense. With `adjointA` or `adjointB` that matrix is transposed
 * first (and conjugated, if complex). Several entries of one place count as their sum.
 *
 * Shape: `[n, m]` of `[n, k]` and `[k, m]`. Dtypes: integers, floats and complex, both the same. Throws `ShapeError` if the
 * shapes do not fit, and for a place out of range where it can be seen in time.
 * Gradient: to the values of the sparse matrix, at its places alone, and to the dense one.
 *
 * @example
 * const a = new SparseTensor([[0, 1], [1, 0]], [2, 3], [2, 2]);
 * sparse.sparseDenseMatmul(a, [[1, 2], [3, 4]]).arraySync() // => [[6, 8], [3, 6]]
 */
export function sparseDenseMatmul<D extends DType>(
  a: SparseTensor<D>,
  b: TensorLike,
  options?: { adjointA?: boolean; adjointB?: boolean },
): Of<[number, number], D>;
export function sparseDenseMatmul<D extends DType>(
  a: TensorLike,
  b: SparseTensor<D>,
  options?: { adjointA?: boolean; adjointB?: boolean },
): Of<[number, number], D>;
export function sparseDenseMatmul(
  a: SparseTensor | TensorLike,
  b: SparseTensor | TensorLike,
  options?: { adjointA?: boolean; adjointB?: boolean },
): Tensor {
  const op = "sparse.sparseDenseMatmul";
  checkOptions(op, options, ["adjointA", "adjointB"]);
  const { adjointA = false, adjointB = false } = options ?? {};
  if (isSparse(a) && isSparse(b))
    throw new ArgumentError(op, "both are sparse: make one dense with sparse.toDense");
  // A dense matrix times a sparse one is the transpose of their transposes' product.
  if (isSparse(b))
    return transpose(times(op, b, a as TensorLike, !adjointB, !adjointA, adjointB, adjointA));
  if (!isSparse(a))
    throw new ArgumentError(
      op,
      `takes a SparseTensor, got ${showValue(a)}: make one with sparse.fromDense(x)`,
    );
  return times(op, a, b, adjointA, adjointB, adjointA, adjointB);
}

function times(
  op: string,
  a: SparseTensor,
  b: TensorLike,
  transposeA: boolean,
  transposeB: boolean,
  conjugateA: boolean,
  conjugateB: boolean,
): Tensor {
  const { indices, values, denseShape } = checkSparse(op, a);
  const given = toTensor(op, b, values.dtype);
  checkRank(op, a, 2, 2);
  const [n, k] = transposeA ? [denseShape[1]!, denseShape[0]!] : [denseShape[0]!, denseShape[1]!];
  const inner = given.shape[transposeB ? 1 : 0];
  if (given.rank !== 2 || inner !== k) {
    throw new ShapeError(
      op,
      `cannot multiply a sparse ${showShape(denseShape)} and ${showShape(given.shape)}: inner sizes ${k} and ${inner ?? "none"} differ`,
      { shapes: [denseShape, given.shape] },
    );
  }
  const turned = transposeB ? (transpose(given) as Tensor) : given;
  return product(
    indices,
    conjugateA ? (conj(values) as Tensor) : values,
    conjugateB ? (conj(turned) as Tensor) : turned,
    { rows: n, by: transposeA ? 1 : 0 },
  );
}
