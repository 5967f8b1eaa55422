// np.linalg: factorizations, solvers and eigenvalues, in NumPy's order of results.
import { ArgumentError, isComplex, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions, showShape, showValue } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import * as ops from "../index.ts";
import * as linalg from "../linalg/index.ts";
import { inexact, promoted } from "./operands.ts";
import { matrixTranspose } from "./shapes.ts";

/** Two operands in one dtype, float64 where that has no fractions. */
const common = (op: string, a: TensorLike, b: TensorLike): Tensor[] =>
  promoted(op, [a, b]).map((x) => inexact(op, x));

/**
 * The inverse of square matrices.
 *
 * @example
 * `${inv([[2, 0], [0, 4]])}` // => "[[0.5  0.  ]\n [0.   0.25]]"
 */
export const inv = (x: TensorLike): Tensor => linalg.inv(inexact("inv", x)) as Tensor;

/**
 * The determinant of square matrices.
 *
 * @example
 * det([[2, 1], [0, 4]]).arraySync() // => 8
 */
export const det = (x: TensorLike): Tensor => linalg.det(inexact("det", x)) as Tensor;

/**
 * Sign, and logarithm of the absolute value, of the determinant.
 *
 * @example
 * slogdet([[-1, 0], [0, 1]]).map((y) => y.arraySync()) // => [-1, 0]
 */
export const slogdet = (x: TensorLike): [sign: Tensor, logabsdet: Tensor] =>
  linalg.slogdet(inexact("slogdet", x)) as [Tensor, Tensor];

/**
 * The solution x of `a · x = b`; b is a vector if it has one axis, else matrices.
 *
 * @example
 * `${solve([[2, 1], [1, 3]], [4, 7])}` // => "[1. 2.]"
 */
export function solve(a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = common("solve", a, b) as [Tensor, Tensor];
  return y.rank === 1
    ? (ops.squeeze(linalg.solve(x, ops.expandDims(y, 1) as Tensor) as Tensor, -1) as Tensor)
    : (linalg.solve(x, y) as Tensor);
}

/**
 * Cholesky's factor of symmetric positive definite matrices: the lower one, or with `upper` its transpose, from that triangle.
 *
 * @example
 * `${cholesky([[4, 2], [2, 10]])}` // => "[[2. 0.]\n [1. 3.]]"
 */
export function cholesky(x: TensorLike, options?: { upper?: boolean }): Tensor {
  checkOptions("cholesky", options, ["upper"]);
  const t = inexact("cholesky", x);
  if (!options?.upper) return linalg.cholesky(t) as Tensor;
  return matrixTranspose(linalg.cholesky(matrixTranspose(t)) as Tensor);
}

/**
 * Q with orthonormal columns and triangular R with `x = Q · R`: `[q, r]`. With `mode: "complete"` Q is square; with `"r"` the
 * result is R alone.
 *
 * @example
 * qr([[3, 1], [4, 2]], { mode: "r" }).arraySync() // => ≈ [[-5, -2.2], [0, 0.4]]
 */
export function qr(x: TensorLike, options: { mode: "r" }): Tensor;
export function qr(
  x: TensorLike,
  options?: { mode?: "reduced" | "complete" },
): [q: Tensor, r: Tensor];
export function qr(
  x: TensorLike,
  options?: { mode?: "reduced" | "complete" | "r" },
): Tensor | [Tensor, Tensor] {
  checkOptions("qr", options, ["mode"]);
  const mode = checkChoice("qr", "mode", options?.mode ?? "reduced", ["reduced", "complete", "r"]);
  const fullMatrices = mode === "complete";
  const [q, r] = linalg.qr(inexact("qr", x), { fullMatrices }) as [Tensor, Tensor];
  return mode === "r" ? r : [q, r];
}

interface SvdOptions {
  fullMatrices?: boolean;
  computeUv?: boolean;
}

/**
 * The singular value decomposition `x = u · diag(s) · vh` as `[u, s, vh]`, u and vh square unless `fullMatrices: false`; with
 * `computeUv: false` s alone.
 *
 * @example
 * svd([[0, 2], [-3, 0]]).map((y) => y.shape) // => [[2, 2], [2], [2, 2]]
 */
