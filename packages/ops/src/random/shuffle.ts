import { constant, ShapeError, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  NONE,
  readOf,
  storeTo,
  toTensor,
  type None,
} from "@gradtape/core/internal";
import { range } from "../create/range.ts";
import { gather } from "../index/gather.ts";
import { slice } from "../shape/slice.ts";
import { draw } from "./random-op.ts";
import { sourceFor, type Source } from "./state.ts";
import { loadStream, readsOfStream, word, WORDS, type Seed } from "./stream.ts";
import { uniformIntOp } from "./uniform-op.ts";

/**
 * One round of a shuffle of n rows: position x is paired with `k - x mod n`, and each pair swaps or not by a random bit. The
 * inputs are positions, the stream, and the round's random word, which gives k and the key of the bits.
 * Source: Hoang, Morris & Rogaway, "An Enciphering Scheme Based on a Card Shuffle" (CRYPTO 2012).
 */
const swapOrNotOp = /*@__PURE__*/ defineOp<None>({
  name: "swapOrNot",
  infer: ([x]) => [{ shape: x.shape, dtype: x.dtype }],
  lower([x, stream, key], _, [out]) {
    const size = x.shape[0]!;
    const {
      counter,
      key: [k0, k1],
    } = loadStream();
    const [position, random] = [e.load(WORDS, "int32"), e.load(WORDS + 1, "int32")];
    const k = e.cast(e.floorMod(e.cast(random, "uint32"), size), "int32");
    const difference = e.sub(k, position);
    const partner = e.where(e.lt(difference, 0), e.add(difference, size), difference);
    // Another stream for each round.
    const bits = word(e.max(position, partner), { counter, key: [k0, e.xor(k1, random)] });
    const bit = e.and(bits, 1);
    return {
      kind: "map",
      axes: [size],
      reads: [...readsOfStream(stream, 1, 1), readOf(0, x), readOf(2, key, [0])],
      store: storeTo(0, out, e.where(e.eq(bit, 1), partner, position)),
    };
  },
});

/** For a few rows, where it can be worked out, all orders are then equally likely to within 10⁻⁶ in total. */
const rounds = (size: number): number => 24 + 2 * Math.ceil(Math.log2(size));

/** The numbers 0 to size - 1 in random order. */
export function permutation(stream: Tensor, size: number): Tensor {
  const everyWord = [0, 0].map((n) => constant(n, { dtype: "uint32" }));
  const count = rounds(size);
  const keys = draw(uniformIntOp, stream, [count], "int32", ...everyWord);
  let order: Tensor = range(size, { dtype: "int32" });
  for (let r = 0; r < count; r++)
    order = dispatch1(swapOrNotOp, [order, stream, slice(keys, [r], [1])], NONE);
  return order;
}

/**
 * `value` with the rows (along the first axis) in random order.
 *
 * Without a seed the order comes from the global stream (`setSeed`); with one it is the same at every call, and on every
 * backend. Shape: that of `value`. Dtypes: any that `gather` takes. Throws `ShapeError` for a scalar. Gradient: `g`, with the rows
 * back in their places.
 *
 * @example
 * reduceSum(random.shuffle([1, 2, 3, 4], { seed: 7 })).arraySync() // => 10
 */
export function shuffle<const X extends TensorLike>(value: X, options?: { seed?: Seed }): Like<X>;
export function shuffle(value: TensorLike, options?: { seed?: Seed }): Tensor {
  checkOptions("random.shuffle", options, ["seed"]);
  return shuffled("random.shuffle", value, sourceFor("random.shuffle", options?.seed));
}

export function shuffled(name: string, value: TensorLike, source: Source): Tensor {
  const t = toTensor(name, value);
  const size = t.shape[0];
  if (size === undefined)
    throw new ShapeError(name, "a scalar has no rows to shuffle: give a tensor of rank 1 or more");
  return size < 2 ? t : source(size, (stream) => gather(t, permutation(stream, size)));
}
