import { ArgumentError, type Arg, type Like, type TensorLike } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";
import { checkBig, inBuckets } from "./buckets.ts";
import { sipHash } from "./siphash.ts";

/**
 * A bucket for each string: SipHash-2-4 of its UTF-8 with a key, modulo `numBuckets`. Who does not know the key cannot choose
 * strings that fall into one bucket. TensorFlow gives the same ones.
 *
 * Shape: that of the input. Dtypes: string; gives int64. `key` is two integers of 64 bits. Throws `ArgumentError` for another key,
 * and if numBuckets is not a positive integer. Gradient: none.
 *
 * @example
 * strings.toHashBucketStrong(["Hello", "TF"], 3, [1, 2]).arraySync() // => [2n, 0n]
 */
export function toHashBucketStrong<const X extends TensorLike>(
  input: Arg<X>,
  numBuckets: number | bigint,
  key: readonly [number | bigint, number | bigint],
): Like<X, "int64">;
export function toHashBucketStrong(
  input: TensorLike,
  numBuckets: number | bigint,
  key: readonly (number | bigint)[],
) {
  const op = "strings.toHashBucketStrong";
  if (!Array.isArray(key) || key.length !== 2)
    throw new ArgumentError(op, `key must be two integers, got ${showValue(key)}`);
  const [a, b] = [0, 1].map((i) =>
    BigInt.asUintN(64, checkBig(op, `key[${i}]`, key[i], -(2n ** 63n), 2n ** 64n - 1n)),
  ) as [bigint, bigint];
  return inBuckets(op, input, numBuckets, (bytes) => sipHash(bytes, [a, b]));
}
