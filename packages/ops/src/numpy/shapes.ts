// Other shapes of the same elements. None of these copies, but those that repeat or join.
import {
  ArgumentError,
  ShapeError,
  type Axes,
  type DType,
  type Like,
  type Perm,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  broadcastAll,
  checkInteger,
  checkOptions,
  normalizeAxes,
  normalizeAxis,
  showShape,
} from "@gradtape/core/internal";
import * as ops from "../index.ts";
import type { Dims } from "./creation.ts";
import { asTensor, integersOf, withRank, type Integers } from "./operands.ts";

/**
 * The sizes of the axes, as JavaScript numbers.
 *
 * @example
 * shape([[1, 2, 3]]) // => [1, 3]
 */
export const shape = (x: TensorLike): Shape => asTensor("shape", x).shape;

/**
 * The number of axes, as a JavaScript number.
 *
 * @example
 * ndim([[1, 2, 3]]) // => 2
 */
export const ndim = (x: TensorLike): number => asTensor("ndim", x).rank;

/**
 * The number of elements, or of places along an axis, as a JavaScript number.
 *
 * @example
 * [size([[1, 2, 3]]), size([[1, 2, 3]], 0)] // => [3, 1]
 */
export function size(x: TensorLike, axis?: number): number {
  const t = asTensor("size", x);
  return axis === undefined ? t.size : t.shape[normalizeAxis("size", axis, t.rank)]!;
}

/**
 * The elements in row-major order under another shape; one size may be -1.
 *
 * @example
 * `${reshape([1, 2, 3, 4], [2, -1])}` // => "[[1. 2.]\n [3. 4.]]"
 */
export const reshape = (x: TensorLike, shape: Dims): Tensor =>
  ops.reshape(asTensor("reshape", x), integersOf("reshape", "shape", shape));

/**
 * All elements along one axis.
 *
 * @example
 * `${ravel([[1, 2], [3, 4]])}` // => "[1. 2. 3. 4.]"
 */
export const ravel = (x: TensorLike): Tensor => reshape(x, -1);

/**
 * The axes in another order, by default reversed.
 *
 * @example
 * `${transpose([[1, 2], [3, 4]])}` // => "[[1. 3.]\n [2. 4.]]"
 */
export const transpose = (x: TensorLike, axes?: Perm): Tensor =>
  ops.transpose(asTensor("transpose", x), axes) as Tensor;

/**
 * The last two axes exchanged.
 *
 * @example
 * shape(matrixTranspose([[[1, 2, 3]]])) // => [1, 3, 1]
 */
export const matrixTranspose = (x: TensorLike): Tensor => swapaxes(x, -1, -2);

/**
 * Two axes exchanged.
 *
 * @example
 * shape(swapaxes([[[1, 2, 3]]], 0, 2)) // => [3, 1, 1]
 */
export function swapaxes(x: TensorLike, axis1: number, axis2: number): Tensor {
  const t = asTensor("swapaxes", x);
  const [a, b] = [axis1, axis2].map((axis) => normalizeAxis("swapaxes", axis, t.rank));
  const perm = [...t.shape.keys()];
  return ops.transpose(t, perm.with(a!, b!).with(b!, a!)) as Tensor;
}

/**
 * Axes moved to other places; the others keep their order.
 *
 * @example
 * shape(moveaxis([[[1, 2, 3]]], 2, 0)) // => [3, 1, 1]
 */
export function moveaxis(x: TensorLike, source: Integers, destination: Integers): Tensor {
  const t = asTensor("moveaxis", x);
  const places = (axes: Integers): number[] =>
    integersOf("moveaxis", "axes", axes).map((axis) => normalizeAxis("moveaxis", axis, t.rank));
  const [from, to] = [places(source), places(destination)];
  if (from.length !== to.length || new Set(from).size < from.length || new Set(to).size < to.length)
    throw new ShapeError(
      "moveaxis",
      `needs as many places as axes, each once: ${showShape(from)} to ${showShape(to)}`,
      { shapes: [t.shape] },
    );
  const rest = [...t.shape.keys()].filter((d) => !from.includes(d));
  const perm = [...t.shape.keys()].map((d) => {
    const i = to.indexOf(d);
    return i < 0 ? rest.shift()! : from[i]!;
  });
  return ops.transpose(t, perm) as Tensor;
}

/**
 * With a new axis of size 1, or several.
 *
 * @example
 * shape(expandDims([1, 2], [0, 2])) // => [1, 2, 1]
 */
