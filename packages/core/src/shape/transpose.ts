// Transposing: the same axes in another order.

import { ShapeError } from "../errors.ts";
import type { Axis } from "./axis.ts";
import { checkIntegers } from "./check.ts";
import { showShape, type Shape, type Show } from "./shape.ts";

/** The axes in reverse order: what `transpose` does without a permutation. */
export type Reverse<S extends Shape> = number extends S["length"]
  ? Shape
  : S extends readonly [infer M extends number, infer N extends number]
    ? [N, M]
    : Backwards<S>;
type Backwards<S extends Shape, Acc extends Shape = []> = S extends readonly [
  infer H extends number,
  ...infer R extends Shape,
]
  ? Backwards<R, [H, ...Acc]>
  : Acc;

/** The shape after the permutation P, or the sentence that says why P is none; `undefined` reverses. */
export type Permute<S extends Shape, P> = P extends Shape
  ? number extends S["length"] | P["length"]
    ? Shape
    : P["length"] extends S["length"]
      ? Front<S, P> extends infer Q extends Shape
        ? { [K in keyof S]: K extends `${Q[number]}` ? true : false }[number] extends true
          ? { -readonly [K in keyof Q]: S[Q[K]] }
          : NoPermutation<S, P>
        : NoPermutation<S, P>
      : NoPermutation<S, P>
  : Reverse<S>;
/** P counted from the front. An unknown axis makes all of them unknown. */
type Front<S extends Shape, P extends Shape> = `${P[number]}` extends keyof S
  ? P
  : { [K in keyof P]: Axis<S, P[K]> };
type NoPermutation<
  S extends Shape,
  P extends Shape,
> = `permutation ${Show<P>} does not fit ${Show<S>}: it must name each axis once`;

/** The permutation counted from the front; `undefined` and `null` reverse the axes. */
export function normalizePerm(op: string, shape: Shape, perm?: readonly number[] | null): number[] {
  const rank = shape.length;
  if (perm === undefined || perm === null)
    return Array.from({ length: rank }, (_, i) => rank - 1 - i);
  const given = checkIntegers(op, "perm", perm);
  const out = given.map((axis) => (axis < 0 ? axis + rank : axis));
  if (
    out.length !== rank ||
    new Set(out).size !== rank ||
    out.some((axis) => axis < 0 || axis >= rank)
  ) {
    throw new ShapeError(
      op,
      `permutation ${showShape(given)} does not fit ${showShape(shape)}: it must name each axis once`,
      {
        shapes: [shape],
      },
    );
  }
  return out;
}

export function permuteShape(op: string, shape: Shape, perm?: readonly number[] | null): number[] {
  return normalizePerm(op, shape, perm).map((axis) => shape[axis] as number);
}
