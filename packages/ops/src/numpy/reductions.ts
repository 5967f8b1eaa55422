// Folds of the elements along some axes, all by default, and running ones.
import {
  ArgumentError,
  DTYPES,
  isComplex,
  type Axes,
  type DType,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, normalizeAxes, normalizeAxis, showValue } from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import * as ops from "../index.ts";
import { checkNotEmpty } from "../reduce/check-not-empty.ts";
import { asTensor, inexact, promoted, truth } from "./operands.ts";
import { along, ravel } from "./shapes.ts";

/** How a reduction is asked for: `sum(x, 0, { keepdims: true })`, or `sum(x, { axis: 0, keepdims: true })`. */
export interface Along {
  axis?: Axes;
  /** Leave the axes in place, with size 1. Default: false. */
  keepdims?: boolean;
}
interface DTypeOption {
  dtype?: DType;
}
export interface DdofOption {
  /** What is taken off the number of elements. Default: 0. */
  ddof?: number;
}

/** A call's array, axes and other options. */
export function call<O extends Along>(
  op: string,
  x: TensorLike,
  axis: Axes | O,
  options: O | undefined,
  known: readonly string[] = [],
): { t: Tensor; axes: number[]; keepDims: boolean; given: Partial<O> } {
  const isOptions = typeof axis === "object" && axis !== null && !Array.isArray(axis);
  for (const o of isOptions ? [axis, options] : [options])
    checkOptions(op, o, ["axis", "keepdims", ...known]);
  const first = isOptions ? axis : axis !== undefined && { axis };
  const given = { ...options, ...first } as Partial<O>;
  const t = asTensor(op, x);
  const axes = normalizeAxes(op, given.axis, t.rank);
  return { t, axes, keepDims: given.keepdims ?? false, given };
}

/** The dtype of sums: the one asked for, else 64 bits for bools and integers. */
function sumDType(op: string, dtype: DType, asked: DType | undefined): DType {
  if (asked !== undefined) return knownDType(op, asked);
  const { kind } = DTYPES[dtype];
  return kind === "bool" || kind === "int" ? "int64" : kind === "uint" ? "uint64" : dtype;
}

/**
 * Sum. Bools and integers are summed as int64 or uint64, or in the dtype asked for.
 *
 * @example
 * `${sum([[1, 2], [3, 4]])} ${sum([[1, 2], [3, 4]], 0)} ${sum([true, true])}` // => "10.0 [4. 6.] 2"
 */
export function sum(
  x: TensorLike,
  axis?: Axes | (Along & DTypeOption),
  options?: Along & DTypeOption,
): Tensor {
  const { t, axes, keepDims, given } = call("sum", x, axis, options, ["dtype"]);
  return ops.reduceSum(ops.cast(t, sumDType("sum", t.dtype, given.dtype)), axes, { keepDims });
}

/**
 * Product, in the dtypes of `sum`.
 *
 * @example
 * `${prod([[1, 2], [3, 4]], 0)}` // => "[3. 8.]"
 */
export function prod(
  x: TensorLike,
  axis?: Axes | (Along & DTypeOption),
  options?: Along & DTypeOption,
): Tensor {
  const { t, axes, keepDims, given } = call("prod", x, axis, options, ["dtype"]);
  return ops.reduceProd(ops.cast(t, sumDType("prod", t.dtype, given.dtype)), axes, { keepDims });
}

/**
 * Mean; of bools and integers in float64.
 *
 * @example
 * `${mean([[1, 2], [3, 4]])} ${mean([[1, 2], [3, 4]], { axis: 0 })}` // => "2.5 [2. 3.]"
 */
export function mean(
  x: TensorLike,
  axis?: Axes | (Along & DTypeOption),
  options?: Along & DTypeOption,
): Tensor {
  const { t, axes, keepDims, given } = call("mean", x, axis, options, ["dtype"]);
  const y =
    given.dtype === undefined ? inexact("mean", t) : ops.cast(t, knownDType("mean", given.dtype));
  return ops.reduceMean(y, axes, { keepDims });
}

/** What a call takes off the number of elements. */
export function ddofOf(op: string, { ddof = 0 }: DdofOption): number {
  if (typeof ddof === "number" && Number.isFinite(ddof)) return ddof;
  throw new ArgumentError(op, `ddof must be a number, got ${showValue(ddof)}`);
}

