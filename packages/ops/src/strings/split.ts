import type { Tensor, TensorLike } from "@gradtape/core";
import { checkInteger, checkOptions, upload } from "@gradtape/core/internal";
import { sideBySide, SPACE, textOf } from "./text.ts";

export interface SplitOptions {
  /** What stands between the parts. Default: any whitespace, of which none is left at the ends. */
  sep?: string;
  /** How often a string is split at most, from the left. Default -1: as often as possible. */
  maxsplit?: number;
}

/**
 * Splits each string, as Python's `split`. The parts go along a new last axis; where strings have fewer parts than others,
 * empty strings follow (TensorFlow's ragged result, made dense).
 *
 * Shape: that of the input, and the largest number of parts. Dtypes: string. Gradient: none.
 *
 * @example
 * strings.split(["to be", "or not to"]).arraySync() // => [["to", "be", ""], ["or", "not", "to"]]
 */
export function split(input: TensorLike, options?: SplitOptions): Tensor<number[], "string"> {
  checkOptions("strings.split", options, ["sep", "maxsplit"]);
  const { data, shape } = textOf("strings.split", input);
  const most = checkInteger("strings.split", "maxsplit", options?.maxsplit ?? -1);
  const sep = options?.sep;
  const rows = data.map((s) => (sep ? partsOf(s, sep, most) : wordsOf(s, most)));
  const padded = sideBySide(rows, shape, "");
  return upload(padded.data, padded.shape, "string") as Tensor<number[], "string">;
}

function partsOf(s: string, sep: string, most: number): string[] {
  const parts = s.split(sep);
  return most < 0 || parts.length <= most + 1
    ? parts
    : [...parts.slice(0, most), parts.slice(most).join(sep)];
}

/** The words; with a limit, the last is the rest as it stands, without the space before it. */
function wordsOf(s: string, most: number): string[] {
  const words: string[] = [];
  let rest = s.replace(/^[ \t\n\v\f\r]+/, "");
  while (rest !== "") {
    const gap = words.length === most ? null : SPACE.exec(rest);
    if (gap === null) return [...words, rest];
    words.push(rest.slice(0, gap.index));
    rest = rest.slice(gap.index + gap[0].length);
  }
  return words;
}