export function svd(x: TensorLike, options: SvdOptions & { computeUv: false }): Tensor;
export function svd(
  x: TensorLike,
  options?: SvdOptions & { computeUv?: true },
): [u: Tensor, s: Tensor, vh: Tensor];
export function svd(x: TensorLike, options?: SvdOptions): Tensor | [Tensor, Tensor, Tensor];
export function svd(x: TensorLike, options?: SvdOptions): Tensor | [Tensor, Tensor, Tensor] {
  checkOptions("svd", options, ["fullMatrices", "computeUv"]);
  const { fullMatrices = true, computeUv = true } = options ?? {};
  if (!computeUv) return svdvals(x);
  const [s, u, v] = linalg.svd(inexact("svd", x), { fullMatrices }) as [Tensor, Tensor, Tensor];
  return [u, s, matrixTranspose(v)];
}

/**
 * The singular values, in descending order.
 *
 * @example
 * svdvals([[0, 2], [-3, 0]]).arraySync() // => ≈ [3, 2]
 */
export const svdvals = (x: TensorLike): Tensor =>
  linalg.svd(inexact("svdvals", x), { computeUv: false }) as Tensor;

interface TriangleOptions {
  UPLO?: "L" | "U";
}

/** The matrix whose lower triangle is the one asked for. */
function triangle(op: string, x: TensorLike, options: TriangleOptions | undefined): Tensor {
  checkOptions(op, options, ["UPLO"]);
  const uplo = checkChoice(op, "UPLO", options?.UPLO ?? "L", ["L", "U"]);
  const t = inexact(op, x);
  return uplo === "U" ? matrixTranspose(t) : t;
}

/**
 * Eigenvalues, in ascending order, and eigenvectors of symmetric matrices, from one triangle (`UPLO`).
 *
 * @example
 * eigh([[2, 1], [1, 2]])[0].arraySync() // => ≈ [1, 3]
 */
export const eigh = (
  x: TensorLike,
  options?: TriangleOptions,
): [eigenvalues: Tensor, eigenvectors: Tensor] =>
  linalg.eigh(triangle("eigh", x, options)) as [Tensor, Tensor];

/**
 * The eigenvalues of symmetric matrices, in ascending order, from one triangle (`UPLO`).
 *
 * @example
 * eigvalsh([[2, 1], [1, 2]]).arraySync() // => ≈ [1, 3]
 */
export const eigvalsh = (x: TensorLike, options?: TriangleOptions): Tensor =>
  linalg.eigvalsh(triangle("eigvalsh", x, options)) as Tensor;

/** Whether all are real, which decides the dtype; the values are read at once. */
const areReal = (e: Tensor): boolean =>
  Boolean(
    (ops.reduceAll(ops.equal(ops.imag(e), 0) as Tensor<number[], "bool">) as Tensor).dataSync()[0],
  );

/**
 * Eigenvalues and eigenvectors of square matrices, complex ones only if they have to be.
 *
 * @example
 * eig([[2, 0], [0, 3]])[0].arraySync() // => [2, 3]
 */
export function eig(x: TensorLike): [eigenvalues: Tensor, eigenvectors: Tensor] {
  const [e, v] = linalg.eig(inexact("eig", x)) as [Tensor, Tensor];
  return areReal(e) ? [ops.real(e) as Tensor, ops.real(v) as Tensor] : [e, v];
}

/**
 * The eigenvalues of square matrices, complex ones only if they have to be.
 *
 * @example
 * eigvals([[0, 1], [-1, 0]]).arraySync() // => ≈ [{ re: 0, im: 1 }, { re: 0, im: -1 }]
 */
export function eigvals(x: TensorLike): Tensor {
  const e = linalg.eigvals(inexact("eigvals", x)) as Tensor;
  return areReal(e) ? (ops.real(e) as Tensor) : e;
}

/**
 * The pseudo-inverse of Moore and Penrose; singular values up to `rcond` times the largest count as 0 (default: 1e-15).
 *
 * @example
 * `${pinv([[1, 0], [0, 0]])}` // => "[[1. 0.]\n [0. 0.]]"
 */
export function pinv(x: TensorLike, options?: { rcond?: number }): Tensor {
  checkOptions("pinv", options, ["rcond"]);
  return linalg.pinv(inexact("pinv", x), { rcond: options?.rcond ?? 1e-15 }) as Tensor;
}

/**
 * The number of singular values above `tol`, or above `rtol` times the largest (default: `max(m, n)` units in the last place). Of a
 * scalar or vector 1, unless it is 0.
 *
 * @example
 * matrixRank([[1, 2], [2, 4]]).arraySync() // => 1
 */
