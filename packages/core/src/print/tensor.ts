// Tensors and variables as text, as TensorFlow 2 prints them.

import type { ArrayView } from "../element.ts";
import { formatArray, reprArray } from "./format.ts";
import { scalarToString } from "./scalar.ts";
import { shapeToString } from "./shape.ts";

export { scalarToString } from "./scalar.ts";
export { shapeToString } from "./shape.ts";

/** Text of several lines starts on a line of its own, so that its columns stay aligned. */
const block = (text: string): string => (text.includes("\n") ? `\n${text}` : text);

const valueRepr = (view: ArrayView): string =>
  block(view.shape.length === 0 ? scalarToString(view) : reprArray(view));

/** `print(tensor)`: `tf.Tensor([4 6], shape=(2,), dtype=int32)`. */
export function tensorToString(view: ArrayView): string {
  const value = block(formatArray(view));
  return `tf.Tensor(${value}, shape=${shapeToString(view.shape)}, dtype=${view.dtype})`;
}

/** `repr(tensor)`: `<tf.Tensor: shape=(2,), dtype=int32, numpy=array([4, 6], dtype=int32)>`. */
export function tensorRepr(view: ArrayView): string {
  return `<tf.Tensor: shape=${shapeToString(view.shape)}, dtype=${view.dtype}, numpy=${valueRepr(view)}>`;
}

/**
 * `repr(variable)`: `<tf.Variable 'Variable:0' shape=(2,) dtype=int32, numpy=array([1, 2], dtype=int32)>`.
 *
 * `declaredShape` is the variable's own shape where it is wider than its value's; `null` is an unknown rank.
 */
export function variableRepr(
  name: string,
  view: ArrayView,
  declaredShape: readonly (number | null)[] | null = view.shape,
): string {
  return `<tf.Variable '${name}' shape=${shapeToString(declaredShape)} dtype=${view.dtype}, numpy=${valueRepr(view)}>`;
}
