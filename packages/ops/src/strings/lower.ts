import type { Arg, Like, TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { ENCODINGS, mapText, textOf, type Encoding } from "./text.ts";

/**
 * Each string in lower case: the letters A to Z, or those of all scripts with `{ encoding: "utf-8" }`.
 *
 * Shape: that of the input. Dtypes: string. Gradient: none.
 *
 * @example
 * strings.lower(["Hello"]).arraySync() // => ["hello"]
 */
export function lower<const X extends TensorLike>(
  input: Arg<X>,
  options?: { encoding?: Encoding },
): Like<X, "string">;
export function lower(input: TensorLike, options?: { encoding?: Encoding }) {
  checkOptions("strings.lower", options, ["encoding"]);
  const encoding = checkChoice("strings.lower", "encoding", options?.encoding ?? "", ENCODINGS);
  const text = textOf("strings.lower", input);
  return mapText(text, (s) =>
    encoding === "utf-8" ? s.toLowerCase() : s.replace(/[A-Z]/g, (c) => c.toLowerCase()),
  );
}
