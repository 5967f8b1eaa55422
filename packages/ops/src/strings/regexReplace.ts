import { ArgumentError, type Arg, type Like, type TensorLike } from "@gradtape/core";
import { checkOptions, showValue } from "@gradtape/core/internal";
import { patternOf } from "./pattern.ts";
import { mapText, textOf } from "./text.ts";

/**
 * Each string with the matches of a pattern (all of them, or the first with `{ replaceGlobal: false }`) replaced; in `rewrite`,
 * `\0` is the match and `\1` to `\9` are its groups.
 *
 * A string is a pattern in the syntax that RE2 and JavaScript share, with inline flags (`(?i)`) at its beginning; a `RegExp` is
 * taken as it is. Unlike RE2, JavaScript's engine can take very long for patterns with nested repetition: do not take
 * patterns from strangers.
 *
 * Shape: that of the input. Dtypes: string. Throws `ArgumentError` for a pattern that cannot be read. Gradient: none.
 *
 * @example
 * strings.regexReplace(["a1b22"], "([0-9]+)", "<\\1>").arraySync() // => ["a<1>b<22>"]
 */
export function regexReplace<const X extends TensorLike>(
  input: Arg<X>,
  pattern: string | RegExp,
  rewrite: string,
  options?: { replaceGlobal?: boolean },
): Like<X, "string">;
export function regexReplace(
  input: TensorLike,
  pattern: string | RegExp,
  rewrite: string,
  options?: { replaceGlobal?: boolean },
) {
  checkOptions("strings.regexReplace", options, ["replaceGlobal"]);
  if (typeof rewrite !== "string")
    throw new ArgumentError(
      "strings.regexReplace",
      `rewrite is a string, got ${showValue(rewrite)}`,
    );
  const all = options?.replaceGlobal ?? true;
  const search = patternOf("strings.regexReplace", pattern, all ? "g" : "");
  return mapText(textOf("strings.regexReplace", input), (s) => {
    let end = -1;
    // What `replace` tells of a match: the match, its groups, then the position (a number).
    return s.replace(search, (match: string, ...found: readonly unknown[]) => {
      const count = found.findIndex((x) => typeof x === "number");
      const at = found[count] as number;
      // As in TensorFlow, nothing is no match right behind one.
      if (match === "" && at === end) return "";
      end = at + match.length;
      const groups = [match, ...found.slice(0, count)] as readonly (string | undefined)[];
      return rewrite.replace(/\\([0-9\\])/g, (_, c: string) =>
        c === "\\" ? c : (groups[Number(c)] ?? ""),
      );
    });
  });
}