export function expandDims(x: TensorLike, axis: Integers): Tensor {
  const t = asTensor("expandDims", x);
  if (typeof axis === "number") return ops.expandDims(t, axis) as Tensor;
  const axes = integersOf("expandDims", "axis", axis);
  const places = normalizeAxes("expandDims", axes, t.rank + axes.length);
  const sizes = [...t.shape];
  for (const d of places) sizes.splice(d, 0, 1);
  return ops.reshape(t, sizes);
}

/**
 * Without axes of size 1: all of them, or those named.
 *
 * @example
 * shape(squeeze([[[1], [2]]])) // => [2]
 */
export const squeeze = (x: TensorLike, axis?: Axes): Tensor =>
  ops.squeeze(asTensor("squeeze", x), axis) as Tensor;

/**
 * Repeated to a shape, as broadcasting does.
 *
 * @example
 * `${broadcastTo([1, 2], [2, 2])}` // => "[[1. 2.]\n [1. 2.]]"
 */
export const broadcastTo = (x: TensorLike, shape: Dims): Tensor =>
  ops.broadcastTo(asTensor("broadcastTo", x), integersOf("broadcastTo", "shape", shape));

/**
 * The shape in which shapes meet.
 *
 * @example
 * broadcastShapes([2, 1], [3]) // => [2, 3]
 */
export const broadcastShapes = (...shapes: readonly Dims[]): Shape =>
  broadcastAll(
    "broadcastShapes",
    shapes.map((s) => integersOf("broadcastShapes", "shape", s)),
  );

const atLeast = (op: string, xs: readonly TensorLike[], to: (s: Shape) => Shape): Tensor[] =>
  xs.map((x) => {
    const t = asTensor(op, x);
    return ops.reshape(t, to(t.shape));
  });
/** One array gives one, several a list. */
type Each = ((x: TensorLike) => Tensor) & ((...xs: readonly TensorLike[]) => Tensor[]);
const each =
  (compute: (xs: readonly TensorLike[]) => Tensor[]): Each =>
  (...xs: readonly TensorLike[]) =>
    (xs.length === 1 ? compute(xs)[0]! : compute(xs)) as Tensor & Tensor[];

/**
 * With at least one axis.
 *
 * @example
 * shape(atleast1d(5)) // => [1]
 */
export const atleast1d = /*@__PURE__*/ each((xs) =>
  atLeast("atleast1d", xs, (s) => (s.length > 0 ? s : [1])),
);

/**
 * With at least two axes, new ones in front.
 *
 * @example
 * shape(atleast2d([5, 6])) // => [1, 2]
 */
export const atleast2d = /*@__PURE__*/ each((xs) =>
  atLeast("atleast2d", xs, (s) => [...[1, 1].slice(s.length), ...s]),
);

/**
 * With at least three axes: a vector becomes `[1, n, 1]`, a matrix `[m, n, 1]`.
 *
 * @example
 * shape(atleast3d([5, 6])) // => [1, 2, 1]
 */
export const atleast3d = /*@__PURE__*/ each((xs) =>
  atLeast("atleast3d", xs, (s) =>
    s.length > 2 ? s : s.length === 2 ? [...s, 1] : [1, s[0] ?? 1, 1],
  ),
);

/**
 * In reverse order along an axis, or several; all by default.
 *
 * @example
 * `${flip([1, 2, 3])}` // => "[3. 2. 1.]"
 */
export function flip<const X extends TensorLike>(x: X, axis?: Axes): Like<X, DType>;
export function flip(x: TensorLike, axis?: Axes): Tensor {
  const t = asTensor("flip", x);
  return ops.reverse(t, axis ?? [...t.shape.keys()]) as Tensor;
}

/**
 * Rows upside down.
 *
 * @example
 * `${flipud([[1, 2], [3, 4]])}` // => "[[3. 4.]\n [1. 2.]]"
 */
export const flipud = (x: TensorLike): Tensor => flip(asTensor("flipud", x), 0) as Tensor;

/**
 * Columns left to right.
 *
 * @example
 * `${fliplr([[1, 2], [3, 4]])}` // => "[[2. 1.]\n [4. 3.]]"
 */
export const fliplr = (x: TensorLike): Tensor => flip(asTensor("fliplr", x), 1) as Tensor;

/**
 * Turned by k quarters (1 by default), from the first axis towards the second.
 *
 * @example
 * `${rot90([[1, 2], [3, 4]])}` // => "[[2. 4.]\n [1. 3.]]"
 */
