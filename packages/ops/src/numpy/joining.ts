// Arrays joined, cut, and with places put in or taken out.
import { ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkIntegers,
  checkOptions,
  checkPaddings,
  normalizeAxis,
  showShape,
  toTensor,
} from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import * as ops from "../index.ts";
import { checkIndexDType } from "../index/index-range.ts";
import { truePlaces } from "../index/true-places.ts";
import { inDTypeOf } from "./creation.ts";
import { arraysOf, asTensor, taken, withRank, type Arrays, type Integers } from "./operands.ts";
import { along, atleast1d, atleast2d, atleast3d, moveaxis, part, ravel } from "./shapes.ts";

const joined = (xs: readonly Tensor[], axis: number): Tensor => ops.concat([...xs], axis) as Tensor;

/**
 * The arrays one after the other along an axis (0); with axis `null` all their elements.
 *
 * @example
 * `${concatenate([[1, 2], [3]])}` // => "[1. 2. 3.]"
 */
export function concatenate(xs: Arrays, axis: number | null = 0): Tensor {
  const list = arraysOf("concatenate", xs);
  return axis === null ? joined(list.map(ravel), 0) : joined(list, axis);
}

/**
 * The arrays, of one shape, along a new axis.
 *
 * @example
 * `${stack([[1, 2], [3, 4]], 1)}` // => "[[1. 3.]\n [2. 4.]]"
 */
export const stack = (xs: Arrays, axis = 0): Tensor =>
  ops.stack(arraysOf("stack", xs), axis) as Tensor;

/**
 * One below the other: along the first axis, vectors as rows.
 *
 * @example
 * `${vstack([[1, 2], [3, 4]])}` // => "[[1. 2.]\n [3. 4.]]"
 */
export const vstack = (xs: Arrays): Tensor =>
  joined(
    arraysOf("vstack", xs).map((x) => atleast2d(x)),
    0,
  );

/**
 * Side by side: along the second axis, vectors one after the other.
 *
 * @example
 * `${hstack([[1, 2], [3]])}` // => "[1. 2. 3.]"
 */
export function hstack(xs: Arrays): Tensor {
  const list = arraysOf("hstack", xs).map((x) => atleast1d(x));
  return joined(list, list[0]!.rank === 1 ? 0 : 1);
}

/**
 * Along the third axis.
 *
 * @example
 * dstack([[1, 2], [3, 4]]).arraySync() // => [[[1, 3], [2, 4]]]
 */
export const dstack = (xs: Arrays): Tensor =>
  joined(
    arraysOf("dstack", xs).map((x) => atleast3d(x)),
    2,
  );

/**
 * Vectors as columns, side by side.
 *
 * @example
 * `${columnStack([[1, 2], [3, 4]])}` // => "[[1. 3.]\n [2. 4.]]"
 */
export const columnStack = (xs: Arrays): Tensor =>
  joined(
    arraysOf("columnStack", xs).map((x) => (x.rank < 2 ? ops.reshape(x, [-1, 1]) : x)),
    1,
  );

/** More parts than anybody wants: a slip of the finger must not make millions of tensors. */
const MOST_PARTS = 100_000;

/** Cut before the places of a list, or into a number of parts, whose sizes may differ by 1 unless `even`. */
function cut(op: string, x: TensorLike, where: Integers, axis: number, even: boolean): Tensor[] {
  const t = asTensor(op, x);
  const a = normalizeAxis(op, axis, t.rank);
  const n = t.shape[a]!;
  if (typeof where === "number") {
    if (!Number.isInteger(where) || where < 1 || where > MOST_PARTS || (even && n % where !== 0))
      throw new ShapeError(
        op,
        `cannot cut axis ${a} of ${showShape(t.shape)} into ${where} ${even ? "equal parts; arraySplit makes unequal ones" : "parts"}`,
        { shapes: [t.shape], axis: a },
      );
    const sizes = Array.from({ length: where }, (_, i) => Math.floor(n / where) + +(i < n % where));
    return ops.split(t, sizes, a) as Tensor[];
  }
  const at = checkIntegers(op, "places", where).map((i) =>
    Math.min(n, Math.max(0, i < 0 ? i + n : i)),
  );
  return [...at, n].map((end, i) => {
    const start = i === 0 ? 0 : at[i - 1]!;
    return part(t, a, start, Math.max(0, end - start));
  });
}

