// Order, positions and sets. Positions are int32, where NumPy has int64: they are this library's indices.
import { isDifferentiable, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkIntegers, checkOptions, toTensor } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import * as ops from "../index.ts";
import { truePlaces } from "../index/true-places.ts";
import { placesAmong } from "../order/searchsorted.ts";
import { broadcastArrays } from "./binary.ts";
import { arraysOf, asTensor, positions, promoted, truth, type Arrays } from "./operands.ts";
import { along, part, ravel } from "./shapes.ts";

/**
 * The elements in ascending order along an axis (the last), NaN at the end; with axis `null` all of them.
 *
 * @example
 * `${sort([3, 1, 2])}` // => "[1. 2. 3.]"
 */
export function sort(x: TensorLike, axis: number | null = -1): Tensor {
  return ops.sort(...along("sort", x, axis)) as Tensor;
}

/**
 * The positions of the elements in ascending order; equal ones keep theirs.
 *
 * @example
 * `${argsort([3, 1, 2])}` // => "[1 2 0]"
 */
export function argsort(x: TensorLike, axis: number | null = -1): Tensor {
  return ops.argsort(...along("argsort", x, axis)) as Tensor;
}

/**
 * x where the condition holds, y elsewhere. With the condition alone the positions where it holds, as `nonzero`.
 *
 * @example
 * `${where([true, false], [1, 2], 0)}` // => "[1. 0.]"
 */
export function where(condition: TensorLike): Tensor[];
export function where(condition: TensorLike, x: TensorLike, y: TensorLike): Tensor;
export function where(condition: TensorLike, ...choices: readonly TensorLike[]): Tensor | Tensor[] {
  if (choices.length === 0) return nonzero(condition);
  const [x, y] = promoted("where", choices) as [Tensor, Tensor];
  return ops.where(truth("where", condition), x, y);
}

/**
 * The positions of what is not 0 in row-major order, an array for each axis. Their number depends on the values, which are read
 * at once.
 *
 * @example
 * nonzero([[1, 0], [0, 2]]).map((x) => x.arraySync()) // => [[0, 1], [0, 1]]
 */
export function nonzero(x: TensorLike): Tensor[] {
  const t = truth("nonzero", x);
  if (t.rank === 0)
    throw new ShapeError("nonzero", "a scalar has no positions: use atleast1d", {
      shapes: [t.shape],
    });
  return unravelIndex(flatnonzero(t), t.shape);
}

/**
 * The positions of what is not 0, all elements as one row.
 *
 * @example
 * `${flatnonzero([[1, 0], [0, 2]])}` // => "[0 3]"
 */
export const flatnonzero = (x: TensorLike): Tensor =>
  toTensor("flatnonzero", truePlaces(truth("flatnonzero", x)));

/**
 * The positions of what is not 0, one row for each.
 *
 * @example
 * argwhere([[1, 0], [0, 2]]).arraySync() // => [[0, 0], [1, 1]]
 */
export const argwhere = (x: TensorLike): Tensor => ops.stack(nonzero(x), 1) as Tensor;

/**
 * Positions in all elements as one row, as positions along each axis of a shape.
 *
 * @example
 * unravelIndex([5, 2], [2, 3]).map((x) => x.arraySync()) // => [[1, 0], [2, 2]]
 */
export function unravelIndex(places: TensorLike, shape: readonly number[]): Tensor[] {
  let rest = toTensor("unravelIndex", places, "int32");
  const found: Tensor[] = [];
  for (const n of checkIntegers("unravelIndex", "shape", shape).toReversed()) {
    const size = Math.max(1, n);
    found.unshift(ops.mod(rest, size) as Tensor);
    rest = ops.floorDiv(rest, size) as Tensor;
  }
  return found;
}

/**
 * For each list of conditions that holds first the element of the choice beside it, else `default` (0).
 *
 * @example
 * `${select([[true, false, false], [true, true, false]], [[1, 2, 3], [4, 5, 6]], 9)}` // => "[1. 5. 9.]"
 */
export function select(conditions: Arrays, choices: Arrays, otherwise: TensorLike = 0): Tensor {
  const masks = arraysOf("select", conditions).map((c) => truth("select", c));
  const values = arraysOf("select", choices);
  if (masks.length !== values.length)
    throw new ShapeError(
      "select",
      `${masks.length} conditions for ${values.length} choices: give as many`,
    );
  const [last, ...xs] = promoted("select", [otherwise, ...values]) as [Tensor, ...Tensor[]];
  return xs.reduceRight((y, x, i) => ops.where(masks[i]!, x, y) as Tensor, last);
}

