import { ArgumentError, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkInteger,
  checkIntegers,
  checkOptions,
  checkShape,
  showValue,
  upload,
} from "@gradtape/core/internal";
import { textOf } from "./text.ts";

export interface NgramsOptions {
  /** What stands between the strings of one n-gram. Default: " ". */
  separator?: string;
  /** What rows are filled up with at both ends, or at the left and the right one. Default: nothing. */
  padValues?: string | readonly [left: string, right: string];
  /** How many of them at each end, one less than the width at most. Default: as many. */
  paddingWidth?: number;
  /** Whether a row too short for any n-gram gives one of all its strings. Default: false. */
  preserveShortSequences?: boolean;
}

/** Strings that are joined at most, each as often as it is: memory would not hold more. */
const MOST = 2 ** 28;

/**
 * N-grams along the last axis: `ngramWidth` neighbouring strings joined, from each place on. With a list of widths, those of the
 * first width, then those of the next.
 *
 * Shape: that of the input, but for the last axis. Dtypes: string. Throws `ShapeError` for a scalar, `ArgumentError` for widths
 * that are not positive. Gradient: none.
 *
 * @example
 * strings.ngrams(["a", "b", "c"], 2).arraySync() // => ["a b", "b c"]
 * @example
 * strings.ngrams(["to", "be"], 2, { padValues: ["<s>", "</s>"] }).arraySync()
 * // => ["<s> to", "to be", "be </s>"]
 */
export function ngrams(
  data: TensorLike,
  ngramWidth: number | readonly number[],
  options?: NgramsOptions,
): Tensor<number[], "string"> {
  const op = "strings.ngrams";
  checkOptions(op, options, ["separator", "padValues", "paddingWidth", "preserveShortSequences"]);
  const { separator = " ", paddingWidth, preserveShortSequences = false } = options ?? {};
  const widths = (
    Array.isArray(ngramWidth)
      ? checkIntegers(op, "ngramWidth", ngramWidth)
      : [checkInteger(op, "ngramWidth", ngramWidth)]
  ).map((width) => positive(op, "ngramWidth", width));
  const pads = checkPads(op, options?.padValues);
  if (paddingWidth !== undefined) {
    positive(op, "paddingWidth", checkInteger(op, "paddingWidth", paddingWidth));
    if (!pads)
      throw new ArgumentError(op, "paddingWidth has no meaning without padValues: give them");
  }
  const { data: text, shape } = textOf(op, data);
  if (shape.length === 0) {
    throw new ShapeError(
      op,
      "takes a rank of 1 or more, got a scalar: split it with strings.split",
      {
        shapes: [shape],
      },
    );
  }
  const size = shape.at(-1)!;
  const padding = (width: number): number =>
    pads ? Math.min(width - 1, paddingWidth ?? width) : 0;
  const plan = widths.map((width) => {
    const pad = padding(width);
    return { width, pad, count: size === 0 ? 0 : Math.max(0, size + 2 * pad - width + 1) };
  });
  if (preserveShortSequences && size > 0 && plan.every(({ count }) => count === 0)) {
    const pad = pads ? (paddingWidth ?? 0) : 0;
    plan.splice(0, plan.length, { width: size + 2 * pad, pad, count: 1 });
  }
  const perRow = plan.reduce((sum, { count }) => sum + count, 0);
  checkShape(op, [...shape.slice(0, -1), perRow]);
  const rows = size === 0 ? 0 : text.length / size;
  const joins = plan.reduce((sum, { width, count }) => sum + width * count, 0) * rows;
  if (joins > MOST)
    throw new ArgumentError(op, `${joins} strings to join are too many: give smaller widths`);
  const found = Array.from({ length: rows }, (_, r) =>
    text.slice(r * size, (r + 1) * size),
  ).flatMap((row) =>
    plan.flatMap(({ width, pad, count }) => {
      if (count === 0) return [];
      const side = (end: 0 | 1): string[] => Array.from({ length: pad }, () => pads?.[end] ?? "");
      const all = [...side(0), ...row, ...side(1)];
      return Array.from({ length: count }, (_, i) => all.slice(i, i + width).join(separator));
    }),
  );
  return upload(found, [...shape.slice(0, -1), perRow], "string") as Tensor<number[], "string">;
}

function positive(op: string, name: string, n: number): number {
  if (n >= 1) return n;
  throw new ArgumentError(op, `${name} must be positive, got ${n}`);
}

function checkPads(op: string, given: unknown): readonly [string, string] | undefined {
  if (given === undefined || given === null) return undefined;
  const pair: readonly unknown[] = Array.isArray(given) ? given : [given, given];
  if (pair.length === 2 && pair.every((x) => typeof x === "string"))
    return pair as readonly [string, string];
  throw new ArgumentError(op, `padValues must be a string or two, got ${showValue(given)}`);
}