/**
 * Cut into equal parts along an axis (0), or before each of the places in a list.
 *
 * @example
 * split([1, 2, 3, 4], [1, 3]).map((x) => x.arraySync()) // => [[1], [2, 3], [4]]
 */
export const split = (x: TensorLike, sections: Integers, axis = 0): Tensor[] =>
  cut("split", x, sections, axis, true);

/**
 * As `split`; parts may differ in size by 1.
 *
 * @example
 * arraySplit([1, 2, 3], 2).map((x) => x.arraySync()) // => [[1, 2], [3]]
 */
export const arraySplit = (x: TensorLike, sections: Integers, axis = 0): Tensor[] =>
  cut("arraySplit", x, sections, axis, false);

/**
 * Cut into columns; a vector along its only axis.
 *
 * @example
 * hsplit([[1, 2], [3, 4]], 2).map((x) => x.arraySync()) // => [[[1], [3]], [[2], [4]]]
 */
export const hsplit = (x: TensorLike, sections: Integers): Tensor[] =>
  cut("hsplit", x, sections, asTensor("hsplit", x).rank > 1 ? 1 : 0, true);

/**
 * Cut into rows.
 *
 * @example
 * vsplit([[1, 2], [3, 4]], 2).map((x) => x.arraySync()) // => [[[1, 2]], [[3, 4]]]
 */
export const vsplit = (x: TensorLike, sections: Integers): Tensor[] =>
  cut("vsplit", x, sections, 0, true);

/**
 * Cut along the third axis.
 *
 * @example
 * dsplit([[[1, 2]]], 2).map((x) => x.arraySync()) // => [[[[1]]], [[[2]]]]
 */
export const dsplit = (x: TensorLike, sections: Integers): Tensor[] =>
  cut("dsplit", x, sections, 2, true);

/**
 * The values behind the elements; along an axis, or all as one row.
 *
 * @example
 * `${append([1, 2], [[3], [4]])}` // => "[1. 2. 3. 4.]"
 */
export const append = (x: TensorLike, values: TensorLike, axis: number | null = null): Tensor =>
  concatenate([x, values], axis);

/** Places along an axis of `size`, from the front, none beyond `last`; or those where a mask is true. They are read at once. */
function placesIn(op: string, x: Tensor, size: number, last: number): number[] {
  if (x.dtype === "bool" && x.rank === 1 && x.size === size) return [...truePlaces(x)];
  checkIndexDType(op, x);
  return [...(x.dataSync() as Iterable<number | bigint>)].map((i) => {
    const at = Number(i) < 0 ? Number(i) + size : Number(i);
    if (at >= 0 && at <= last) return at;
    throw new ShapeError(op, `place ${i} is out of range: the axis has ${size} places`);
  });
}

/**
 * Without some places: of an axis, or of all elements as one row. `np.delete(...)`.
 *
 * @example
 * `${remove([1, 2, 3, 4], [0, -1])}` // => "[2. 3.]"
 */
export function remove(x: TensorLike, places: TensorLike, axis?: number | null): Tensor {
  const [t, a] = along("delete", x, axis);
  const n = t.shape[a]!;
  const gone = new Set(placesIn("delete", toTensor("delete", places, "int32"), n, n - 1));
  const kept = [...Array(n).keys()].filter((i) => !gone.has(i));
  return taken("delete", t, a, kept.length, (i) => kept[i]!);
}