/**
 * The element of the choice that each position names.
 *
 * @example
 * `${choose([0, 1, 0], [[1, 2, 3], [4, 5, 6]])}` // => "[1. 5. 3.]"
 */
export function choose(x: TensorLike, choices: Arrays): Tensor {
  const places = positions("choose", x, 0);
  const [index, ...arrays] = broadcastArrays(places, ...arraysOf("choose", choices)) as [
    Tensor,
    ...Tensor[],
  ];
  return ops.squeeze(
    ops.takeAlongAxis(ops.stack(arrays) as Tensor, ops.expandDims(index, 0) as Tensor, 0),
    0,
  ) as Tensor;
}

/**
 * The elements at some positions, along an axis or of all elements as one row. Negative positions count from the end.
 *
 * @example
 * `${take([4, 5, 6], [0, -1])}` // => "[4. 6.]"
 */
export function take(x: TensorLike, indices: TensorLike, axis?: number | null): Tensor {
  const [t, a] = along("take", x, axis);
  return ops.gather(t, positions("take", indices, t.shape[a]!), { axis: a });
}

/**
 * One element along an axis for each position: what `argsort` gives, or `expandDims(argmax(x, 1), 1)`.
 *
 * @example
 * `${takeAlongAxis([[3, 1], [2, 4]], [[1], [0]], 1)}` // => "[[1.]\n [2.]]"
 */
export function takeAlongAxis(x: TensorLike, indices: TensorLike, axis: number | null): Tensor {
  const [t, a] = along("takeAlongAxis", x, axis);
  const i = positions("takeAlongAxis", indices, t.shape[a]!);
  // All sizes but that along the axis broadcast.
  const full = t.rank === i.rank ? t.shape.with(a, i.shape[a]!) : i.shape;
  return ops.takeAlongAxis(t, ops.broadcastTo(i, [...full]), a);
}

/**
 * The places of an axis (or of all elements as one row) where the condition holds.
 *
 * @example
 * `${compress([true, false, true], [1, 2, 3])}` // => "[1. 3.]"
 */
export function compress(condition: TensorLike, x: TensorLike, axis?: number | null): Tensor {
  const [t, a] = along("compress", x, axis);
  return ops.gather(t, flatnonzero(condition), { axis: a });
}

/**
 * The elements where the condition holds.
 *
 * @example
 * `${extract([[true, false]], [[1, 2]])}` // => "[1.]"
 */
export const extract = (condition: TensorLike, x: TensorLike): Tensor =>
  compress(ravel(condition), x);

/**
 * Where to put values into a sorted vector to keep its order: before equal elements, or behind them with side "right".
 *
 * @example
 * `${searchsorted([1, 2, 2, 3], [2, 5])} ${searchsorted([1, 2, 2, 3], 2, { side: "right" })}` // => "[1 4] 3"
 */
export function searchsorted(
  sorted: TensorLike,
  values: TensorLike,
  options?: { side?: "left" | "right" },
): Tensor {
  checkOptions("searchsorted", options, ["side"]);
  const side = checkChoice("searchsorted", "side", options?.side ?? "left", ["left", "right"]);
  const [a, v] = promoted("searchsorted", [asTensor("searchsorted", sorted), values]).map((t) =>
    t.dtype === "bool" ? ops.cast(t, "int8") : t,
  ) as [Tensor, Tensor];
  if (a.rank !== 1)
    throw new ShapeError("searchsorted", `needs a vector to search, got rank ${a.rank}`, {
      shapes: [a.shape],
    });
  return placesAmong(a, v, side, true);
}

/** The sorted elements of which each differs from the one before, as a mask. NaN counts once. */
function firsts(x: Tensor): Tensor {
  const [rest, previous] = [part(x, 0, 1, x.size - 1), part(x, 0, 0, x.size - 1)];
  const differs = ops.notEqual(rest, previous);
  const other = isDifferentiable(x.dtype)
    ? ops.logicalAnd(differs, ops.logicalNot(ops.logicalAnd(ops.isNan(rest), ops.isNan(previous))))
    : differs;
  return ops.concat([[true], other as Tensor]) as Tensor;
}

