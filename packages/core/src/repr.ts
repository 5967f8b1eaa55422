// repr: tensors, variables and host arrays as Python's `repr` shows them.
import { isIndexedSlices, isTensor, isVariable } from "./brand.ts";
import { ArgumentError } from "./errors.ts";
import { hostView, unreadable } from "./host-view.ts";
import { NdArray } from "./ndarray.ts";
import { reprArray } from "./print/format.ts";
import { shapeToString, tensorRepr } from "./print/tensor.ts";
import { showValue } from "./shape/check.ts";
import type { Tensor } from "./tensor.ts";
import type { Variable } from "./variable.ts";

/**
 * The text that Python shows for a value at its prompt, where `toString` is what it prints: of a tensor
 * `<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>`, of an `NdArray`
 * `array([1., 2.], dtype=float32)`. A variable and an `IndexedSlices` have one text for both. A tensor without elements to read
 * (disposed, on a device) says so in their place.
 *
 * Throws `ArgumentError` for anything else.
 *
 * @example
 * repr(constant([1, 2])) // => "<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>"
 */
export function repr(x: Tensor | Variable | NdArray): string {
  if (x instanceof NdArray) return reprArray(x);
  if (isVariable(x) || isIndexedSlices(x)) return x.toString();
  if (!isTensor(x)) {
    throw new ArgumentError(
      "repr",
      `takes a tensor, a variable or an NdArray, got ${showValue(x)}: make a tensor of it first, with constant`,
    );
  }
  const why = unreadable(x);
  return why === undefined
    ? tensorRepr(hostView("repr", x))
    : `<tf.Tensor: shape=${shapeToString(x.shape)}, dtype=${x.dtype}, numpy=<${why}>>`;
}