/**
 * With values put in before some places: of an axis, or of all elements as one row.
 *
 * @example
 * `${insert([1, 2, 3], 1, 9)} ${insert([1, 2, 3], [0, 3], [8, 9])}` // => "[1. 9. 2. 3.] [8. 1. 2. 3. 9.]"
 */
export function insert(
  x: TensorLike,
  places: TensorLike,
  values: TensorLike,
  axis?: number | null,
): Tensor {
  const [t, a] = along("insert", x, axis);
  const n = t.shape[a]!;
  const named = toTensor("insert", places, "int32");
  const at = placesIn("insert", named, n, n);
  const one = named.rank === 0;
  let v = inDTypeOf("insert", values, t);
  // One place takes the values as they come along the first axis, several one each along the axis.
  if (one && v.rank > 0) v = moveaxis(ops.reshape(v, withRank(v.shape, t.rank)), 0, a);
  const count = one ? (v.rank > 0 ? v.shape[a]! : 1) : at.length;
  const added = ops.broadcastTo(v, t.shape.with(a, count));
  const before = one ? new Array<number>(count).fill(at[0]!) : at;
  const order = [...Array(n).keys()].map((i) => ({ key: i + 0.5, from: i }));
  const all = [...before.map((key, i) => ({ key, from: n + i })), ...order];
  const sorted = all.toSorted((p, q) => p.key - q.key).map(({ from }) => from);
  return taken("insert", joined([t, added], a), a, sorted.length, (i) => sorted[i]!);
}

const MODES = ["constant", "edge", "reflect", "symmetric", "wrap"] as const;
type Mode = (typeof MODES)[number];
type Pairs = readonly (readonly [before: number, after: number])[];

/** Where the element comes from that is seen `i` places from the first one of `n`. */
const source: Readonly<Record<Exclude<Mode, "constant">, (i: number, n: number) => number>> = {
  edge: (i, n) => Math.min(n - 1, Math.max(0, i)),
  wrap: (i, n) => ((i % n) + n) % n,
  reflect(i, n) {
    const period = Math.max(1, 2 * (n - 1));
    const at = ((i % period) + period) % period;
    return Math.min(at, period - at) % n;
  },
  symmetric(i, n) {
    const at = ((i % (2 * n)) + 2 * n) % (2 * n);
    return Math.min(at, 2 * n - 1 - at);
  },
};

/**
 * With a border: as many places before and after each axis. In mode "constant" it is `constantValues` (0); else what is at the
 * edge, mirrored without it or with it, or what is at the other end.
 *
 * @example
 * `${pad([1, 2, 3], [1, 2])} ${pad([1, 2, 3], 1, "wrap")}` // => "[0. 1. 2. 3. 0. 0.] [3. 1. 2. 3. 1.]"
 */
export function pad(
  x: TensorLike,
  padWidth: number | readonly [number, number] | Pairs,
  mode: Mode = "constant",
  options?: { constantValues?: number | bigint | boolean },
): Tensor {
  checkOptions("pad", options, ["constantValues"]);
  checkChoice("pad", "mode", mode, MODES);
  const t = asTensor("pad", x);
  const all: readonly unknown[] = typeof padWidth === "number" ? [padWidth, padWidth] : padWidth;
  const same = Array.isArray(all) && typeof all[0] === "number";
  const pairs = checkPaddings("pad", t.shape, (same ? t.shape.map(() => all) : all) as Pairs);
  if (mode === "constant") return ops.pad(t, pairs, options) as Tensor;
  return pairs.reduce((y, [before, after], d) => {
    const n = t.shape[d]!;
    if (n === 0 && before + after > 0)
      throw new ShapeError(
        "pad",
        `axis ${d} is empty: there is nothing to repeat in mode "${mode}"`,
        { shapes: [t.shape], axis: d },
      );
    return taken("pad", y, d, before + n + after, (i) => source[mode](i - before, n));
  }, t);
}

export { concatenate as concat };
