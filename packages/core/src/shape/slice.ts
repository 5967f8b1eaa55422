// Slicing and indexing: from TensorFlow's masks, or from an index such as `(0, ":", "1:3")`, to one start, step and count an axis.

import { ArgumentError, ShapeError } from "../errors.ts";
import { checkInteger, checkIntegers, showValue } from "./check.ts";
import { showShape, type Shape, type Show, type Unknown } from "./shape.ts";

/**
 * One part of an index: a place, `":"` for a whole axis, a range `"1:3"` or `"::-1"` as in Python, `"..."` for all axes
 * between, `null` for a new axis.
 */
export type Index = number | null | ":" | "..." | `${string}:${string}`;

/** The shape of S at the index X, or the sentence that says why there is none. A range has an unknown size. */
export type At<S extends Shape, X extends readonly unknown[]> =
  true extends Unknown<S>
    ? Shape
    : number extends X["length"]
      ? Shape
      : Walk<S, X> extends infer R
        ? R extends "many"
          ? `too many indices for ${Show<S>}: ${Spend<X>["length"] & number} given`
          : R extends "dots"
            ? TwoDots
            : R
        : never;
type Walk<
  S extends Shape,
  X extends readonly unknown[],
  Acc extends Shape = [],
> = X extends readonly [infer H, ...infer R]
  ? H extends null
    ? Walk<S, R, [...Acc, 1]>
    : H extends "..."
      ? "..." extends R[number]
        ? "dots"
        : S extends readonly [...infer Mid extends Shape, ...Spend<R>]
          ? Walk<Tail<S, Mid>, R, [...Acc, ...Mid]>
          : "many"
      : S extends readonly [infer D extends number, ...infer SR extends Shape]
        ? Walk<SR, R, H extends number ? Acc : [...Acc, H extends ":" ? D : number]>
        : "many"
  : [...Acc, ...S];
/** One unknown for each axis that the index X uses up. */
type Spend<X, Acc extends unknown[] = []> = X extends readonly [infer H, ...infer R]
  ? Spend<R, H extends null | "..." ? Acc : [...Acc, unknown]>
  : Acc;
type Tail<S extends Shape, Head extends Shape> = S extends readonly [
  ...Head,
  ...infer R extends Shape,
]
  ? R
  : [];
type TwoDots = 'an index may have only one "..."';
const TWO_DOTS: TwoDots = 'an index may have only one "..."';

