// Differences, quantiles, counts in bins, and the like.
import { ArgumentError, ShapeError, type Axes, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  normalizeAxis,
  showValue,
  toTensor,
} from "@gradtape/core/internal";
import * as ops from "../index.ts";
import { divide, multiply } from "./binary.ts";
import { linspace } from "./creation.ts";
import { diagonal } from "./matrices.ts";
import { asTensor, inexact, promoted } from "./operands.ts";
import { quantilesOf } from "../order/quantiles.ts";
import { ddofOf } from "./reductions.ts";
import { searchsorted } from "./searching.ts";
import { part, ravel } from "./shapes.ts";

interface QuantileOptions {
  keepdims?: boolean;
}

/** The value below which the share q lies, between neighbours on the line that joins them. */
function quantiles(
  op: string,
  x: TensorLike,
  q: number | readonly number[],
  axis: Axes,
  options: QuantileOptions | undefined,
  unit: number,
): Tensor {
  checkOptions(op, options, ["keepdims"]);
  const list: readonly unknown[] = Array.isArray(q) ? q : [q];
  if (!list.every((p): p is number => typeof p === "number" && p >= 0 && p <= unit))
    throw new ArgumentError(op, `q must be numbers from 0 to ${unit}, got ${showValue(q)}`);
  // As in NumPy a list is an array of float64, and a bare number takes the dtype of x.
  const [t, shape] =
    typeof q === "number" ? [x, []] : [promoted(op, [x], "float64")[0]!, [list.length]];
  const keepDims = options?.keepdims ?? false;
  return quantilesOf(op, inexact(op, t), { values: list, shape }, unit, axis, { keepDims });
}

/**
 * The value below which the share q (0 to 1) of the elements lies, for one q or several; NaN if there is one.
 *
 * @example
 * `${quantile([1, 2, 3, 4], 0.5)} ${quantile([1, 2, 3, 4], [0, 0.25])}` // => "2.5 [1.   1.75]"
 */
export const quantile = (
  x: TensorLike,
  q: number | readonly number[],
  axis?: Axes,
  options?: QuantileOptions,
): Tensor => quantiles("quantile", x, q, axis, options, 1);

/**
 * The value below which q percent of the elements lie.
 *
 * @example
 * `${percentile([1, 2, 3, 4], 25)}` // => "1.75"
 */
export const percentile = (
  x: TensorLike,
  q: number | readonly number[],
  axis?: Axes,
  options?: QuantileOptions,
): Tensor => quantiles("percentile", x, q, axis, options, 100);

/**
 * The element in the middle, or the mean of the two in the middle; NaN if there is one.
 *
 * @example
 * `${median([3, 1, 2])} ${median([[1, 2], [3, 4]], 0)}` // => "2.0 [2. 3.]"
 */
export function median(x: TensorLike, axis?: Axes, options?: QuantileOptions): Tensor {
  checkOptions("median", options, ["keepdims"]);
  return quantilesOf("median", inexact("median", x), { values: [0.5], shape: [] }, 1, axis, {
    interpolation: "midpoint",
    keepDims: options?.keepdims ?? false,
  });
}

/**
 * Each element less the one before it along an axis (the last), n times over. Of bools, whether they differ.
 *
 * @example
 * `${diff([1, 2, 4, 7])} ${diff([1, 2, 4, 7], 2)}` // => "[1. 2. 3.] [1. 1.]"
 */
export function diff(x: TensorLike, n = 1, options?: { axis?: number }): Tensor {
  checkOptions("diff", options, ["axis"]);
  const t = asTensor("diff", x);
  const axis = normalizeAxis("diff", options?.axis ?? -1, t.rank);
  if (checkInteger("diff", "n", n) < 0)
    throw new ArgumentError("diff", `n must be 0 or more, got ${n}`);
  let y = t;
  for (let i = 0; i < n && y.shape[axis]! > 0; i++) {
    const count = y.shape[axis]! - 1;
    const [later, earlier] = [part(y, axis, 1, count), part(y, axis, 0, count)];
    y = (
      t.dtype === "bool" ? ops.notEqual(later, earlier) : ops.subtract(later, earlier)
    ) as Tensor;
  }
  return y;
}

/**
 * The differences of neighbours, all elements as one row.
 *
 * @example
 * `${ediff1d([[1, 2], [4, 7]])}` // => "[1. 2. 3.]"
 */
export const ediff1d = (x: TensorLike): Tensor => diff(ravel(x));

/**
 * The area under points of a curve, joined by lines: their distance is `dx` (1), or they stand at the places `x`.
 *
 * @example
 * `${trapezoid([1, 2, 3])} ${trapezoid([1, 2, 3], [0, 1, 3])}` // => "4.0 6.5"
 */
