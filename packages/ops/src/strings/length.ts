import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { byteLength, fromText, textOf, UNITS, type Unit } from "./text.ts";

/**
 * Length of each string: in bytes of UTF-8, or in characters (code points) with `{ unit: "UTF8_CHAR" }`.
 *
 * Shape: that of the input. Dtypes: string; gives int32. Gradient: none.
 *
 * @example
 * strings.length(["Hello", "café"]).arraySync() // => [5, 5]
 */
export function length<const X extends TensorLike>(
  input: Arg<X>,
  options?: { unit?: Unit },
): Like<X, "int32">;
export function length(input: TensorLike, options?: { unit?: Unit }): Tensor {
  checkOptions("strings.length", options, ["unit"]);
  const unit = checkChoice("strings.length", "unit", options?.unit ?? "BYTE", UNITS);
  const text = textOf("strings.length", input);
  const count = unit === "BYTE" ? byteLength : (s: string) => [...s].length;
  return fromText(text, "int32", new Int32Array(text.data.length), count);
}
