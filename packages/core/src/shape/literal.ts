// The shape of a nested literal: `[[1, 2], [3, 4]]` is `[2, 2]`.

import type { TypedArray } from "../dtype.ts";
import { ShapeError } from "../errors.ts";
import { checkSize, type Shape } from "./shape.ts";

/** The shapes of the rows as a union: equal rows collapse to one, ragged ones do not. */
type Sizes<V> = V extends readonly (number | bigint | boolean | string)[]
  ? [V["length"]]
  : V extends readonly (infer E)[]
    ? number extends V["length"]
      ? V extends E
        ? Shape
        : [number, ...Sizes<E>] // a list of itself, as the type of any nested array is, has no known depth
      : V extends readonly []
        ? [0]
        : [V["length"], ...Sizes<E>]
    : V extends TypedArray
      ? [number]
      : V extends { readonly shape: infer S extends Shape }
        ? [...S]
        : [];
/** The member of a union of shapes that covers all others (`[2, number]` covers `[2, 3]`), or `never`. */
type Cover<All, S = All> = S extends unknown ? ([All] extends [S] ? S : never) : never;
type Ragged = "a nested array must not be ragged: its rows differ in shape; pad them to one length";

/** The shape of a nested literal, or the sentence that says that it has none. */
export type ShapeOfLiteral<V> =
  Sizes<V> extends infer S
    ? [Cover<S>] extends [never]
      ? number extends (S & Shape)[number]
        ? Shape
        : Ragged
      : Cover<S>
    : never;

const RAGGED: Ragged =
  "a nested array must not be ragged: its rows differ in shape; pad them to one length";

/** The shape of nested arrays (any value that is not an array is an element). Refuses ragged ones. */
export function literalShape(op: string, value: unknown): number[] {
  const shape: number[] = [];
  let row: unknown = value;
  while (isRow(row)) {
    if (shape.length >= MAX_DEPTH)
      throw new ShapeError(
        op,
        `an array is nested more than ${MAX_DEPTH} deep: does it contain itself?`,
      );
    shape.push(row.length);
    row = row[0];
  }
  checkRows(op, value, shape, 0);
  return checkSize(op, shape);
}

/** Arrays, and typed arrays as innermost rows. */
const isRow = (x: unknown): x is ArrayLike<unknown> =>
  Array.isArray(x) || (ArrayBuffer.isView(x) && !(x instanceof DataView));

/** Deeper than any tensor; an array that contains itself stops here. */
export const MAX_DEPTH = 32;

function checkRows(op: string, value: unknown, shape: Shape, depth: number): void {
  const leaf = depth === shape.length;
  if (isRow(value) ? leaf || value.length !== shape[depth] : !leaf)
    throw new ShapeError(op, RAGGED);
  // A typed array holds no rows.
  if (leaf || !Array.isArray(value)) return;
  for (let i = 0; i < value.length; i++) checkRows(op, value[i], shape, depth + 1);
}