/** The variance, for `op`. */
function varianceOf(
  op: string,
  x: TensorLike,
  axis: Axes | (Along & DdofOption),
  options: (Along & DdofOption) | undefined,
): Tensor {
  const { t, axes, keepDims, given } = call(op, x, axis, options, ["ddof"]);
  const y = inexact(op, t);
  const ddof = ddofOf(op, given);
  const count = axes.reduce((n, d) => n * t.shape[d]!, 1);
  if (isComplex(y.dtype)) {
    const d = ops.subtract(y, ops.reduceMean(y, axes, { keepDims: true }));
    const squares = ops.real(ops.multiply(d, ops.conj(d))) as Tensor;
    return ops.divide(ops.reduceSum(squares, axes, { keepDims }), Math.max(0, count - ddof));
  }
  const v = ops.reduceVariance(y, axes, { keepDims }) as Tensor;
  return ddof === 0 ? v : ops.multiply(v, count / Math.max(0, count - ddof));
}

/**
 * Variance: the mean square of the distance from the mean, with `n - ddof` in place of n. `np.var(...)`.
 *
 * @example
 * `${variance([1, 2, 3, 4])}` // => "1.25"
 */
export function variance(
  x: TensorLike,
  axis?: Axes | (Along & DdofOption),
  options?: Along & DdofOption,
): Tensor {
  return varianceOf("var", x, axis, options);
}

/**
 * Standard deviation: the root of the variance.
 *
 * @example
 * `${std([1, 2, 3, 4])} ${std([1, 2, 3], { ddof: 1 })}` // => "1.118033988749895 1.0"
 */
export function std(
  x: TensorLike,
  axis?: Axes | (Along & DdofOption),
  options?: Along & DdofOption,
): Tensor {
  return ops.sqrt(varianceOf("std", x, axis, options)) as Tensor;
}

/** The largest or smallest element: of bools by logic, of none an error as in NumPy. */
function extreme(
  op: "max" | "min",
  x: TensorLike,
  axis: Axes | Along,
  options: Along | undefined,
): Tensor {
  const { t, axes, keepDims } = call(op, x, axis, options);
  checkNotEmpty(op, t, axes);
  if (t.dtype === "bool")
    return (op === "max" ? ops.reduceAny : ops.reduceAll)(t, axes, { keepDims }) as Tensor;
  return (op === "max" ? ops.reduceMax : ops.reduceMin)(t, axes, { keepDims }) as Tensor;
}

/**
 * Largest element; NaN if there is one. Throws `ShapeError` for no elements.
 *
 * @example
 * `${max([[1, 4], [3, 2]], 0)}` // => "[3. 4.]"
 */
export const max = (x: TensorLike, axis?: Axes | Along, options?: Along): Tensor =>
  extreme("max", x, axis, options);

/**
 * Smallest element; NaN if there is one. Throws `ShapeError` for no elements.
 *
 * @example
 * `${min([[1, 4], [3, 2]], 0)}` // => "[1. 2.]"
 */
export const min = (x: TensorLike, axis?: Axes | Along, options?: Along): Tensor =>
  extreme("min", x, axis, options);

/**
 * Largest element less the smallest.
 *
 * @example
 * `${ptp([[1, 4], [3, 2]], 0)}` // => "[2. 2.]"
 */
export const ptp = (x: TensorLike, axis?: Axes | Along, options?: Along): Tensor =>
  ops.subtract(max(x, axis, options), min(x, axis, options));

/** Positions of extremes: along one axis, or in all elements as one row. */
function positionOf(
  op: "argmax" | "argmin",
  x: TensorLike,
  axis: number | undefined | null | (Along & { axis?: number }),
  options: (Along & { axis?: number }) | undefined,
): Tensor {
  const { t, axes, keepDims, given } = call(op, x, axis as Axes, options);
  const find = op === "argmax" ? ops.argMax : ops.argMin;
  const all = given.axis === undefined || given.axis === null;
  const y = all
    ? (find(ravel(t), 0) as Tensor)
    : (find(t, normalizeAxis(op, given.axis as number, t.rank)) as Tensor);
  return keepDims
    ? ops.reshape(
        y,
        t.shape.map((n, d) => (axes.includes(d) ? 1 : n)),
      )
    : y;
}

/**
 * Position of the largest element, the first of equal ones; int32, as all positions here (NumPy: int64).
 *
 * @example
 * `${argmax([[1, 4], [3, 2]])} ${argmax([[1, 4], [3, 2]], 0)}` // => "1 [1 0]"
 */