type UniqueResult<I, V, C> = true extends I | V | C
  ? [
      Tensor,
      ...(I extends true ? [Tensor] : []),
      ...(V extends true ? [Tensor] : []),
      ...(C extends true ? [Tensor] : []),
    ]
  : Tensor;

/**
 * The different elements in ascending order; with options a list: these, the position where each is first, the place of each
 * element among them, and how often each is there. Their number depends on the values, which are read at once.
 *
 * @example
 * unique([3, 1, 3], { returnCounts: true }).map((x) => x.arraySync()) // => [[1, 3], [1, 2]]
 */
export function unique<
  I extends boolean = false,
  V extends boolean = false,
  C extends boolean = false,
>(
  x: TensorLike,
  options?: { returnIndex?: I; returnInverse?: V; returnCounts?: C },
): UniqueResult<I, V, C>;
export function unique(
  x: TensorLike,
  options?: { returnIndex?: boolean; returnInverse?: boolean; returnCounts?: boolean },
): Tensor | Tensor[] {
  checkOptions("unique", options, ["returnIndex", "returnInverse", "returnCounts"]);
  const t = asTensor("unique", x);
  const flat = ravel(t);
  if (flat.size === 0 && options === undefined) return flat;
  const order = ops.argsort(flat) as Tensor;
  const sorted = ops.gather(flat, order) as Tensor;
  const starts = flat.size === 0 ? order : flatnonzero(firsts(sorted));
  const values = ops.gather(sorted, starts) as Tensor;
  const { returnIndex, returnInverse, returnCounts } = options ?? {};
  if (!returnIndex && !returnInverse && !returnCounts) return values;
  const ends = ops.concat([
    part(starts, 0, Math.min(1, starts.size), Math.max(0, starts.size - 1)),
    toTensor("unique", Int32Array.of(flat.size).subarray(0, starts.size)),
  ]) as Tensor;
  const ofEach = (): Tensor => ops.reshape(searchsorted(values, flat), [...t.shape]);
  return [
    values,
    ...(returnIndex ? [ops.gather(order, starts) as Tensor] : []),
    ...(returnInverse ? [ofEach()] : []),
    ...(returnCounts ? [ops.subtract(ends, starts) as Tensor] : []),
  ];
}

/**
 * Whether each element is one of the test elements; the opposite with `{ invert: true }`.
 *
 * @example
 * `${isin([1, 2, 3], [3, 1])}` // => "[ True False  True]"
 */
export function isin(x: TensorLike, test: TensorLike, options?: { invert?: boolean }): Tensor {
  checkOptions("isin", options, ["invert"]);
  const [a, b] = promoted("isin", [asTensor("isin", x), ravel(test)]) as [Tensor, Tensor];
  const found =
    b.size === 0
      ? (ops.zeros([...a.shape], { dtype: "bool" }) as Tensor)
      : isAmong(a, ops.sort(b) as Tensor);
  return options?.invert ? (ops.logicalNot(found) as Tensor) : found;
}

function isAmong(x: Tensor, sorted: Tensor): Tensor {
  const at = ops.minimum(searchsorted(sorted, x), sorted.size - 1) as Tensor;
  return ops.equal(ops.gather(sorted, at) as Tensor, x);
}

/**
 * What is in both, each once, in ascending order.
 *
 * @example
 * `${intersect1d([1, 2, 3], [3, 2, 5])}` // => "[2. 3.]"
 */
export function intersect1d(a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = promoted("intersect1d", [ravel(a), ravel(b)]) as [Tensor, Tensor];
  const values = unique(x);
  return extract(isin(values, y), values);
}

/**
 * What is in either, each once, in ascending order.
 *
 * @example
 * `${union1d([1, 2], [3, 2])}` // => "[1. 2. 3.]"
 */
export const union1d = (a: TensorLike, b: TensorLike): Tensor =>
  unique(ops.concat(promoted("union1d", [ravel(a), ravel(b)])) as Tensor);

/**
 * What is in the first but not in the second, each once, in ascending order.
 *
 * @example
 * `${setdiff1d([1, 2, 3], [3, 5])}` // => "[1. 2.]"
 */
export function setdiff1d(a: TensorLike, b: TensorLike): Tensor {
  const values = unique(ravel(a));
  return extract(isin(values, b, { invert: true }), values);
}