export function rot90(
  x: TensorLike,
  k = 1,
  options?: { axes?: readonly [number, number] },
): Tensor {
  checkOptions("rot90", options, ["axes"]);
  const t = asTensor("rot90", x);
  const axes = integersOf("rot90", "axes", options?.axes ?? [0, 1]);
  if (axes.length !== 2) throw new ArgumentError("rot90", `takes two axes, got ${axes.length}`);
  const [a, b] = axes.map((axis) => normalizeAxis("rot90", axis, t.rank)) as [number, number];
  if (a === b)
    throw new ShapeError("rot90", `axes must differ, got ${a} twice`, { shapes: [t.shape] });
  const turns = ((checkInteger("rot90", "k", k) % 4) + 4) % 4;
  if (turns === 0) return t;
  if (turns === 2) return flip(t, [a, b]) as Tensor;
  return turns === 1
    ? swapaxes(flip(t, b) as Tensor, a, b)
    : (flip(swapaxes(t, a, b), b) as Tensor);
}

/** The array with the axis along which to work; without one all its elements as one row. */
export function along(
  op: string,
  x: TensorLike,
  axis: number | null | undefined,
): [x: Tensor, axis: number] {
  const t = asTensor(op, x);
  return axis === null || axis === undefined ? [ravel(t), 0] : [t, normalizeAxis(op, axis, t.rank)];
}

/** `count` places along an axis, from `start` on. */
export function part(x: Tensor, axis: number, start: number, count: number): Tensor {
  return ops.slice(
    x,
    x.shape.map((_, d) => (d === axis ? start : 0)),
    x.shape.with(axis, count),
  );
}

/**
 * Moved along an axis by `shift` places; what falls off the end comes in at the start. Without an axis all elements are one row.
 *
 * @example
 * `${roll([1, 2, 3, 4], 1)}` // => "[4. 1. 2. 3.]"
 */
export function roll(x: TensorLike, shift: Integers, axis?: Integers | null): Tensor {
  const t = asTensor("roll", x);
  if (axis === undefined || axis === null) return reshape(roll(ravel(t), shift, 0), t.shape);
  const axes = integersOf("roll", "axis", axis).map((a) => normalizeAxis("roll", a, t.rank));
  const shifts = integersOf("roll", "shift", shift);
  if (shifts.length !== axes.length && shifts.length !== 1 && axes.length !== 1)
    throw new ShapeError("roll", `${shifts.length} shifts for ${axes.length} axes: give as many`, {
      shapes: [t.shape],
    });
  const count = Math.max(shifts.length, axes.length);
  const spread = (list: readonly number[]): number[] =>
    Array.from({ length: count }, (_, i) => list[list.length === 1 ? 0 : i]!);
  return ops.roll(t, spread(shifts), spread(axes));
}

/**
 * As many copies side by side along each axis.
 *
 * @example
 * `${tile([1, 2], 2)} ${tile([1, 2], [2, 1])}` // => "[1. 2. 1. 2.] [[1. 2.]\n [1. 2.]]"
 */
export function tile(x: TensorLike, reps: Integers): Tensor {
  const t = asTensor("tile", x);
  const times = integersOf("tile", "reps", reps);
  const rank = Math.max(t.rank, times.length);
  return ops.tile(ops.reshape(t, withRank(t.shape, rank)), withRank(times, rank)) as Tensor;
}

/**
 * Each place of an axis several times in a row: as often as `repeats` says, one number or one for each. Without an axis all
 * elements are one row.
 *
 * @example
 * `${repeat([1, 2], 2)} ${repeat([[1], [2]], [1, 2], 0)}` // => "[1. 1. 2. 2.] [[1.]\n [2.]\n [2.]]"
 */
export function repeat(x: TensorLike, repeats: Integers, axis?: number | null): Tensor {
  const [t, a] = along("repeat", x, axis);
  const n = t.shape[a]!;
  const times = integersOf("repeat", "repeats", repeats);
  if ((times.length !== 1 && times.length !== n) || times.some((k) => k < 0))
    throw new ShapeError(
      "repeat",
      `repeats must be one number of 0 or more, or ${n} of them, got ${showShape(times)}`,
      { shapes: [t.shape], axis: a },
    );
  return ops.repeat(t, times.length === 1 ? times[0]! : times, a) as Tensor;
}

/** The places of an axis as tensors of their own, without it. */
export const unstack = (x: TensorLike, options?: { axis?: number }): Tensor[] => {
  checkOptions("unstack", options, ["axis"]);
  return ops.unstack(asTensor("unstack", x), options?.axis ?? 0) as Tensor[];
};

export { transpose as permuteDims };
