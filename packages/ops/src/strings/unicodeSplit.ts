import type { Tensor, TensorLike } from "@gradtape/core";
import { upload } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { sideBySide, textOf, UNICODE_ENCODINGS, type UnicodeEncoding } from "./text.ts";

/**
 * Splits each string into its characters (code points). They go along a new last axis; where strings have fewer of them than
 * others, empty strings follow (TensorFlow's ragged result, made dense).
 *
 * Shape: that of the input, and the largest number of characters. Dtypes: string. Gradient: none.
 *
 * @example
 * strings.unicodeSplit("naïve 🌊", "UTF-8").arraySync() // => ["n", "a", "ï", "v", "e", " ", "🌊"]
 */
export function unicodeSplit(
  input: TensorLike,
  inputEncoding: UnicodeEncoding,
): Tensor<number[], "string"> {
  checkChoice("strings.unicodeSplit", "inputEncoding", inputEncoding, UNICODE_ENCODINGS);
  const { data, shape } = textOf("strings.unicodeSplit", input);
  const padded = sideBySide(
    data.map((s) => [...s]),
    shape,
    "",
  );
  return upload(padded.data, padded.shape, "string") as Tensor<number[], "string">;
}
