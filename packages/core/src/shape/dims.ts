// Axes of size 1: put in by `expandDims`, taken out by `squeeze`.

import { ArgumentError, ShapeError } from "../errors.ts";
import { normalizeAxes, type Axis, type Reduce } from "./axis.ts";
import { checkInteger } from "./check.ts";
import { checkSize, showShape, type Shape, type Show } from "./shape.ts";

/** S with a new axis of size D at A, counted in the result. */
export type Expand<
  S extends Shape,
  A extends number,
  D extends number = 1,
> = number extends S["length"]
  ? Shape
  : number extends A
    ? [...{ -readonly [K in keyof S]: number }, number] // somewhere: only the rank is known
    : A extends 0
      ? [D, ...S]
      : A extends -1 | S["length"]
        ? [...S, D]
        : Axis<[...S, D], A> extends infer I extends number
          ? Put<S, I, D>
          : `axis ${A} is out of range: ${Show<S>} takes a new axis at -${[...S, D]["length"] & number} to ${S["length"]}`;
type Put<S extends Shape, I, D extends number, Acc extends Shape = []> = Acc["length"] extends I
  ? [...Acc, D, ...S]
  : S extends readonly [infer H extends number, ...infer R extends Shape]
    ? Put<R, I, D, [...Acc, H]>
    : never;

/** The place of a new axis, counted from the front of the result. */
export function newAxis(op: string, axis: number, shape: Shape): number {
  const a = checkInteger(op, "axis", axis);
  const rank = shape.length + 1;
  if (a < -rank || a >= rank) {
    throw new ShapeError(
      op,
      `axis ${a} is out of range: ${showShape(shape)} takes a new axis at -${rank} to ${shape.length}`,
      {
        shapes: [shape],
        axis: a,
      },
    );
  }
  return a < 0 ? a + rank : a;
}

export function expandDimsShape(op: string, shape: Shape, axis: number, size = 1): number[] {
  const at = newAxis(op, axis, shape);
  if (checkInteger(op, "size", size) < 0)
    throw new ArgumentError(op, `size must be 0 or more, got ${size}`);
  return checkSize(op, [...shape.slice(0, at), size, ...shape.slice(at)]);
}

/** S without the axes A, which must be of size 1; `undefined` takes out every 1. */
export type Squeeze<S extends Shape, A> = number extends S["length"]
  ? Shape
  : [A] extends [undefined | null]
    ? Ones<S>
    : Wide<S, Axis<S, A>> extends infer W extends string
      ? [W] extends [never]
        ? Reduce<S, A>
        : W
      : never;
/** The sentence for an axis that is not there, or whose size is known and is not 1; else `never`. */
type Wide<S extends Shape, I> = I extends number
  ? number extends I
    ? never
    : number extends S[I]
      ? never
      : S[I] extends 1
        ? never
        : `cannot squeeze axis ${I} of ${Show<S>}: its size is ${S[I]}, not 1`
  : I;
type Ones<S extends Shape, Acc extends Shape = []> = S extends readonly [
  infer H extends number,
  ...infer R extends Shape,
]
  ? number extends H
    ? Shape
    : Ones<R, H extends 1 ? Acc : [...Acc, H]>
  : Acc;

/** The axes that `squeeze` takes out: those given, or every one of size 1. */
export function squeezeAxes(
  op: string,
  shape: Shape,
  axis?: number | readonly number[] | null,
): number[] {
  if (axis === undefined || axis === null) return shape.flatMap((n, i) => (n === 1 ? [i] : []));
  const axes = normalizeAxes(op, axis, shape.length);
  for (const i of axes) {
    if (shape[i] !== 1) {
      throw new ShapeError(
        op,
        `cannot squeeze axis ${i} of ${showShape(shape)}: its size is ${shape[i]}, not 1`,
        { shapes: [shape], axis: i },
      );
    }
  }
  return axes;
}

export function squeezeShape(
  op: string,
  shape: Shape,
  axis?: number | readonly number[] | null,
): number[] {
  const gone = squeezeAxes(op, shape, axis);
  return shape.filter((_, i) => !gone.includes(i));
}
