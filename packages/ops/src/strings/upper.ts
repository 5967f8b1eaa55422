import type { Arg, Like, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { ENCODINGS, mapText, textOf, type Encoding } from "./text.ts";

/**
 * Each string in upper case: the letters A to Z, or those of all scripts with `{ encoding: "utf-8" }`.
 *
 * Shape: that of the input. Dtypes: string. Gradient: none.
 *
 * @example
 * strings.upper(["Hello"]).arraySync() // => ["HELLO"]
 */
export function upper<const X extends TensorLike>(
  input: Arg<X>,
  options?: { encoding?: Encoding },
): Like<X, "string">;
export function upper(input: TensorLike, options?: { encoding?: Encoding }) {
  checkOptions("strings.upper", options, ["encoding"]);
  const encoding = checkChoice("strings.upper", "encoding", options?.encoding ?? "", ENCODINGS);
  const text = textOf("strings.upper", input);
  return mapText(text, (s) =>
    encoding === "utf-8" ? s.toUpperCase() : s.replace(/[a-z]/g, (c) => c.toUpperCase()),
  );
}