/** What is read along one axis: `count` elements from `start` on, `step` apart (perhaps backwards). */
export interface SliceRange {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

export interface ResolvedSlice {
  /** One range for each axis of the input. */
  readonly ranges: readonly SliceRange[];
  /** The shape of the result: the counts, without the axes that an index takes one place of, with the new axes. */
  readonly shape: readonly number[];
}

interface Range {
  readonly kind: "range";
  readonly begin?: number | undefined;
  readonly end?: number | undefined;
  readonly step: number;
}
type Part =
  | { readonly kind: "new" }
  | { readonly kind: "rest" }
  | { readonly kind: "at"; readonly at: number }
  | Range;

/** The ranges of an index such as `[0, ":", "1:3", null, "..."]`. */
export function resolveIndex(op: string, shape: Shape, index: readonly Index[]): ResolvedSlice {
  if (!Array.isArray(index))
    throw new ArgumentError(op, `an index must be an array, got ${showValue(index)}`);
  return resolve(
    op,
    shape,
    (index as readonly unknown[]).map((part, i) => parse(op, part, i)),
  );
}

const RANGE = /^\s*(-?\d+)?\s*:\s*(-?\d+)?\s*(?::\s*(-?\d+)?\s*)?$/;

function parse(op: string, part: unknown, i: number): Part {
  if (part === null) return { kind: "new" };
  if (part === "...") return { kind: "rest" };
  if (typeof part === "number") return { kind: "at", at: checkInteger(op, `index ${i}`, part) };
  const match = typeof part === "string" ? RANGE.exec(part) : null;
  if (match === null) {
    throw new ArgumentError(
      op,
      `index ${i} must be an integer, a range such as "1:3", "...", or null for a new axis, got ${showValue(part)}`,
    );
  }
  const [begin, end, step = 1] = match
    .slice(1)
    .map((text) => (text === undefined ? undefined : checkInteger(op, `index ${i}`, Number(text))));
  return { kind: "range", begin, end, step };
}

/** TensorFlow's strided-slice arguments; bit i of a mask speaks of entry i. */
export interface StridedSlice {
  readonly begin: readonly number[];
  readonly end: readonly number[];
  readonly strides?: readonly number[] | undefined;
  /** Where set, `begin` is ignored: the range starts at its end of the axis. */
  readonly beginMask?: number | undefined;
  /** Where set, `end` is ignored: the range goes through. */
  readonly endMask?: number | undefined;
  /** Where set, the entry stands for all axes between. */
  readonly ellipsisMask?: number | undefined;
  /** Where set, the entry is a new axis of size 1. */
  readonly newAxisMask?: number | undefined;
  /** Where set, the entry takes one place, and its axis goes. */
  readonly shrinkAxisMask?: number | undefined;
}

/** The ranges of TensorFlow's `strided_slice`. The ellipsis mask goes before the new-axis mask, that before the shrink mask. */
export function resolveStridedSlice(op: string, shape: Shape, args: StridedSlice): ResolvedSlice {
  const begin = checkIntegers(op, "begin", args.begin);
  const end = checkIntegers(op, "end", args.end);
  const strides =
    args.strides === undefined ? begin.map(() => 1) : checkIntegers(op, "strides", args.strides);
  if (begin.length !== end.length || begin.length !== strides.length) {
    throw new ArgumentError(
      op,
      `begin, end and strides must be of one length, got ${begin.length}, ${end.length} and ${strides.length}`,
    );
  }
  const mask = (
    name: "beginMask" | "endMask" | "ellipsisMask" | "newAxisMask" | "shrinkAxisMask",
  ) => {
    const bits = checkInteger(op, name, args[name] ?? 0);
    return (i: number): boolean => i < 31 && ((bits >> i) & 1) === 1;
  };
  const [open, through, rest, fresh, shrink] = [
    mask("beginMask"),
    mask("endMask"),
    mask("ellipsisMask"),
    mask("newAxisMask"),
    mask("shrinkAxisMask"),
  ];
  const parts = begin.map((from, i): Part => {
    if (rest(i)) return { kind: "rest" };
    if (fresh(i)) return { kind: "new" };
    const step = strides[i] as number;
    if (shrink(i)) {
      if (step <= 0)
        throw new ArgumentError(
          op,
          `strides[${i}] must be positive where an axis is shrunk, got ${step}`,
        );
      return { kind: "at", at: from };
    }
    return {
      kind: "range",
      begin: open(i) ? undefined : from,
      end: through(i) ? undefined : end[i],
      step,
    };
  });
  return resolve(op, shape, parts);
}

const WHOLE: Part = { kind: "range", step: 1 };

function resolve(op: string, shape: Shape, parts: readonly Part[]): ResolvedSlice {
  const used = parts.filter((p) => p.kind === "at" || p.kind === "range").length;
  const dots = parts.filter((p) => p.kind === "rest").length;
  if (dots > 1) throw new ArgumentError(op, TWO_DOTS);
  if (used > shape.length) {
    throw new ShapeError(op, `too many indices for ${showShape(shape)}: ${used} given`, {
      shapes: [shape],
    });
  }
  const spare = Array.from({ length: shape.length - used }, () => WHOLE);
  const full =
    dots === 1 ? parts.flatMap((p) => (p.kind === "rest" ? spare : [p])) : [...parts, ...spare];
  const ranges: SliceRange[] = [];
  const out: number[] = [];
  for (const part of full) {
    if (part.kind === "new" || part.kind === "rest") {
      out.push(1);
      continue;
    }
    const axis = ranges.length;
    if (part.kind === "at") {
      ranges.push(place(op, shape, axis, part.at));
      continue;
    }
    const range = rangeOf(op, shape[axis] as number, axis, part);
    ranges.push(range);
    out.push(range.count);
  }
  return { ranges, shape: out };
}

function place(op: string, shape: Shape, axis: number, at: number): SliceRange {
  const size = shape[axis] as number;
  if (at < -size || at >= size) {
    const has = size === 0 ? "the axis is empty" : `it has indices -${size} to ${size - 1}`;
    throw new ShapeError(
      op,
      `index ${at} is out of range for axis ${axis} of ${showShape(shape)}: ${has}`,
      { shapes: [shape], axis },
    );
  }
  return { start: at < 0 ? at + size : at, step: 1, count: 1 };
}

/** As in Python: ends are clamped to the axis, and an empty range is no mistake. */
function rangeOf(op: string, size: number, axis: number, { begin, end, step }: Range): SliceRange {
  if (step === 0)
    throw new ArgumentError(op, `the step of a range must not be 0: it is on axis ${axis}`);
  const [low, high] = step > 0 ? [0, size] : [-1, size - 1];
  const clamp = (x: number): number => Math.min(Math.max(x < 0 ? x + size : x, low), high);
  const from = begin === undefined ? (step > 0 ? low : high) : clamp(begin);
  const to = end === undefined ? (step > 0 ? high : low) : clamp(end);
  const count = Math.max(0, Math.ceil((to - from) / step));
  return { start: count === 0 ? 0 : from, step, count };
}

/** The sizes that `slice` gives: `size[i]` elements from `begin[i]` on; a size of -1 takes all that is left. */
export function sliceShape(
  op: string,
  shape: Shape,
  begin: readonly number[],
  size: readonly number[],
): number[] {
  const from = checkIntegers(op, "begin", begin);
  const sizes = checkIntegers(op, "size", size);
  for (const [what, list] of [
    ["size", sizes],
    ["begin", from],
  ] as const) {
    if (list.length === shape.length) continue;
    throw new ShapeError(
      op,
      `${what} ${showShape(list)} does not fit ${showShape(shape)}: give one number for each axis`,
      { shapes: [shape] },
    );
  }
  return sizes.map((n, axis) => {
    const has = shape[axis] as number;
    const at = from[axis] as number;
    const count = n === -1 ? has - at : n;
    if (at < 0 || count < 0 || at + count > has) {
      throw new ShapeError(
        op,
        `cannot take ${n === -1 ? "the rest" : n} from ${at} on axis ${axis} of ${showShape(shape)}: its size is ${has}`,
        {
          shapes: [shape],
          axis,
        },
      );
    }
    return count;
  });
}

/** The shape of `slice` with the sizes N: known sizes stay, -1 is unknown. */
export type Slice<S extends Shape, N extends Shape> = number extends N["length"]
  ? Shape
  : number extends S["length"]
    ? Sized<N>
    : N["length"] extends S["length"]
      ? Sized<N>
      : `size ${Show<N>} does not fit ${Show<S>}: give one number for each axis`;
type Sized<N extends Shape> = { -readonly [K in keyof N]: N[K] extends -1 ? number : N[K] };
