// Indexing: the parts of an index such as `(0, ":", "1:3", [2, 0])`.

import { isInteger, type DType, type IntDType, type TypedArray } from "../dtype.ts";
import { ArgumentError, DTypeError } from "../errors.ts";
import type { NdArrayLike, Operand } from "../types.ts";
import type { Broadcast } from "./broadcast.ts";
import { checkInteger, showValue } from "./check.ts";
import type { ShapeOfLiteral } from "./literal.ts";
import type { Shape, Show, Unknown } from "./shape.ts";
import { resolveParts, type IndexPart, type ResolvedIndex, type TwoDots } from "./slice.ts";

/** What an index is made of, but for arrays. */
export type BasicIndex = number | null | ":" | "..." | `${string}:${string}`;

/**
 * One part of an index: a place, `":"` for a whole axis, a range `"1:3"` or `"::-1"` as in Python, `"..."` for all axes
 * between, `null` for a new axis; or an array of places, or of bools: a mask.
 */
export type Index = BasicIndex | IndexArray;
type IndexArray = Operand | NdArrayLike | TypedArray | Nested<number | bigint> | Nested<boolean>;
type Nested<T> = readonly (T | Nested<T>)[];

/** The shape of S at the index X, or the sentence that says why there is none. A range and a mask have an unknown size. */
export type At<S extends Shape, X extends readonly unknown[]> =
  true extends Unknown<S>
    ? Shape
    : number extends X["length"]
      ? Shape
      : X[number] extends string | number | null
        ? Told<S, X, Walk<S, X>>
        : WithArrays<S, Parts<X>>;
/** The sentence for a walk that failed. */
type Told<S extends Shape, X, R> = R extends "many"
  ? `too many indices for ${Show<S>}: ${Spend<X>["length"] & number} given`
  : R extends "dots"
    ? TwoDots
    : R;
type Walk<
  S extends Shape,
  X extends readonly unknown[],
  Acc extends Shape = [],
> = X extends readonly [infer H, ...infer R]
  ? H extends null
    ? Walk<S, R, [...Acc, 1]>
    : H extends "..."
      ? Rest<S, R> extends [infer Mid extends Shape, infer SR extends Shape]
        ? Walk<SR, R, [...Acc, ...Mid]>
        : Rest<S, R>
      : S extends readonly [infer D extends number, ...infer SR extends Shape]
        ? Walk<SR, R, H extends number ? Acc : [...Acc, H extends ":" ? D : number]>
        : "many"
  : [...Acc, ...S];
/** The sizes that `"..."` stands for before the parts R, and those after them. */
type Rest<S extends Shape, R extends readonly unknown[]> = "..." extends R[number]
  ? "dots"
  : S extends readonly [...infer Mid extends Shape, ...Spend<R>]
    ? [Mid, Tail<S, Mid>]
    : "many";
/** One unknown for each axis that the index X uses up. */
type Spend<X, Acc extends unknown[] = []> = X extends readonly [infer H, ...infer R]
  ? Spend<
      R,
      H extends null | "..." ? Acc : [...Acc, ...(H extends Picker<infer T> ? T : [unknown])]
    >
  : Acc;
type Tail<S extends Shape, Head extends Shape> = S extends readonly [
  ...Head,
  ...infer R extends Shape,
]
  ? R
  : [];

// ---- index arrays ----------------------------------------------------------------

/** An array that stands on the axes Takes and picks a part of the shape Gives. */
interface Picker<Takes extends unknown[] = unknown[], Gives extends Shape = Shape> {
  takes: Takes;
  gives: Gives;
}
type Places<P extends Shape> = Picker<[unknown], P>;
type Mask<P extends Shape> = Picker<{ -readonly [K in keyof P]: unknown }, [number]>;
interface Wrong<Why> {
  wrong: Why;
}
type NoIndex<D extends DType> =
  `an index array must hold integers or bools, got ${D}: cast it, as in cast(i, "int32")`;

/** The parts of an index with arrays as what they do. */
type Parts<X extends readonly unknown[]> = { [K in keyof X]: Part<X[K]> };
type Part<H> = H extends null | number | string
  ? H
  : H extends { readonly shape: infer P extends Shape; readonly dtype: infer D }
    ? [D] extends [IntDType]
      ? Places<P>
      : [D] extends ["bool"]
        ? Mask<P>
        : [D] extends [Exclude<DType, IntDType | "bool">]
          ? Wrong<NoIndex<D>>
          : Picker
    : H extends TypedArray
      ? Places<[number]>
      : ShapeOfLiteral<H> extends infer P
        ? P extends Shape
          ? H extends Nested<number | bigint>
            ? Places<P>
            : H extends Nested<boolean>
              ? Mask<P>
              : Picker
          : Wrong<P>
        : never;

