// Diagonals, triangles, and products of vectors, matrices and arrays of more axes.
import { ArgumentError, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkInteger, checkOptions, showShape } from "@gradtape/core/internal";
import * as ops from "../index.ts";
import { diagPartOf } from "../linalg/diagPart.ts";
import type { ContractedAxes } from "../linalg/tensordot.ts";
import { asTensor, commonDType, promoted, withRank } from "./operands.ts";
import { sum } from "./reductions.ts";
import { moveaxis, ravel } from "./shapes.ts";

/** A matrix; a vector is every row of one. */
function matrixOf(op: string, x: TensorLike): Tensor {
  const t = asTensor(op, x);
  if (t.rank === 0)
    throw new ShapeError(op, "a scalar has no rows: use atleast2d", { shapes: [t.shape] });
  return t.rank === 1 ? ops.broadcastTo(t, [t.size, t.size]) : t;
}

/**
 * The triangle on and below a diagonal (0, the main one), zeros above.
 *
 * @example
 * `${tril([[1, 2], [3, 4]])}` // => "[[1. 0.]\n [3. 4.]]"
 */
export const tril = (x: TensorLike, k = 0): Tensor => ops.linalg.tril(matrixOf("tril", x), { k });

/**
 * The triangle on and above a diagonal (0, the main one), zeros below.
 *
 * @example
 * `${triu([[1, 2], [3, 4]])}` // => "[[1. 2.]\n [0. 4.]]"
 */
export const triu = (x: TensorLike, k = 0): Tensor => ops.linalg.triu(matrixOf("triu", x), { k });

/**
 * A diagonal: the main one, or the one `offset` places above it; of arrays of more axes those of axes 0 and 1, as a last axis.
 *
 * @example
 * `${diagonal([[1, 2], [3, 4]])}` // => "[1. 4.]"
 */
export function diagonal(
  x: TensorLike,
  offset = 0,
  options?: { axis1?: number; axis2?: number },
): Tensor {
  checkOptions("diagonal", options, ["axis1", "axis2"]);
  const t = asTensor("diagonal", x);
  if (t.rank < 2)
    throw new ShapeError("diagonal", `needs two axes, got shape ${showShape(t.shape)}`, {
      shapes: [t.shape],
    });
  const k = checkInteger("diagonal", "offset", offset);
  const y = moveaxis(t, [options?.axis1 ?? 0, options?.axis2 ?? 1], [-2, -1]);
  const [rows, columns] = y.shape.slice(-2) as [number, number];
  // Beyond the corners there are none.
  const low = Math.max(-rows, Math.min(k, columns));
  return diagPartOf(y, { low, high: low, align: "RIGHT_LEFT" }, 0);
}

/**
 * The diagonal of a matrix, or a matrix with a vector on its diagonal.
 *
 * @example
 * `${diag([1, 2])} ${diag([[1, 2], [3, 4]])}` // => "[[1. 0.]\n [0. 2.]] [1. 4.]"
 */
export function diag(x: TensorLike, k = 0): Tensor {
  const t = asTensor("diag", x);
  if (t.rank === 2) return diagonal(t, k);
  if (t.rank !== 1)
    throw new ShapeError("diag", `takes a vector or a matrix, got shape ${showShape(t.shape)}`, {
      shapes: [t.shape],
    });
  return ops.linalg.diag(t, { k }) as Tensor;
}

/**
 * A matrix with all elements of an array on its diagonal.
 *
 * @example
 * `${diagflat([[1, 2]])}` // => "[[1. 0.]\n [0. 2.]]"
 */
export const diagflat = (x: TensorLike, k = 0): Tensor => diag(ravel(x), k);

/**
 * The sum of a diagonal.
 *
 * @example
 * `${trace([[1, 2], [3, 4]])}` // => "5.0"
 */
export const trace = (x: TensorLike, offset = 0): Tensor => sum(diagonal(x, offset), -1);

/** Two operands in one dtype; products of bools are computed as int32, and what is not 0 is true. */
function product(
  op: string,
  a: TensorLike,
  b: TensorLike,
  compute: (x: Tensor, y: Tensor) => unknown,
): Tensor {
  const [x, y] = promoted(op, [a, b]) as [Tensor, Tensor];
  if (x.dtype !== "bool") return compute(x, y) as Tensor;
  return ops.cast(compute(ops.cast(x, "int32"), ops.cast(y, "int32")) as Tensor, "bool");
}

const needAxes = (op: string, ...xs: readonly Tensor[]): void => {
  if (xs.every((x) => x.rank > 0)) return;
  throw new ShapeError(op, "takes no scalars: use multiply", { shapes: xs.map((x) => x.shape) });
};

/**
 * Matrix product of the last two axes; the axes before them broadcast. A vector is a row on the left, a column on the right.
 *
 * @example
 * `${matmul([[1, 2], [3, 4]], [5, 6])}` // => "[17. 39.]"
 */
export const matmul = (a: TensorLike, b: TensorLike): Tensor =>
  product("matmul", a, b, (x, y) => {
    needAxes("matmul", x, y);
    const rows = x.rank === 1 ? (ops.expandDims(x, 0) as Tensor) : x;
    const columns = y.rank === 1 ? (ops.expandDims(y, 1) as Tensor) : y;
    const full = ops.matmul(rows, columns) as Tensor;
    const gone = [...(x.rank === 1 ? [-2] : []), ...(y.rank === 1 ? [-1] : [])];
    return ops.squeeze(full, gone);
  });

