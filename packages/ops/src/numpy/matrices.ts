// Diagonals, triangles, and products of vectors, matrices and arrays of more axes.
import {
  ArgumentError,
  ShapeError,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  normalizeAxis,
  normalizeAxes,
  showShape,
  showValue,
} from "@gradtape/core/internal";
import * as ops from "../index.ts";
import { offsets } from "./creation.ts";
import {
  asTensor,
  commonDType,
  integersOf,
  promoted,
  withRank,
  type Integers,
} from "./operands.ts";
import { sum } from "./reductions.ts";
import { moveaxis, part, ravel } from "./shapes.ts";

/** The elements of the last two axes where column - row is what is asked for, others 0. */
function masked(op: string, x: TensorLike, keep: (offset: Tensor) => unknown): Tensor {
  const given = asTensor(op, x);
  const t = given.rank === 1 ? ops.broadcastTo(given, [given.size, given.size]) : given;
  if (t.rank === 0)
    throw new ShapeError(op, "a scalar has no rows: use atleast2d", { shapes: [t.shape] });
  const mask = offsets(op, t.shape.at(-2)!, t.shape.at(-1)!, keep);
  return t.dtype === "bool"
    ? (ops.logicalAnd(mask, t) as Tensor)
    : (ops.where(mask, t, 0) as Tensor);
}

/**
 * The triangle on and below a diagonal (0, the main one), zeros above.
 *
 * @example
 * `${tril([[1, 2], [3, 4]])}` // => "[[1. 0.]\n [3. 4.]]"
 */
export const tril = (x: TensorLike, k = 0): Tensor => masked("tril", x, (d) => ops.lessEqual(d, k));

/**
 * The triangle on and above a diagonal (0, the main one), zeros below.
 *
 * @example
 * `${triu([[1, 2], [3, 4]])}` // => "[[1. 2.]\n [0. 4.]]"
 */
export const triu = (x: TensorLike, k = 0): Tensor =>
  masked("triu", x, (d) => ops.greaterEqual(d, k));

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
  const count = Math.max(0, k < 0 ? Math.min(rows + k, columns) : Math.min(rows, columns - k));
  const flat = ops.reshape(y, [...y.shape.slice(0, -2), rows * columns]);
  if (count === 0) return part(flat, flat.rank - 1, 0, 0);
  const start = k < 0 ? -k * columns : k;
  const end = start + (count - 1) * (columns + 1) + 1;
  return ops.at(flat, "...", `${start}:${end}:${columns + 1}`) as Tensor;
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
  const n = t.size + Math.abs(checkInteger("diag", "k", k));
  const long = ops.pad(t, [[0, n - t.size]]) as Tensor;
  const spread = ops.broadcastTo(k < 0 ? long : (ops.expandDims(long, 1) as Tensor), [n, n]);
  return masked("diag", spread, (d) => ops.equal(d, k));
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
export function tensordot(
  a: TensorLike,
  b: TensorLike,
  axes: number | readonly [Integers, Integers] = 2,
): Tensor {
  return product("tensordot", a, b, (x, y) => {
    const [left, right] = contracted(x, y, axes);
    const free = (t: Tensor, used: readonly number[]): number[] =>
      [...t.shape.keys()].filter((d) => !used.includes(d));
    const [i, j] = [free(x, left), free(y, right)];
    const sizes = (t: Tensor, of: readonly number[]): number[] => of.map((d) => t.shape[d]!);
    const size = (s: Shape): number => s.reduce((n, d) => n * d, 1);
    const common = size(sizes(x, left));
    const rows = ops.reshape(ops.transpose(x, [...i, ...left]) as Tensor, [
      size(sizes(x, i)),
      common,
    ]);
    const columns = ops.reshape(ops.transpose(y, [...right, ...j]) as Tensor, [
      common,
      size(sizes(y, j)),
    ]);
    return ops.reshape(ops.matmul(rows, columns) as Tensor, [...sizes(x, i), ...sizes(y, j)]);
  });
}

/** The axes to sum over, in pairs of equal size. */
function contracted(
  x: Tensor,
  y: Tensor,
  axes: number | readonly [Integers, Integers],
): [number[], number[]] {
  if (typeof axes !== "number" && (!Array.isArray(axes) || axes.length !== 2))
    throw new ArgumentError(
      "tensordot",
      `axes must be a number, or two lists, got ${showValue(axes)}`,
    );
  const n = typeof axes === "number" ? checkInteger("tensordot", "axes", axes) : 0;
  if (n < 0 || n > Math.min(x.rank, y.rank))
    throw new ShapeError(
      "tensordot",
      `${n} axes are not there: shapes ${showShape(x.shape)} and ${showShape(y.shape)}`,
      { shapes: [x.shape, y.shape] },
    );
  const count = [...Array(n).keys()];
  const pair = typeof axes === "number" ? [count.map((d) => d + x.rank - n), count] : axes;
  const [left, right] = [x, y].map((t, i) => {
    const list = integersOf("tensordot", "axes", pair[i]!);
    normalizeAxes("tensordot", list, t.rank); // each once
    return list.map((d) => normalizeAxis("tensordot", d, t.rank));
  }) as [number[], number[]];
  if (left.length !== right.length || left.some((d, i) => x.shape[d] !== y.shape[right[i]!]))
    throw new ShapeError(
      "tensordot",
      `axes ${showShape(left)} of ${showShape(x.shape)} and ${showShape(right)} of ${showShape(y.shape)} differ in size`,
      { shapes: [x.shape, y.shape] },
    );
  return [left, right];
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
  product("cross", a, b, (x, y) => {
    if (x.shape.at(-1) !== 3 || y.shape.at(-1) !== 3)
      throw new ShapeError(
        "cross",
        `needs vectors of 3, got ${showShape(x.shape)} and ${showShape(y.shape)}`,
        {
          shapes: [x.shape, y.shape],
        },
      );
    const turned = (t: Tensor, by: number): Tensor =>
      ops.gather(t, [by, (by + 1) % 3, (by + 2) % 3], { axis: t.rank - 1 }) as Tensor;
    return ops.subtract(
      ops.multiply(turned(x, 1), turned(y, 2)) as Tensor,
      ops.multiply(turned(x, 2), turned(y, 1)) as Tensor,
    );
  });

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
