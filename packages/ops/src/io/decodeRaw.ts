import {
  ArgumentError,
  DTYPES,
  DTypeError,
  type DType,
  type Tensor,
  type TensorLike,
  type TypedArray,
} from "@gradtape/core";
import { checkInteger, checkOptions, upload } from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import { bytesOf, textOf } from "../strings/text.ts";

export interface DecodeRawOptions {
  /** Which byte of a number comes first: that of least weight, or the other end. Default: true. */
  littleEndian?: boolean;
  /** As many bytes are taken of each string: longer ones are cut, shorter ones filled up with zeros. Default: all strings are of one length. */
  fixedLength?: number;
}

/**
 * The bytes of each string (those of its UTF-8), read as numbers along a new last axis.
 *
 * Shape: that of the input, and the number of numbers in each string. Dtypes: string; gives `outType`: integers, floats or
 * complex. Throws `ArgumentError` where strings differ in length (and `fixedLength` is not given), or do not hold whole numbers.
 * Gradient: none.
 *
 * @example
 * io.decodeRaw("Hi!", "uint8").arraySync() // => [72, 105, 33]
 */
export function decodeRaw<D extends DType>(
  input: TensorLike,
  outType: D,
  options?: DecodeRawOptions,
): Tensor<number[], D>;
export function decodeRaw(input: TensorLike, outType: DType, options?: DecodeRawOptions): Tensor {
  checkOptions("io.decodeRaw", options, ["littleEndian", "fixedLength"]);
  const { array, bytes, kind, lanes } = DTYPES[knownDType("io.decodeRaw", outType)];
  if (array === null || kind === "bool") {
    throw new DTypeError("io.decodeRaw", `outType must be a dtype of numbers, got ${outType}`, [
      outType,
    ]);
  }
  const { data, shape } = textOf("io.decodeRaw", input);
  const rows = data.map(bytesOf);
  const length =
    options?.fixedLength === undefined
      ? (rows[0]?.length ?? 0)
      : checkInteger("io.decodeRaw", "fixedLength", options.fixedLength);
  const other = rows.find((row) => row.length !== length);
  if (options?.fixedLength === undefined && other !== undefined) {
    throw new ArgumentError(
      "io.decodeRaw",
      `strings of ${length} and ${other.length} bytes: give { fixedLength } to cut or fill them`,
    );
  }
  if (length < 0 || length % bytes !== 0) {
    throw new ArgumentError(
      "io.decodeRaw",
      `${length} bytes are no whole number of ${outType}, which takes ${bytes}: give another outType or { fixedLength }`,
    );
  }
  const all = new Uint8Array(rows.length * length);
  rows.forEach((row, i) => all.set(row.slice(0, length), i * length));
  if (options?.littleEndian === false) {
    const one = bytes / lanes;
    for (let i = 0; i < all.length; i += one) all.subarray(i, i + one).reverse();
  }
  const numbers = new array(all.buffer) as TypedArray;
  return upload(numbers, [...shape, length / bytes], outType);
}
