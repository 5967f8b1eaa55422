// Norms of vectors and matrices, with slopes that are finite where the norm is 0.
import { ArgumentError, type Tensor } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";
import { equal } from "../compare/equal.ts";
import { where } from "../logic/where.ts";
import { abs } from "../math/abs.ts";
import { conj } from "../math/conj.ts";
import { multiply } from "../math/multiply.ts";
import { pow } from "../math/pow.ts";
import { real } from "../math/real.ts";
import { sqrt } from "../math/sqrt.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { reduceMin } from "../reduce/reduceMin.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { reshape } from "../shape/reshape.ts";
import { squeeze } from "../shape/squeeze.ts";
import { transpose } from "../shape/transpose.ts";
import { svd } from "./svd.ts";

/** `of(x)`, and the constant 0 where x is 0: there `of` is 0 too, but its slope may be infinite. */
function besideZero(x: Tensor, of: (y: Tensor) => Tensor): Tensor {
  const isZero = equal(x, 0) as Tensor;
  return where(isZero, 0, of(where(isZero, 1, x) as Tensor)) as Tensor;
}

/** `√x`, with slope 0 where x is 0. */
export const root = (x: Tensor): Tensor => besideZero(x, (y) => sqrt(y) as Tensor);

/** `|x|²`, real. */
export const squared = (x: Tensor): Tensor => real(multiply(x, conj(x) as Tensor)) as Tensor;

/** The norm of order p, `(Σ |x|ᵖ)^(1/p)`, along some axes. */
export function vectorNorm(
  x: Tensor,
  p: number,
  axes: readonly number[],
  keepDims: boolean,
): Tensor {
  const options = { keepDims };
  if (p === 2) return root(reduceSum(squared(x), axes, options) as Tensor);
  const size = abs(x) as Tensor;
  if (p === Infinity) return reduceMax(size, axes, options) as Tensor;
  if (p === -Infinity) return reduceMin(size, axes, options) as Tensor;
  if (p === 1) return reduceSum(size, axes, options) as Tensor;
  const power = (y: Tensor, n: number): Tensor => pow(y, n) as Tensor;
  const powers = p > 0 ? besideZero(size, (y) => power(y, p)) : power(size, p);
  const total = reduceSum(powers, axes, options) as Tensor;
  return p > 0 ? besideZero(total, (y) => power(y, 1 / p)) : power(total, 1 / p);
}

/** Norms of matrices in two axes, rows and columns. */
export function matrixNorm(
  op: string,
  x: Tensor,
  order: string | number,
  axes: readonly [rows: number, columns: number],
  keepDims: boolean,
): Tensor {
  if (order === "fro" || order === "euclidean") return vectorNorm(x, 2, axes, keepDims);
  if (order === 2 || order === -2 || order === "nuc") {
    const values = singularValues(x, axes);
    const y = (order === 2 ? reduceMax : order === -2 ? reduceMin : reduceSum)(
      values,
      -1,
    ) as Tensor;
    return keepDims ? reshape(y, keptShape(x, axes)) : y;
  }
  const overColumns = order === 1 || order === -1;
  if (!overColumns && order !== Infinity && order !== -Infinity)
    throw new ArgumentError(
      op,
      `a matrix norm of order ${showValue(order)} is not there: the orders are "fro", "nuc", 1, -1, 2, -2, Infinity and -Infinity`,
    );
  const [along, over] = overColumns ? axes : ([axes[1], axes[0]] as const);
  const sums = vectorNorm(x, 1, [along], true);
  const y = (order > 0 ? reduceMax : reduceMin)(sums, over, { keepDims: true }) as Tensor;
  return keepDims ? y : (squeeze(y, [...axes]) as Tensor);
}

/** The singular values of matrices in two axes, as a last axis. */
function singularValues(x: Tensor, axes: readonly [number, number]): Tensor {
  const others = [...x.shape.keys()].filter((d) => !axes.includes(d));
  return svd(transpose(x, [...others, ...axes]) as Tensor, { computeUv: false }) as Tensor;
}

const keptShape = (x: Tensor, axes: readonly number[]): number[] =>
  x.shape.map((n, d) => (axes.includes(d) ? 1 : n));
