import type { Tensor, TensorLike } from "@gradtape/core";
import { upload } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { sideBySide, textOf, UNICODE_ENCODINGS, type UnicodeEncoding } from "./text.ts";

/**
 * The code points of each string. They go along a new last axis; where strings have fewer of them than others, zeros follow
 * (TensorFlow's ragged result, made dense).
 *
 * Shape: that of the input, and the largest number of characters. Dtypes: string; gives int32. Gradient: none.
 *
 * @example
 * strings.unicodeDecode(["né", "🌊"], "UTF-8").arraySync() // => [[110, 233], [127754, 0]]
 */
export function unicodeDecode(
  input: TensorLike,
  inputEncoding: UnicodeEncoding,
): Tensor<number[], "int32"> {
  checkChoice("strings.unicodeDecode", "inputEncoding", inputEncoding, UNICODE_ENCODINGS);
  const { data, shape } = textOf("strings.unicodeDecode", input);
  const codes = data.map((s) => Array.from(s, (character) => character.codePointAt(0)!));
  const padded = sideBySide(codes, shape, 0);
  return upload(Int32Array.from(padded.data), padded.shape, "int32") as Tensor<number[], "int32">;
}
