// Text on the host: on every backend strings live there, and their functions run there, at once.
import {
  DTypeError,
  type DType,
  type HostArray,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  broadcastStrides,
  denseCopy,
  stridesOf,
  toHost,
  upload,
  utf8,
  type HostTensor,
} from "@gradtape/core/internal";

export interface Text {
  readonly data: readonly string[];
  readonly shape: Shape;
}

/** The strings of an input; throws for other dtypes. */
export function textOf(op: string, x: TensorLike): Text {
  const { data, shape, dtype } = toHost(op, x, undefined, false);
  if (dtype === "string") return { data: data as string[], shape };
  throw new DTypeError(
    op,
    `takes strings, got ${dtype}: make them of numbers with strings.asString(x)`,
    [dtype],
  );
}

/** Row-major elements of a host tensor as if it had the shape `to`. */
export function spreadTo({ data, shape, dtype }: HostTensor, to: Shape): HostArray {
  return denseCopy({
    data,
    shape: to,
    strides: broadcastStrides(shape, stridesOf(shape), to),
    dtype,
  });
}

/** A tensor shaped like the text, with `fn` of each string. */
export const mapText = (text: Text, fn: (s: string) => string): Tensor =>
  upload(text.data.map(fn), text.shape, "string");

/** The same for results of another dtype, written into their host array. */
export function fromText(
  text: Text,
  dtype: DType,
  data: HostArray,
  fn: (s: string) => number | bigint,
): Tensor {
  text.data.forEach((s, i) => (data[i] = fn(s)));
  return upload(data, text.shape, dtype);
}

/** Bytes that a string takes in UTF-8. */
export function byteLength(s: string): number {
  let bytes = 0;
  for (const character of s) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** A string's bytes in UTF-8. */
export const bytesOf = (s: string): number[] =>
  [...s].flatMap((character) => utf8(character.codePointAt(0)!));

/** Rows of different lengths side by side along a new last axis: short ones are filled up. */
export function sideBySide<T>(
  rows: readonly (readonly T[])[],
  shape: Shape,
  filler: T,
): { data: T[]; shape: Shape } {
  const width = rows.reduce((n, row) => Math.max(n, row.length), 0);
  const data = rows.flatMap((row) => [
    ...row,
    ...Array.from({ length: width - row.length }, () => filler),
  ]);
  return { data, shape: [...shape, width] };
}

/** What strings may be encoded in: they are text here, whose bytes are those of UTF-8. */
export type UnicodeEncoding = "UTF-8";
export const UNICODE_ENCODINGS: readonly UnicodeEncoding[] = ["UTF-8"];

/** In what lengths and positions count: TensorFlow's names. */
export type Unit = "BYTE" | "UTF8_CHAR";
export const UNITS: readonly Unit[] = ["BYTE", "UTF8_CHAR"];

/** Which letters have cases: "" for those of ASCII, TensorFlow's default. */
export type Encoding = "" | "utf-8";
export const ENCODINGS: readonly Encoding[] = ["", "utf-8"];

/** What separates words: ASCII whitespace, as in C. */
export const SPACE = /[ \t\n\v\f\r]+/;
