// Joining tensors: `stack` along a new axis, `concat` along one they have; and splitting them again.

import { ArgumentError, ShapeError } from "../errors.ts";
import { normalizeAxis, type Axis } from "./axis.ts";
import { checkInteger, checkIntegers, showValue } from "./check.ts";
import { newAxis, type Expand } from "./dims.ts";
import { checkSize, showShape, type Dim, type Shape, type Show, type Unknown } from "./shape.ts";

/** Two shapes as one: equal, but for the axis Skip, whose size becomes unknown. Or the end of a sentence. */
type Agree<A extends Shape, B extends Shape, Skip, Acc extends Shape = []> = A extends readonly [
  infer H extends number,
  ...infer AR extends Shape,
]
  ? B extends readonly [infer I extends number, ...infer BR extends Shape]
    ? Acc["length"] extends Skip
      ? Agree<AR, BR, Skip, [...Acc, number]>
      : number extends H
        ? Agree<AR, BR, Skip, [...Acc, I]>
        : number extends I
          ? Agree<AR, BR, Skip, [...Acc, H]>
          : H extends I
            ? Agree<AR, BR, Skip, [...Acc, H]>
            : `sizes ${Dim<H>} and ${Dim<I>} differ`
    : never
  : Acc;

/** The one shape of several, for stacking. A list of unknown length has one element type, perhaps a union. */
type Common<L extends readonly Shape[], Acc extends Shape> = L extends readonly [
  infer H extends Shape,
  ...infer R extends readonly Shape[],
]
  ? [H, Acc] extends [Acc, H]
    ? Common<R, Acc>
    : true extends Unknown<H>
      ? Common<R, Acc>
      : true extends Unknown<Acc>
        ? Common<R, H>
        : H["length"] extends Acc["length"]
          ? Agree<Acc, H, never> extends infer S
            ? S extends Shape
              ? Common<R, S>
              : `cannot stack ${Show<Acc>} with ${Show<H>}: ${S & string}`
            : never
          : `cannot stack ${Show<Acc>} with ${Show<H>}: ranks ${Acc["length"]} and ${H["length"]} differ`
  : Acc;

/** Whether all shapes of L are H: the everyday case, found without going through the sizes. */
type Alike<L extends readonly Shape[], H> = [L[number], H] extends [H, L[number]] ? true : false;

/** The shape of stacking tensors of the shapes L along the new axis A, or the sentence that says why there is none. */
export type Stack<L extends readonly Shape[], A extends number> = L extends readonly [
  infer H extends Shape,
  ...infer R extends readonly Shape[],
]
  ? Alike<L, H> extends true
    ? Expand<H, A, L["length"]>
    : Common<R, H> extends infer S
      ? S extends Shape
        ? Expand<S, A, L["length"]>
        : S
      : never
  : Expand<L[number], A, number>;

export function stackShape(op: string, shapes: readonly Shape[], axis = 0): number[] {
  const first = firstOf(op, shapes);
  for (const shape of shapes) agree(op, "stack", first, shape, undefined);
  const at = newAxis(op, axis, first);
  return checkSize(op, [...first.slice(0, at), shapes.length, ...first.slice(at)]);
}

type Joined<L extends readonly Shape[], A extends number, Acc extends Shape> = L extends readonly [
  infer H extends Shape,
  ...infer R extends readonly Shape[],
]
  ? true extends Unknown<H>
    ? Joined<R, A, Acc>
    : true extends Unknown<Acc>
      ? Joined<R, A, H>
      : H["length"] extends Acc["length"]
        ? Agree<Acc, H, Axis<Acc, A>> extends infer S
          ? S extends Shape
            ? Joined<R, A, S>
            : `cannot concat ${Show<Acc>} with ${Show<H>} along axis ${Axis<Acc, A> & number}: ${S & string}`
          : never
        : `cannot concat ${Show<Acc>} with ${Show<H>}: ranks ${Acc["length"]} and ${H["length"]} differ`
  : true extends Unknown<Acc>
    ? Shape
    : Loose<Acc, Axis<Acc, A>>;
