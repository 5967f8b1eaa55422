import type { Arg, Like, TensorLike } from "@gradtape/core";
import { inBuckets } from "./buckets.ts";
import { fingerprint64 } from "./farmhash.ts";

/**
 * A bucket for each string: FarmHash's fingerprint of its UTF-8, modulo `numBuckets`. The same string gets the same bucket
 * everywhere and for ever; TensorFlow gives the same ones.
 *
 * Whoever may choose the strings can put many into one bucket: `toHashBucketStrong` has a key against that.
 *
 * Shape: that of the input. Dtypes: string; gives int64. Throws `ArgumentError` if numBuckets is not a positive integer.
 * Gradient: none.
 *
 * @example
 * strings.toHashBucketFast(["Hello", "TensorFlow"], 3).arraySync() // => [0n, 2n]
 */
export function toHashBucketFast<const X extends TensorLike>(
  input: Arg<X>,
  numBuckets: number | bigint,
): Like<X, "int64">;
export function toHashBucketFast(input: TensorLike, numBuckets: number | bigint) {
  return inBuckets("strings.toHashBucketFast", input, numBuckets, fingerprint64);
}
