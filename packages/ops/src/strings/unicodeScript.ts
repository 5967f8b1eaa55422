import type { Arg, Like, TensorLike } from "@gradtape/core";
import { toHost, upload } from "@gradtape/core/internal";
import { scriptNumber } from "./scripts.ts";

/**
 * The script of each code point, as a number of ICU's: 0 for what is common to many, such as digits and spaces, 25 for Latin, 8
 * for Cyrillic, 14 for Greek, 17 for Han, 103 for unknown; -1 for what is no code point.
 *
 * Characters are those of the platform's version of Unicode, scripts up to version 13 (TensorFlow's); newer ones are unknown.
 *
 * Shape: that of the input. Dtypes: integers; gives int32. Throws `DTypeError` for what is no integer. Gradient: none.
 *
 * @example
 * strings.unicodeScript(strings.unicodeDecode("aя日1", "UTF-8")).arraySync() // => [25, 8, 17, 0]
 */
export function unicodeScript<const X extends TensorLike>(input: Arg<X>): Like<X, "int32">;
export function unicodeScript(input: TensorLike) {
  const { data, shape } = toHost("strings.unicodeScript", input, "int32", true);
  const found = new Map<number, number>();
  const numbers = Int32Array.from(data as Int32Array, (code) => {
    const known = found.get(code) ?? scriptNumber(code);
    found.set(code, known);
    return known;
  });
  return upload(numbers, shape, "int32");
}
