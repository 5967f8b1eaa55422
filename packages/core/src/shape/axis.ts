// Axes: counted from the front, or from the back with a minus; and the shape a reduction leaves.

import { ArgumentError, ShapeError } from "../errors.ts";
import { checkInteger, showValue } from "./check.ts";
import type { Shape } from "./shape.ts";

/** A tuple of N unknowns; 16 is more axes than anybody writes. */
type Fill<N extends number, Acc extends unknown[] = []> = Acc["length"] extends N | 16
  ? Acc
  : Fill<N, [...Acc, unknown]>;

/** The axis counted from the front; `number` if unknown; the sentence if S has no such axis. A list gives a union. */
export type Axis<S extends Shape, A> = A extends number
  ? number extends A
    ? number
    : `${A}` extends keyof S
      ? A
      : A extends -1
        ? S extends readonly [...infer H, unknown]
          ? H["length"]
          : NoAxis<S, A>
        : `${A}` extends `-${infer K extends number}`
          ? S extends readonly [...infer H, ...Fill<K>]
            ? H["length"]
            : NoAxis<S, A>
          : NoAxis<S, A>
  : A extends readonly (infer E)[]
    ? Axis<S, E>
    : never;

/** The sentence for an axis that S does not have. */
export type NoAxis<S extends Shape, A extends number> = S extends readonly [unknown, ...infer R]
  ? `axis ${A} is out of range: rank ${S["length"]} has axes -${S["length"]} to ${R["length"]}`
  : `axis ${A} is out of range: a scalar has no axes`;

/** Drops the axes I (a union). */
type Drop<
  S extends Shape,
  I,
  Acc extends Shape = [],
  N extends unknown[] = [],
> = S extends readonly [infer H extends number, ...infer R extends Shape]
  ? Drop<R, I, N["length"] extends I ? Acc : [...Acc, H], [...N, unknown]>
  : Acc;

/** S without its first axis, every size unknown: one axis went, nobody knows which. */
type Rest<S extends Shape> = S extends readonly [unknown, ...infer R]
  ? { -readonly [K in keyof R]: number }
  : [];

/** The shape that a reduction over axes A leaves; `undefined` is all of them. */
export type Reduce<S extends Shape, A, Keep = false> = [A] extends [undefined | null]
  ? Keep extends true
    ? { -readonly [K in keyof S]: 1 }
    : []
  : number extends S["length"]
    ? Shape
    : Axis<S, A> extends infer I
      ? [I] extends [number]
        ? Keep extends true
          ? { -readonly [K in keyof S]: number extends I ? number : K extends `${I}` ? 1 : S[K] }
          : number extends I
            ? A extends readonly unknown[]
              ? Shape
              : Rest<S>
            : Without<S, I>
        : Extract<I, string>
      : never;
/** The first or the last axis is dropped at once; others by going through. */
type Without<S extends Shape, I> = [I] extends [never]
  ? S
  : [I] extends [0]
    ? S extends readonly [unknown, ...infer R extends Shape]
      ? R
      : never
    : S extends readonly [...infer R extends Shape, unknown]
      ? [I] extends [R["length"]]
        ? R
        : Drop<S, I>
      : never;

function outOfRange(op: string, axis: number, rank: number): never {
  throw new ShapeError(
    op,
    rank === 0
      ? `axis ${axis} is out of range: a scalar has no axes`
      : `axis ${axis} is out of range: rank ${rank} has axes -${rank} to ${rank - 1}`,
    { axis },
  );
}

/** The axis counted from the front. */
export function normalizeAxis(op: string, axis: number, rank: number): number {
  const a = checkInteger(op, "axis", axis);
  if (a < -rank || a >= rank) outOfRange(op, a, rank);
  return a < 0 ? a + rank : a;
}

/** The axes counted from the front, ascending; `undefined` and `null` are all of them. */
export function normalizeAxes(
  op: string,
  axis: number | readonly number[] | undefined | null,
  rank: number,
): number[] {
  if (axis === undefined || axis === null) return Array.from({ length: rank }, (_, i) => i);
  if (typeof axis === "number") return [normalizeAxis(op, axis, rank)];
  if (!Array.isArray(axis))
    throw new ArgumentError(
      op,
      `axis must be an integer or an array of integers, got ${showValue(axis)}`,
    );
  const given: readonly unknown[] = axis;
  const from: (number | undefined)[] = new Array<undefined>(rank).fill(undefined);
  for (let i = 0; i < given.length; i++) {
    const a = given[i] as number;
    const n = normalizeAxis(op, a, rank);
    const before = from[n];
    if (before !== undefined) {
      const what =
        before === a ? `axis ${a} is given twice` : `axes ${before} and ${a} are the same axis`;
      throw new ShapeError(op, what, { axis: n });
    }
    from[n] = a;
  }
  return from.flatMap((a, i) => (a === undefined ? [] : [i]));
}

/** The shape that reducing `axes` (as `normalizeAxes` gives them) leaves. */
export function reduceShape(
  op: string,
  shape: Shape,
  axes: readonly number[],
  keepDims = false,
): number[] {
  const gone = new Set(normalizeAxes(op, axes, shape.length));
  return keepDims
    ? shape.map((n, i) => (gone.has(i) ? 1 : n))
    : shape.filter((_, i) => !gone.has(i));
}