type WithArrays<S extends Shape, X extends readonly unknown[]> =
  Extract<X[number], Wrong<unknown>> extends infer W
    ? [W] extends [never]
      ? number extends Extract<X[number], Picker>["takes" | "gives"]["length"]
        ? Shape
        : Told<S, X, Pick<S, X>>
      : W extends Wrong<infer Why>
        ? Why
        : never
    : never;
/** Where the walk is: before the first place or array, among them, after them, or at others that stand apart from the first. */
type Stage = "before" | "in" | "after" | "apart";
type Enter<G extends Stage> = G extends "before" | "in" ? "in" : "apart";
/** As `Walk`, with the axes kept before the first array (Pre) and after it (Post), and what the arrays broadcast to (B). */
type Pick<
  S extends Shape,
  X extends readonly unknown[],
  Pre extends Shape = [],
  B extends Shape = [],
  Post extends Shape = [],
  G extends Stage = "before",
> = X extends readonly [infer H, ...infer R]
  ? H extends Picker<infer T, infer P>
    ? S extends readonly [...T, ...infer SR extends Shape]
      ? Broadcast<B, P> extends infer C
        ? C extends Shape
          ? Pick<SR, R, Pre, C, Post, Enter<G>>
          : C
        : never
      : "many"
    : H extends null
      ? Keep<S, R, [1], Pre, B, Post, G>
      : H extends "..."
        ? Rest<S, R> extends [infer Mid extends Shape, infer SR extends Shape]
          ? Keep<SR, R, Mid, Pre, B, Post, G>
          : Rest<S, R>
        : S extends readonly [infer D extends number, ...infer SR extends Shape]
          ? H extends number
            ? Pick<SR, R, Pre, B, Post, Enter<G>>
            : Keep<SR, R, [H extends ":" ? D : number], Pre, B, Post, G>
          : "many"
  : G extends "apart"
    ? [...B, ...Pre, ...Post, ...S]
    : [...Pre, ...B, ...Post, ...S];
type Keep<
  S extends Shape,
  X extends readonly unknown[],
  K extends Shape,
  Pre extends Shape,
  B extends Shape,
  Post extends Shape,
  G extends Stage,
> = G extends "before"
  ? Pick<S, X, [...Pre, ...K], B, Post, G>
  : Pick<S, X, Pre, B, [...Post, ...K], G extends "in" ? "after" : G>;

// ---- at run time -----------------------------------------------------------------

/** The ranges of an index such as `[0, ":", "1:3", null, "..."]`, and where arrays stand, known by shape and dtype. */
export function resolveIndex(
  op: string,
  shape: Shape,
  index: readonly (BasicIndex | ArraySpec)[],
): ResolvedIndex {
  if (!Array.isArray(index))
    throw new ArgumentError(op, `an index must be an array, got ${showValue(index)}`);
  return resolveParts(
    op,
    shape,
    (index as readonly unknown[]).map((part, i) => parse(op, part, i)),
  );
}

/** What counts of an index array. */
interface ArraySpec {
  readonly shape: Shape;
  readonly dtype: DType;
}
const isSpec = (x: unknown): x is ArraySpec =>
  typeof x === "object" && x !== null && "shape" in x && "dtype" in x;

const RANGE = /^\s*(-?\d+)?\s*:\s*(-?\d+)?\s*(?::\s*(-?\d+)?\s*)?$/;

function parse(op: string, part: unknown, i: number): IndexPart {
  if (part === null) return { kind: "new" };
  if (part === "...") return { kind: "rest" };
  if (typeof part === "number") return { kind: "at", at: checkInteger(op, `index ${i}`, part) };
  if (isSpec(part)) return { kind: "array", mask: maskOf(op, part) };
  const match = typeof part === "string" ? RANGE.exec(part) : null;
  if (match === null) {
    throw new ArgumentError(
      op,
      `index ${i} must be an integer, a range such as "1:3", "...", null for a new axis, or an array of integers or bools, got ${showValue(part)}`,
    );
  }
  const [begin, end, step = 1] = match
    .slice(1)
    .map((text) => (text === undefined ? undefined : checkInteger(op, `index ${i}`, Number(text))));
  return { kind: "range", begin, end, step };
}

/** The shape of an array of bools; `undefined` for integers. */
function maskOf(op: string, { shape, dtype }: ArraySpec): Shape | undefined {
  if (dtype === "bool") return shape;
  if (isInteger(dtype)) return undefined;
  const why: NoIndex<DType> = `an index array must hold integers or bools, got ${dtype}: cast it, as in cast(i, "int32")`;
  throw new DTypeError(op, why, [dtype]);
}
