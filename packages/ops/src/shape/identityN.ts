import type { Like, Tensor, TensorLike } from "@gradtape/core";
import { identity } from "./identity.ts";
import { anyTensorsOf } from "./tensors-of.ts";

/**
 * Other tensors with the same elements, for each of a list. Copies nothing; of variables, their present values.
 *
 * Shape and dtypes of each: its own. Throws `ArgumentError` for what is not an array. Gradient: `g` of each.
 *
 * @example
 * identityN([[1, 2], 3]).map((x) => x.arraySync()) // => [[1, 2], 3]
 */
export function identityN<const L extends readonly TensorLike[]>(
  inputs: L,
): { -readonly [K in keyof L]: Like<L[K]> };
export function identityN(inputs: readonly TensorLike[]): Tensor[] {
  return anyTensorsOf("identityN", inputs).map((x) => identity(x) as Tensor);
}
