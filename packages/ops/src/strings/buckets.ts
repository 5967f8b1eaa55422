// Strings into buckets by their hash.
import { ArgumentError, type Tensor, type TensorLike } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";
import { bytesOf, fromText, textOf } from "./text.ts";

/** An integer as a bigint, if it lies within bounds. */
export function checkBig(op: string, name: string, x: unknown, low: bigint, high: bigint): bigint {
  const isInteger = typeof x === "bigint" || Number.isSafeInteger(x);
  const n = isInteger ? BigInt(x as number | bigint) : undefined;
  if (n !== undefined && n >= low && n <= high) return n;
  throw new ArgumentError(
    op,
    `${name} must be an integer from ${low} to ${high}, got ${showValue(x)}`,
  );
}

/** Each string's hash, modulo the number of buckets. */
export function inBuckets(
  op: string,
  input: TensorLike,
  numBuckets: number | bigint,
  hash: (bytes: Uint8Array) => bigint,
): Tensor {
  const count = checkBig(op, "numBuckets", numBuckets, 1n, 2n ** 63n - 1n);
  const text = textOf(op, input);
  const data = new BigInt64Array(text.data.length);
  return fromText(text, "int64", data, (s) => hash(Uint8Array.from(bytesOf(s))) % count);
}