export function matrixRank(x: TensorLike, options?: { tol?: number; rtol?: number }): Tensor {
  checkOptions("matrixRank", options, ["tol", "rtol"]);
  const { tol, rtol } = options ?? {};
  const t = inexact("matrixRank", x);
  if (t.rank < 2)
    return ops.cast(
      ops.reduceAny(ops.notEqual(t, 0) as Tensor<number[], "bool">) as Tensor,
      "int32",
    );
  if (rtol === undefined) return linalg.matrixRank(t, tol === undefined ? {} : { tol });
  if (tol !== undefined || typeof rtol !== "number" || Number.isNaN(rtol))
    throw new ArgumentError(
      "matrixRank",
      tol === undefined
        ? `rtol must be a number, got ${showValue(rtol)}`
        : "tol and rtol exclude each other: give one of them",
    );
  const s = svdvals(t);
  const cut = ops.multiply(ops.reduceMax(s, -1, { keepDims: true }), rtol);
  return ops.countNonzero(ops.greater(s, cut) as Tensor, -1);
}

/**
 * The x for which `|a · x - b|²` is smallest, column by column: `[x, residuals, rank, s]`. b is a vector or a matrix; residuals
 * are those sums of squares, or empty unless a has full rank and more rows than columns; s are a's singular values, of which
 * those up to `rcond` times the largest count as 0 (default: `max(m, n)` units in the last place).
 *
 * @example
 * lstsq([[1, 0], [1, 1], [1, 2]], [1, 3, 5])[0].arraySync() // => ≈ [1, 2]
 */
export function lstsq(
  a: TensorLike,
  b: TensorLike,
  options?: { rcond?: number | null },
): [x: Tensor, residuals: Tensor, rank: number, s: Tensor] {
  checkOptions("lstsq", options, ["rcond"]);
  const [m, y] = common("lstsq", a, b) as [Tensor, Tensor];
  const [rows, columns] = m.shape;
  if (m.rank !== 2 || (y.rank !== 1 && y.rank !== 2) || y.shape[0] !== rows)
    throw new ShapeError(
      "lstsq",
      `cannot fit ${showShape(m.shape)} to ${showShape(y.shape)}: give a matrix, and a vector or matrix of as many rows`,
      { shapes: [m.shape, y.shape] },
    );
  const given = options?.rcond;
  if (given !== undefined && given !== null && (typeof given !== "number" || Number.isNaN(given)))
    throw new ArgumentError("lstsq", `rcond must be a number, got ${showValue(given)}`);
  const rcond = given ?? Math.max(rows!, columns!) * (m.dtype === "float64" ? 2 ** -52 : 2 ** -23);
  const right = y.rank === 1 ? (ops.expandDims(y, 1) as Tensor) : y;
  const x = ops.matmul(linalg.pinv(m, { rcond }) as Tensor, right) as Tensor;
  const s = svdvals(m);
  const rank = s.size === 0 ? 0 : Number(matrixRank(m, { rtol: rcond }).dataSync()[0]);
  const off = ops.subtract(right, ops.matmul(m, x)) as Tensor;
  const residuals =
    rank === columns && rows! > columns
      ? (ops.reduceSum(ops.square(off), 0) as Tensor)
      : (ops.zeros([0], { dtype: m.dtype }) as Tensor);
  return [y.rank === 1 ? (ops.squeeze(x, 1) as Tensor) : x, residuals, rank, s];
}

/** An operand that has rows and columns. */
export function matrices(op: string, x: TensorLike): Tensor {
  const t = inexact(op, x);
  if (t.rank < 2)
    throw new ShapeError(op, `takes matrices, got shape ${showShape(t.shape)}`, {
      shapes: [t.shape],
    });
  return t;
}

/** `x`, with the identity where it cannot be inverted, and where that is. */
export function invertible(x: Tensor): [safe: Tensor, singular: Tensor<number[], "bool">] {
  if (isComplex(x.dtype)) return [x, ops.cast(ops.zeros(x.shape.slice(0, -2)), "bool") as never];
  const [sign] = slogdet(x);
  const singular = ops.equal(sign, 0) as Tensor<number[], "bool">;
  const n = x.shape[x.rank - 1]!;
  const one = ops.eye(n, { dtype: x.dtype });
  const wide = ops.expandDims(ops.expandDims(singular, -1), -1) as Tensor<number[], "bool">;
  return [ops.where(wide, one, x) as Tensor, singular];
}
