import type { Arg, Like, TensorLike } from "@gradtape/core";
import { mapText, textOf } from "./text.ts";

/**
 * Each string without whitespace (of ASCII) at its ends.
 *
 * Shape: that of the input. Dtypes: string. Gradient: none.
 *
 * @example
 * strings.strip([" a b\n", "c"]).arraySync() // => ["a b", "c"]
 */
export function strip<const X extends TensorLike>(input: Arg<X>): Like<X, "string">;
export function strip(input: TensorLike) {
  return mapText(textOf("strings.strip", input), (s) =>
    s.replace(/^[ \t\n\v\f\r]+/, "").replace(/(?<![ \t\n\v\f\r])[ \t\n\v\f\r]+$/, ""),
  );
}
