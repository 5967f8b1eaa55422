import type { Arg, Like, TensorLike } from "@gradtape/core";
import { patternOf } from "./pattern.ts";
import { fromText, textOf } from "./text.ts";

/**
 * Whether the whole of each string matches a pattern; for patterns see `regexReplace`.
 *
 * Shape: that of the input. Dtypes: string; gives bool. Throws `ArgumentError` for a pattern that cannot be read. Gradient: none.
 *
 * @example
 * strings.regexFullMatch(["TF lib", "lib TF"], ".*lib$").arraySync() // => [true, false]
 */
export function regexFullMatch<const X extends TensorLike>(
  input: Arg<X>,
  pattern: string | RegExp,
): Like<X, "bool">;
export function regexFullMatch(input: TensorLike, pattern: string | RegExp) {
  const { source, flags } = patternOf("strings.regexFullMatch", pattern, "");
  const whole = new RegExp(`^(?:${source})$`, flags.replace("m", ""));
  const text = textOf("strings.regexFullMatch", input);
  return fromText(text, "bool", new Uint8Array(text.data.length), (s) => Number(whole.test(s)));
}
