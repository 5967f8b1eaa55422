import { ArgumentError, type Tensor, type TensorLike } from "@gradtape/core";
import { showValue, upload } from "@gradtape/core/internal";
import { byteLength, sideBySide, textOf } from "./text.ts";

/**
 * Splits each string into its bytes. They go along a new last axis; where strings have fewer of them than others, empty
 * strings follow (TensorFlow's ragged result, made dense).
 *
 * Shape: that of the input, and the largest number of bytes. Dtypes: string. Throws `ArgumentError` for characters beyond ASCII,
 * since strings hold text, and a part of such a character is none. Gradient: none.
 *
 * @example
 * strings.bytesSplit("cat").arraySync() // => ["c", "a", "t"]
 */
export function bytesSplit(input: TensorLike): Tensor<number[], "string"> {
  const { data, shape } = textOf("strings.bytesSplit", input);
  const wide = data.find((s) => byteLength(s) !== s.length);
  if (wide !== undefined) {
    throw new ArgumentError(
      "strings.bytesSplit",
      `${showValue(wide)} has characters of several bytes: strings.unicodeSplit gives characters, io.decodeRaw(x, "uint8") bytes as numbers`,
    );
  }
  const padded = sideBySide(
    data.map((s) => [...s]),
    shape,
    "",
  );
  return upload(padded.data, padded.shape, "string") as Tensor<number[], "string">;
}