export const argmax = (
  x: TensorLike,
  axis?: number | null | (Along & { axis?: number }),
  options?: Along & { axis?: number },
): Tensor => positionOf("argmax", x, axis, options);

/**
 * Position of the smallest element, the first of equal ones; int32.
 *
 * @example
 * `${argmin([[1, 4], [3, 2]])} ${argmin([[1, 4], [3, 2]], 0)}` // => "0 [0 1]"
 */
export const argmin = (
  x: TensorLike,
  axis?: number | null | (Along & { axis?: number }),
  options?: Along & { axis?: number },
): Tensor => positionOf("argmin", x, axis, options);

/**
 * Whether no element is 0. The result is an array of bools, which JavaScript takes for true: read it for a condition, as in
 * `if (np.all(x).arraySync())`.
 *
 * @example
 * `${all([[1, 0], [1, 1]], 1)}` // => "[False  True]"
 */
export function all(x: TensorLike, axis?: Axes | Along, options?: Along): Tensor {
  const { t, axes, keepDims } = call("all", x, axis, options);
  return ops.reduceAll(truth("all", t), axes, { keepDims });
}

/**
 * Whether some element is not 0; see `all` about conditions.
 *
 * @example
 * `${any([[1, 0], [0, 0]], 1)}` // => "[ True False]"
 */
export function any(x: TensorLike, axis?: Axes | Along, options?: Along): Tensor {
  const { t, axes, keepDims } = call("any", x, axis, options);
  return ops.reduceAny(truth("any", t), axes, { keepDims });
}

/**
 * How many elements are not 0; int32.
 *
 * @example
 * `${countNonzero([[0, 2], [3, 4]], 0)}` // => "[1 2]"
 */
export function countNonzero(x: TensorLike, axis?: Axes | Along, options?: Along): Tensor {
  const { t, axes, keepDims } = call("countNonzero", x, axis, options);
  return ops.countNonzero(t, axes, { keepDims });
}

/** Running folds go along one axis, or through all elements as one row. */
function running(
  op: "cumsum" | "cumprod",
  x: TensorLike,
  axis: number | null | undefined,
  options: DTypeOption | undefined,
): Tensor {
  checkOptions(op, options, ["dtype"]);
  const [t, a] = along(op, x, axis);
  const y = ops.cast(t, sumDType(op, t.dtype, options?.dtype));
  return (op === "cumsum" ? ops.cumsum(y, a) : ops.cumprod(y, a)) as Tensor;
}

/**
 * Running sum, in the dtypes of `sum`.
 *
 * @example
 * `${cumsum([[1, 2], [3, 4]])} ${cumsum([[1, 2], [3, 4]], 0)}` // => "[ 1.  3.  6. 10.] [[1. 2.]\n [4. 6.]]"
 */
export const cumsum = (x: TensorLike, axis?: number | null, options?: DTypeOption): Tensor =>
  running("cumsum", x, axis, options);

/**
 * Running product, in the dtypes of `sum`.
 *
 * @example
 * `${cumprod([1, 2, 3, 4])}` // => "[ 1.  2.  6. 24.]"
 */
export const cumprod = (x: TensorLike, axis?: number | null, options?: DTypeOption): Tensor =>
  running("cumprod", x, axis, options);

/**
 * Mean with weights: of the array's shape, or one for each place of the axis.
 *
 * @example
 * `${average([1, 2, 3], { weights: [3, 1, 0] })}` // => "1.25"
 */
export function average(
  x: TensorLike,
  axis?: Axes | (Along & { weights?: TensorLike }),
  options?: Along & { weights?: TensorLike },
): Tensor {
  const { t, axes, keepDims, given } = call("average", x, axis, options, ["weights"]);
  if (given.weights === undefined) return mean(t, axes, { keepdims: keepDims });
  const [y, w] = promoted("average", [t, asTensor("average", given.weights)]).map((z) =>
    inexact("average", z),
  ) as [Tensor, Tensor];
  const own =
    w.rank === y.rank
      ? w
      : ops.reshape(
          w,
          y.shape.map((n, d) => (axes.includes(d) ? n : 1)),
        );
  const weights = ops.broadcastTo(own, [...y.shape]);
  const total = ops.reduceSum(weights, axes, { keepDims }) as Tensor;
  return ops.divide(ops.reduceSum(ops.multiply(y, weights), axes, { keepDims }) as Tensor, total);
}

export { max as amax, min as amin };
