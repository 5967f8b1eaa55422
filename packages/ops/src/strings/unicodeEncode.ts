import { ArgumentError, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { checkInteger, checkOptions, toHost, upload } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { UNICODE_ENCODINGS, type UnicodeEncoding } from "./text.ts";

export interface UnicodeEncodeOptions {
  /** What becomes of numbers that are no code points. Default: "replace". */
  errors?: UnicodeErrors;
  /** The code point that replaces them. Default: 65533, the replacement character. */
  replacementChar?: number;
}

/** Another character in their place, none, or an error. */
export type UnicodeErrors = "replace" | "ignore" | "strict";
const ERRORS: readonly UnicodeErrors[] = ["replace", "ignore", "strict"];

/**
 * Strings of code points, those along the last axis: the way back from `unicodeDecode`.
 *
 * Shape: that of the input without its last axis. Dtypes: integers; gives string. Throws `ShapeError` for a scalar,
 * `DTypeError` for what is no integer, `ArgumentError` for what is no code point if `errors` is "strict". Gradient: none.
 *
 * @example
 * strings.unicodeEncode([[110, 233], [97, 127754]], "UTF-8").arraySync() // => ["né", "a🌊"]
 */
export function unicodeEncode(
  input: TensorLike,
  outputEncoding: UnicodeEncoding,
  options?: UnicodeEncodeOptions,
): Tensor<number[], "string"> {
  const op = "strings.unicodeEncode";
  checkOptions(op, options, ["errors", "replacementChar"]);
  checkChoice(op, "outputEncoding", outputEncoding, UNICODE_ENCODINGS);
  const errors = checkChoice(op, "errors", options?.errors ?? "replace", ERRORS);
  const other = checkInteger(op, "replacementChar", options?.replacementChar ?? 0xfffd);
  if (!isCodePoint(other)) throw new ArgumentError(op, `replacementChar ${other} is no code point`);
  const { data, shape } = toHost(op, input, "int32", true);
  if (shape.length === 0)
    throw new ShapeError(op, "takes a rank of 1 or more, got a scalar: put it into an array", {
      shapes: [shape],
    });
  const character = (code: number): string => {
    if (isCodePoint(code)) return String.fromCodePoint(code);
    if (errors === "strict")
      throw new ArgumentError(
        op,
        `${code} is no code point: give { errors: "replace" } or "ignore"`,
      );
    return errors === "ignore" ? "" : String.fromCodePoint(other);
  };
  const size = shape.at(-1)!;
  const outer = shape.slice(0, -1);
  const text = Array.from({ length: outer.reduce((a, b) => a * b, 1) }, (_, row) =>
    Array.from({ length: size }, (__, i) => character(Number(data[row * size + i]))).join(""),
  );
  return upload(text, outer, "string") as Tensor<number[], "string">;
}

/** Surrogates, halves of what UTF-16 writes in two, are none. */
const isCodePoint = (x: number): boolean =>
  x >= 0 && x <= 0x10ffff && !(x >= 0xd800 && x <= 0xdfff);
