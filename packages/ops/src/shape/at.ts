import {
  isVariable,
  type AtResult,
  type AtShape,
  type FitRest,
  type Index,
  type Tensor,
  type TensorLike,
  type Variable,
} from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { partsOf, picked } from "../index/index-parts.ts";
import { assignable, type VariableSlice } from "../variable/variable-slice.ts";

/** What is at an index: of a variable, a slice that can be assigned. */
export type AtOf<X, I extends readonly unknown[]> = [X] extends [Variable]
  ? VariableSlice<X, AtResult<X, I>>
  : AtResult<X, I>;

/**
 * The part of `x` at an index, as Python's `x[...]`: a number takes one place and its axis goes; `":"` takes a whole axis and
 * `"1:3"`, `"::-1"` a range; `null` is a new axis of size 1; `"..."` stands for all axes between. These copy nothing.
 *
 * An array (or tensor) of integers picks those places of its axis, in any order and as often as it names them; a mask of bools
 * picks where it is true, and lies along as many axes as it has. Several arrays broadcast together, and pick element by
 * element. Their axes stand in the result where the arrays stand in the index, if nothing stands between them (a number is an
 * array among arrays), else in front.
 *
 * Negative places count from the end. Axes for which nothing is said are taken whole. A variable's part can be assigned:
 * `v.at("1:3").assign(x)`, and `assignAdd`, `assignSub`; it broadcasts x, and gives the variable. Of several values assigned to
 * one place the last counts, and `assignAdd` adds them all.
 *
 * Dtypes: any; index arrays hold integers or bools. Throws `ShapeError` for a place out of range (in a tensor: where it can be
 * seen in time; else the element is 0), for more entries than axes, for a mask of other sizes than its axes and for arrays that do
 * not broadcast; `DTypeError` for an array of another dtype, `ArgumentError` for what is no index. A mask is read at once:
 * `UnsupportedError` where that cannot be.
 * Gradient: `g`, with zeros where `x` was left out, added up where an element was picked several times.
 *
 * @example
 * at([[1, 2, 3], [4, 5, 6]], 0, "::-1").arraySync() // => [3, 2, 1]
 * at([[1, 2, 3], [4, 5, 6]], ":", [2, 0]).arraySync() // => [[3, 1], [6, 4]]
 * at(new Variable([1, 2, 3]), "1:").assign(0).arraySync() // => [1, 0, 0]
 */
export function at<const X extends TensorLike, const I extends readonly Index[]>(
  x: X,
  ...index: FitRest<I, AtShape<X, I>>
): AtOf<X, I>;
export function at(x: TensorLike, ...index: readonly Index[]): Tensor {
  const parts = partsOf("at", index);
  const part = picked("at", toTensor("at", x), parts);
  return isVariable(x) ? assignable(part, x, parts) : part;
}