export function trapezoid(
  y: TensorLike,
  x?: TensorLike | null,
  options?: { dx?: number; axis?: number },
): Tensor {
  checkOptions("trapezoid", options, ["dx", "axis"]);
  const t = inexact("trapezoid", y);
  const axis = normalizeAxis("trapezoid", options?.axis ?? -1, t.rank);
  const n = t.shape[axis]!;
  const middles = ops.divide(
    ops.add(part(t, axis, 1, n - 1), part(t, axis, 0, n - 1)),
    2,
  ) as Tensor;
  const sizes = t.shape.map((_, d) => (d === axis ? -1 : 1));
  const places = x === undefined || x === null ? undefined : asTensor("trapezoid", x);
  const widths =
    places === undefined
      ? (options?.dx ?? 1)
      : places.rank === 1
        ? ops.reshape(diff(places), sizes)
        : diff(places, 1, { axis });
  return ops.reduceSum(multiply(middles, widths), axis) as Tensor;
}

/**
 * The values of a line through the points (xp, fp), xp ascending, at the places x; beyond the ends those of the ends.
 *
 * @example
 * `${interp([0.5, 5], [0, 1, 2], [10, 20, 40])}` // => "[15. 40.]"
 */
export function interp(x: TensorLike, xp: TensorLike, fp: TensorLike): Tensor {
  const [at, places, values] = promoted(
    "interp",
    [x, xp, fp].map((t) => inexact("interp", t)),
  ) as [Tensor, Tensor, Tensor];
  if (places.rank !== 1 || values.rank !== 1 || places.size !== values.size || places.size === 0)
    throw new ShapeError("interp", "needs as many values as places, and one at least", {
      shapes: [places.shape, values.shape],
    });
  const end = ops.clipByValue(
    searchsorted(places, at, { side: "right" }),
    0,
    places.size - 1,
  ) as Tensor;
  const start = ops.maximum(ops.subtract(end, 1), 0) as Tensor;
  const [x0, x1, y0, y1] = [
    ops.gather(places, start),
    ops.gather(places, end),
    ops.gather(values, start),
    ops.gather(values, end),
  ] as [Tensor, Tensor, Tensor, Tensor];
  const slope = ops.divideNoNan(ops.subtract(y1, y0), ops.subtract(x1, x0)) as Tensor;
  const inside = ops.maximum(ops.minimum(at, x1), x0) as Tensor;
  return ops.add(y0, ops.multiply(slope, ops.subtract(inside, x0)));
}

/**
 * How often each whole number from 0 on occurs (int32), or the sum of the weights there. The values are read at once.
 *
 * @example
 * `${bincount([0, 2, 2])} ${bincount([0, 2, 2], { weights: [1, 2, 3] })}` // => "[1 0 2] [1. 0. 5.]"
 */
export function bincount(
  x: TensorLike,
  options?: { weights?: TensorLike; minlength?: number },
): Tensor {
  checkOptions("bincount", options, ["weights", "minlength"]);
  const t = toTensor("bincount", x, "int32");
  const values = Array.from(t.dataSync() as Iterable<number | bigint>, Number);
  if (t.rank !== 1 || values.some((n) => n < 0))
    throw new ArgumentError("bincount", "takes a vector of whole numbers of 0 or more");
  const least = checkInteger("bincount", "minlength", options?.minlength ?? 0);
  const length = values.reduce((n, v) => Math.max(n, v + 1), Math.max(0, least));
  const weights =
    options?.weights === undefined
      ? (ops.ones([values.length], { dtype: "int32" }) as Tensor)
      : ops.cast(asTensor("bincount", options.weights), "float64");
  return ops.scatterNd(ops.reshape(t, [-1, 1]), weights, [length]) as Tensor;
}

/**
 * The bin in which each element lies: i where `bins[i-1] <= x < bins[i]`, or `bins[i-1] < x <= bins[i]` with `{ right: true }`.
 * The bins ascend.
 *
 * @example
 * `${digitize([0.2, 6.4, 3], [0, 1, 2.5, 4, 10])}` // => "[1 4 3]"
 */
export function digitize(x: TensorLike, bins: TensorLike, options?: { right?: boolean }): Tensor {
  checkOptions("digitize", options, ["right"]);
  return searchsorted(bins, asTensor("digitize", x), { side: options?.right ? "left" : "right" });
}

