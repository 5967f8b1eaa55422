// Regular expressions as TensorFlow takes them (RE2's syntax), read by JavaScript's engine.
import { ArgumentError } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";

/** A pattern with flags of its own; inline flags at its beginning, as in `(?i)abc`, become JavaScript's. */
export function patternOf(op: string, pattern: string | RegExp, flags: string): RegExp {
  if (typeof pattern !== "string" && !(pattern instanceof RegExp))
    throw new ArgumentError(op, `a pattern is a string or a RegExp, got ${showValue(pattern)}`);
  const [source, own] =
    typeof pattern === "string" ? inlineFlags(pattern) : [pattern.source, pattern.flags];
  const all = new Set([...own.replace(/[gy]/g, ""), ...flags]);
  try {
    return new RegExp(source, [...all].join(""));
  } catch (error) {
    throw new ArgumentError(op, `cannot read the pattern ${source}: ${(error as Error).message}`);
  }
}

function inlineFlags(pattern: string): [source: string, flags: string] {
  const match = /^\(\?([ims]+)\)/.exec(pattern);
  return match ? [pattern.slice(match[0].length), `u${match[1]}`] : [pattern, "u"];
}
