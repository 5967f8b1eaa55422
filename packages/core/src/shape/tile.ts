// Repeating a tensor along its axes (`tile`) and putting a border round it (`pad`).

import { ArgumentError, ShapeError } from "../errors.ts";
import { checkIntegers, showValue } from "./check.ts";
import { checkSize, showShape, type Shape, type Show, type Unknown } from "./shape.ts";

/** Each size times its multiple: 1 keeps a size, another one makes it unknown. */
export type Tile<S extends Shape, M extends Shape> = true extends Unknown<S> | Unknown<M>
  ? Shape
  : M["length"] extends S["length"]
    ? {
        -readonly [K in keyof S]: K extends keyof M
          ? M[K] extends 1
            ? S[K]
            : S[K] extends 1
              ? M[K] & number
              : number
          : number;
      }
    : `multiples ${Show<M>} do not fit ${Show<S>}: give one number for each axis`;

export function tileShape(op: string, shape: Shape, multiples: readonly number[]): number[] {
  const times = checkIntegers(op, "multiples", multiples);
  if (times.length !== shape.length) {
    throw new ShapeError(
      op,
      `multiples ${showShape(times)} do not fit ${showShape(shape)}: give one number for each axis`,
      {
        shapes: [shape],
      },
    );
  }
  return checkSize(
    op,
    times.map((n, i) => {
      if (n < 0)
        throw new ArgumentError(
          op,
          `multiples must be 0 or more: number ${i} is ${n} in ${showShape(times)}`,
        );
      return n * (shape[i] as number);
    }),
  );
}

/** Each size plus its border: `[0, 0]` keeps a size, another pair makes it unknown. */
export type Pad<S extends Shape, P extends readonly (readonly [number, number])[]> =
  true extends Unknown<S>
    ? Shape
    : number extends P["length"]
      ? { -readonly [K in keyof S]: number }
      : P["length"] extends S["length"]
        ? {
            -readonly [K in keyof S]: K extends keyof P
              ? P[K] extends readonly [0, 0]
                ? S[K]
                : number
              : number;
          }
        : `paddings for ${P["length"]} axes do not fit ${Show<S>}: give one [before, after] for each axis`;

/** The paddings checked: one `[before, after]` for each axis. */
export function checkPaddings(
  op: string,
  shape: Shape,
  paddings: readonly (readonly number[])[],
): [before: number, after: number][] {
  if (!Array.isArray(paddings)) {
    throw new ArgumentError(
      op,
      `paddings must be an array of [before, after] pairs, got ${showValue(paddings)}`,
    );
  }
  const pairs: readonly unknown[] = paddings;
  if (pairs.length !== shape.length) {
    throw new ShapeError(
      op,
      `paddings for ${pairs.length} axes do not fit ${showShape(shape)}: give one [before, after] for each axis`,
      {
        shapes: [shape],
      },
    );
  }
  return pairs.map((pair, i) => {
    const [before, after, ...more] = checkIntegers(op, `paddings[${i}]`, pair);
    if (before === undefined || after === undefined || more.length > 0 || before < 0 || after < 0) {
      throw new ArgumentError(
        op,
        `paddings[${i}] must be two integers of 0 or more, [before, after], got ${showValue(pair)}`,
      );
    }
    return [before, after];
  });
}

export function padShape(
  op: string,
  shape: Shape,
  paddings: readonly (readonly number[])[],
): number[] {
  return checkSize(
    op,
    checkPaddings(op, shape, paddings).map(
      ([before, after], i) => before + (shape[i] as number) + after,
    ),
  );
}