/**
 * How many elements lie in each bin (int32; sums of the weights if there are any), and the edges of the bins: as many equal
 * ones as asked for (10) between `range`, which is that of the elements by default, or those between given edges. The last
 * bin has both its edges. The values are read at once.
 *
 * @example
 * histogram([1, 2, 1, 4], { bins: 3 }).map((x) => x.arraySync()) // => [[2, 1, 1], [1, 2, 3, 4]]
 */
export function histogram(
  x: TensorLike,
  options?: {
    bins?: TensorLike;
    range?: readonly [number, number];
    density?: boolean;
    weights?: TensorLike;
  },
): [counts: Tensor, edges: Tensor] {
  checkOptions("histogram", options, ["bins", "range", "density", "weights"]);
  const t = ops.cast(ravel(x), "float64") as Tensor;
  const edges = edgesOf(t, options?.bins ?? 10, options?.range);
  const bins = edges.size - 1;
  const at = searchsorted(edges, t, { side: "right" });
  const last = ops.equal(t, part(edges, 0, bins, 1));
  // What lies outside has no bin: it goes to one more, which is cut off.
  const bin = ops.where(last, bins - 1, ops.subtract(at, 1)) as Tensor;
  const inside = ops.logicalAnd(ops.greaterEqual(bin, 0), ops.less(bin, bins));
  const counts = bincount(ops.where(inside, bin, bins) as Tensor, {
    minlength: bins + 1,
    ...(options?.weights !== undefined && { weights: ravel(options.weights) }),
  });
  const found = part(counts, 0, 0, bins);
  if (!options?.density) return [found, edges];
  const share = divide(found, ops.reduceSum(found) as Tensor);
  return [divide(share, diff(edges)), edges];
}

function edgesOf(x: Tensor, bins: TensorLike, range: unknown): Tensor {
  if (typeof bins !== "number") {
    const edges = asTensor("histogram", bins);
    const ascend =
      edges.rank === 1 &&
      edges.size > 1 &&
      [...edges.dataSync()].every((edge, i, all) => i === 0 || edge >= all[i - 1]!);
    if (ascend) return edges;
    throw new ArgumentError("histogram", "edges must be two at least, and ascend");
  }
  if (checkInteger("histogram", "bins", bins) < 1)
    throw new ArgumentError("histogram", `bins must be 1 or more, got ${bins}`);
  const ends =
    range ??
    (x.size === 0 ? [0, 1] : [...ops.reduceMin(x).dataSync(), ...ops.reduceMax(x).dataSync()]);
  const [low, high] = (Array.isArray(ends) ? ends : [ends]) as [number, number];
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high)
    throw new ArgumentError(
      "histogram",
      `there are no bins in ${showValue(ends)}: give a range such as [0, 1]`,
    );
  return low === high ? linspace(low - 0.5, high + 0.5, bins + 1) : linspace(low, high, bins + 1);
}

/**
 * The covariance of variables, one a row, with `n - ddof` (n - 1) as divisor.
 *
 * @example
 * `${cov([[0, 1, 2], [2, 1, 0]])}` // => "[[ 1. -1.]\n [-1.  1.]]"
 */
export function cov(x: TensorLike, options?: { rowvar?: boolean; ddof?: number }): Tensor {
  checkOptions("cov", options, ["rowvar", "ddof"]);
  const t = inexact("cov", x);
  if (t.rank > 2)
    throw new ShapeError("cov", `takes a matrix, got rank ${t.rank}`, { shapes: [t.shape] });
  const given = ops.reshape(t, [...[1, 1].slice(t.rank), ...t.shape]);
  const rows = options?.rowvar === false && t.rank === 2 ? (ops.transpose(given) as Tensor) : given;
  const d = ops.subtract(rows, ops.reduceMean(rows, 1, { keepDims: true })) as Tensor;
  const n = rows.shape[1]! - ddofOf("cov", { ddof: options?.ddof ?? 1 });
  const c = ops.divide(ops.matmul(d, d, { transposeB: true }) as Tensor, n) as Tensor;
  return ops.squeeze(c, t.rank < 2 || c.size === 1 ? null : []) as Tensor;
}

/**
 * The correlation of variables, one a row.
 *
 * @example
 * `${corrcoef([[0, 1, 2], [4, 2, 0]])}` // => "[[ 1. -1.]\n [-1.  1.]]"
 */
export function corrcoef(x: TensorLike, options?: { rowvar?: boolean }): Tensor {
  checkOptions("corrcoef", options, ["rowvar"]);
  const c = cov(x, options);
  if (c.rank === 0) return divide(c, c);
  const deviation = ops.sqrt(diagonal(c)) as Tensor;
  return divide(divide(c, deviation), ops.expandDims(deviation, 1) as Tensor);
}