/**
 * Sum of products over some axes of both: over the last n of the first with the first n of the second, or over the listed ones.
 *
 * @example
 * `${tensordot([[1, 2], [3, 4]], [[1, 0], [0, 1]])}` // => "5.0"
 */
export function tensordot(a: TensorLike, b: TensorLike, axes: ContractedAxes = 2): Tensor {
  return product("tensordot", a, b, (x, y) => ops.tensordot(x, y, axes));
}

/**
 * Sums of products in Einstein's notation, as `einsum` of the ops: letters name axes, `...` stands for any number of them.
 *
 * @example
 * `${einsum("ij,j->i", [[1, 2], [3, 4]], [10, 1])}` // => "[12. 34.]"
 */
export function einsum(subscripts: string, ...operands: readonly TensorLike[]): Tensor {
  const xs = operands.length > 0 ? promoted("einsum", operands) : [];
  if (xs[0]?.dtype !== "bool") return ops.einsum(subscripts, ...xs) as Tensor;
  const counts = xs.map((x) => ops.cast(x, "int32") as Tensor);
  return ops.cast(ops.einsum(subscripts, ...counts) as Tensor, "bool");
}

/**
 * Product of vectors and matrices: of two vectors their inner product, of matrices the matrix product, with a scalar each
 * element times it; else the sum over the last axis of a and the last but one of b.
 *
 * @example
 * `${dot([1, 2], [3, 4])}` // => "11.0"
 */
export const dot = (a: TensorLike, b: TensorLike): Tensor =>
  product("dot", a, b, (x, y) =>
    x.rank === 0 || y.rank === 0
      ? ops.multiply(x, y)
      : tensordot(x, y, [-1, y.rank === 1 ? 0 : -2]),
  );

/**
 * Sum of products over the last axes.
 *
 * @example
 * `${inner([[1, 2], [3, 4]], [1, 1])}` // => "[3. 7.]"
 */
export const inner = (a: TensorLike, b: TensorLike): Tensor =>
  product("inner", a, b, (x, y) =>
    x.rank === 0 || y.rank === 0 ? ops.multiply(x, y) : tensordot(x, y, [-1, -1]),
  );

/**
 * The sum of products of all elements, of which the first are conjugated.
 *
 * @example
 * `${vdot([[1, 2]], [3, 4])}` // => "11.0"
 */
export const vdot = (a: TensorLike, b: TensorLike): Tensor =>
  product("vdot", ravel(a), ravel(b), (x, y) => tensordot(ops.conj(x) as Tensor, y, 1));

/**
 * Every element of a times every element of b.
 *
 * @example
 * `${outer([1, 2], [3, 4])}` // => "[[3. 4.]\n [6. 8.]]"
 */
export const outer = (a: TensorLike, b: TensorLike): Tensor =>
  product("outer", ravel(a), ravel(b), (x, y) => tensordot(x, y, 0));

/**
 * The second array in place of each element of the first, times it.
 *
 * @example
 * `${kron([1, 10], [1, 2])}` // => "[ 1.  2. 10. 20.]"
 */
export const kron = (a: TensorLike, b: TensorLike): Tensor =>
  product("kron", a, b, (x, y) => {
    const rank = Math.max(x.rank, y.rank);
    const [m, n] = [withRank(x.shape, rank), withRank(y.shape, rank)] as const;
    const own = ops.reshape(
      x,
      m.flatMap((d) => [d, 1]),
    );
    const other = ops.reshape(
      y,
      n.flatMap((d) => [1, d]),
    );
    return ops.reshape(
      ops.multiply(own, other) as Tensor,
      m.map((d, i) => d * n[i]!),
    );
  });

/**
 * The vector perpendicular to two vectors of 3, which lie along the last axis.
 *
 * @example
 * `${cross([1, 0, 0], [0, 1, 0])}` // => "[0. 0. 1.]"
 */
export const cross = (a: TensorLike, b: TensorLike): Tensor =>
  product("cross", a, b, (x, y) => ops.linalg.cross(x, y));

/**
 * A matrix of powers: the columns are `x^(n-1)` to `x⁰`, or the other way round.
 *
 * @example
 * `${vander([1, 2, 3])}` // => "[[1. 1. 1.]\n [4. 2. 1.]\n [9. 3. 1.]]"
 */
export function vander(x: TensorLike, N?: number, options?: { increasing?: boolean }): Tensor {
  checkOptions("vander", options, ["increasing"]);
  const t = asTensor("vander", x);
  if (t.rank !== 1)
    throw new ShapeError("vander", `takes a vector, got rank ${t.rank}`, { shapes: [t.shape] });
  const n = checkInteger("vander", "N", N ?? t.size);
  if (n < 0) throw new ArgumentError("vander", `N must be 0 or more, got ${n}`);
  const exponents = [...Array(n).keys()];
  const powers = options?.increasing ? exponents : exponents.toReversed();
  const dtype = commonDType([t.dtype, "int64"]);
  const base = ops.expandDims(ops.cast(t, dtype), 1) as Tensor;
  return ops.pow(base, ops.cast(Float64Array.from(powers), dtype));
}