/** The joined size is a sum, and sums are not worth their cost in types: it becomes unknown. */
type Loose<S extends Shape, I> = number extends I
  ? { -readonly [K in keyof S]: number }
  : { -readonly [K in keyof S]: K extends `${I & number}` ? number : S[K] };

/** The shape of joining tensors of the shapes L along axis A, or the sentence that says why there is none. */
export type Concat<L extends readonly Shape[], A extends number> = L extends readonly [
  infer H extends Shape,
  ...infer R extends readonly Shape[],
]
  ? Alike<L, H> extends true
    ? ConcatMany<H, A>
    : number extends H["length"] | A
      ? Shape
      : Axis<H, A> extends number
        ? Joined<R, A, H>
        : Axis<H, A>
  : ConcatMany<L[number], A>;
/** A list of unknown length: one element type, perhaps a union. */
type ConcatMany<S extends Shape, A extends number> = S extends unknown
  ? number extends S["length"]
    ? Shape
    : Axis<S, A> extends infer I
      ? I extends number
        ? Loose<S, I>
        : I
      : never
  : never;

export function concatShape(op: string, shapes: readonly Shape[], axis = 0): number[] {
  const first = firstOf(op, shapes);
  const at = normalizeAxis(op, axis, first.length);
  let sum = 0;
  for (const shape of shapes) {
    agree(op, "concat", first, shape, at);
    sum += shape[at] as number;
  }
  return checkSize(
    op,
    first.map((n, i) => (i === at ? sum : n)),
  );
}

function firstOf(op: string, shapes: readonly Shape[]): Shape {
  const first = shapes[0];
  if (first === undefined) throw new ArgumentError(op, "needs at least one tensor, got none");
  return first;
}

/** Refuses two shapes that differ in more than the size of `skip`. */
function agree(op: string, verb: string, a: Shape, b: Shape, skip: number | undefined): void {
  const what = `cannot ${verb} ${showShape(a)} with ${showShape(b)}`;
  const fields = { shapes: [a, b] };
  if (a.length !== b.length)
    throw new ShapeError(op, `${what}: ranks ${a.length} and ${b.length} differ`, fields);
  for (let i = 0; i < a.length; i++) {
    if (i === skip || a[i] === b[i]) continue;
    const along = skip === undefined ? "" : ` along axis ${skip}`;
    throw new ShapeError(op, `${what}${along}: sizes ${a[i]} and ${b[i]} differ`, {
      ...fields,
      axis: i,
    });
  }
}

/** The sizes that splitting `axis` gives: a number of equal parts, or the sizes themselves with at most one -1. */
export function splitSizes(
  op: string,
  shape: Shape,
  numOrSizes: number | readonly number[],
  axis = 0,
): number[] {
  const at = normalizeAxis(op, axis, shape.length);
  const size = shape[at] as number;
  const fail = (why: string): never => {
    throw new ShapeError(op, `cannot split axis ${at} of ${showShape(shape)} ${why}`, {
      shapes: [shape],
      axis: at,
    });
  };
  if (!Array.isArray(numOrSizes)) {
    const parts = checkInteger(op, "the number of parts", numOrSizes);
    if (parts < 1)
      throw new ArgumentError(op, `the number of parts must be 1 or more, got ${parts}`);
    if (size % parts !== 0)
      fail(
        `into ${parts} equal parts: ${size} does not divide by ${parts}; give the sizes as an array`,
      );
    return new Array<number>(parts).fill(size / parts);
  }
  const sizes = checkIntegers(op, "sizes", numOrSizes);
  const open = sizes.indexOf(-1);
  const known = sizes.reduce((sum, n, i) => (i === open ? sum : sum + n), 0);
  if (sizes.some((n, i) => n < 0 && i !== open)) {
    throw new ArgumentError(
      op,
      `sizes must be 0 or more, with at most one -1, got ${showValue(sizes)}`,
    );
  }
  if (open >= 0 ? known > size : known !== size)
    fail(`into ${showShape(sizes)}: the sizes add up to ${known}, not ${size}`);
  if (open >= 0) sizes[open] = size - known;
  return sizes;
}
