// Slicing: from TensorFlow's masks, or from the parts of an index, to one start, step and count an axis.

import { ArgumentError, ShapeError } from "../errors.ts";
import { checkInteger, checkIntegers } from "./check.ts";
import { sameShape, showShape, type Shape, type Show } from "./shape.ts";

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

/** A slice that takes whole the axes on which index arrays stand: what they pick is taken from the slice. */
export interface ResolvedIndex {
  readonly slice: ResolvedSlice;
  /** Where each array stands: its first axis of the input, and of the slice. */
  readonly arrays: readonly { readonly axis: number; readonly at: number }[];
  /** How many of the slice's other axes go before the axes of what is picked. */
  readonly before: number;
}

/** One part of an index. An array stands on one axis, a mask on as many as it has. */
export type IndexPart =
  | { readonly kind: "new" | "rest" }
  | { readonly kind: "at"; readonly at: number }
  | { readonly kind: "array"; readonly mask?: Shape | undefined }
  | Range;
interface Range {
  readonly kind: "range";
  readonly begin?: number | undefined;
  readonly end?: number | undefined;
  readonly step: number;
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
  const parts = begin.map((from, i): IndexPart => {
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
  return resolveParts(op, shape, parts).slice;
}

const WHOLE: IndexPart = { kind: "range", step: 1 };
export type TwoDots = 'an index may have only one "..."';
const TWO_DOTS: TwoDots = 'an index may have only one "..."';

/**
 * The ranges of an index's parts. What arrays pick lies where they stand if they stand side by side, places among them, else
 * in front, as in NumPy.
 */
export function resolveParts(op: string, shape: Shape, parts: readonly IndexPart[]): ResolvedIndex {
  const used = parts.reduce((sum, part) => sum + axesOf(part), 0);
  const dots = parts.filter((p) => p.kind === "rest").length;
  if (dots > 1) throw new ArgumentError(op, TWO_DOTS);
  if (used > shape.length) {
    throw new ShapeError(op, `too many indices for ${showShape(shape)}: ${used} given`, {
      shapes: [shape],
    });
  }
  const spare = Array.from({ length: shape.length - used }, () => WHOLE);
  const full =
    dots === 1
      ? parts.flatMap((p) => (p.kind === "rest" ? [p, ...spare] : [p]))
      : [...parts, ...spare];
  const ranges: SliceRange[] = [];
  const out: number[] = [];
  const arrays: { axis: number; at: number }[] = [];
  let before = 0;
  let runs = 0; // of places and arrays side by side
  let inRun = false;
  for (const part of full) {
    const picks = part.kind === "at" || part.kind === "array";
    if (picks && !inRun && runs++ === 0) before = out.length;
    inRun = picks;
    const axis = ranges.length;
    switch (part.kind) {
      case "new":
        out.push(1);
        break;
      case "rest":
        break;
      case "at":
        ranges.push({ start: checkPlace(op, shape, axis, part.at), step: 1, count: 1 });
        break;
      case "range": {
        const range = rangeOf(op, shape[axis] as number, axis, part);
        ranges.push(range);
        out.push(range.count);
        break;
      }
      case "array":
        checkMask(op, shape, axis, part.mask);
        arrays.push({ axis, at: out.length });
        for (const count of shape.slice(axis, axis + axesOf(part))) {
          ranges.push({ start: 0, step: 1, count });
          out.push(count);
        }
    }
  }
  return { slice: { ranges, shape: out }, arrays, before: runs > 1 ? 0 : before };
}

/** How many axes of the input a part stands on. */
function axesOf(part: IndexPart): number {
  if (part.kind === "array" && part.mask !== undefined) return part.mask.length;
  return part.kind === "new" || part.kind === "rest" ? 0 : 1;
}

function checkMask(op: string, shape: Shape, axis: number, mask: Shape | undefined): void {
  if (mask === undefined || sameShape(shape.slice(axis, axis + mask.length), mask)) return;
  throw new ShapeError(
    op,
    `a mask of ${showShape(mask)} does not fit ${showShape(shape)} from axis ${axis} on`,
    { shapes: [shape, mask], axis },
  );
}

/** A place on an axis, counted from the front; throws unless there is such a place. */
export function checkPlace(op: string, shape: Shape, axis: number, at: number | bigint): number {
  const size = shape[axis] as number;
  if (at < -size || at >= size) {
    const has = size === 0 ? "the axis is empty" : `it has indices -${size} to ${size - 1}`;
    throw new ShapeError(
      op,
      `index ${at} is out of range for axis ${axis} of ${showShape(shape)}: ${has}`,
      { shapes: [shape], axis },
    );
  }
  return at < 0 ? Number(at) + size : Number(at);
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
