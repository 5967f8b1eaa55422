// zip: pairs of two lists, as in Python.
import { ArgumentError } from "@gradtape/core";

/**
 * Pairs of the elements of two lists, for `optimizer.applyGradients(zip(gradients, variables))`.
 *
 * Throws `ArgumentError` if the lists differ in length (Python leaves the rest out).
 *
 * @example
 * zip([1, 2], ["a", "b"]) // => [[1, "a"], [2, "b"]]
 */
export function zip<A, B>(a: readonly A[], b: readonly B[]): [A, B][] {
  if (a.length !== b.length)
    throw new ArgumentError(
      "zip",
      `lists of ${a.length} and ${b.length}: they must be equally long`,
    );
  return a.map((x, i) => [x, b[i]!]);
}
