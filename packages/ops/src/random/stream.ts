// A random stream: Philox's counter and key as int32 words `[c0, c1, c2, c3, k0, k1]`, low words first. These are the bits of
// TensorFlow's int64 state `[counter, counter, key]`, in a dtype that every device computes with. The stream is an ordinary
// input of every random op: attrs do not change from call to call, and a trace sees the state.
import { ArgumentError, constant, type Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  NONE,
  readOf,
  storeTo,
  type Access,
  type Expr,
  type None,
  type Spec,
} from "@gradtape/core/internal";

export type Seed = number | bigint;

const COUNTER = 4;
export const WORDS = 6;

/** The low words of an integer. */
function wordsOf(op: string, what: string, n: unknown, count: number): number[] {
  if (typeof n !== "bigint" && !Number.isSafeInteger(n)) {
    throw new ArgumentError(
      op,
      `${what} must be an integer, got ${typeof n === "number" ? n : typeof n}`,
    );
  }
  const bits = BigInt(n as Seed);
  return Array.from({ length: count }, (_, i) => Number(BigInt.asIntN(32, bits >> BigInt(32 * i))));
}

/** TensorFlow's first state of a generator: the seed's bits, which begin in the counter. */
export const seededState = (op: string, seed: Seed): Int32Array =>
  Int32Array.from(wordsOf(op, "seed", seed, WORDS));

export const keyedState = (op: string, what: string, key: Seed, counter: Seed = 0): Int32Array =>
  Int32Array.of(
    ...wordsOf(op, "counter", counter, COUNTER),
    ...wordsOf(op, what, key, WORDS - COUNTER),
  );

/** The stream whose key is the seed: streams of different seeds have nothing in common. */
export const streamOf = (op: string, seed: Seed): Tensor => constant(keyedState(op, "seed", seed));

/** A stream's words in a kernel. */
export interface Stream {
  readonly counter: readonly [Expr, Expr, Expr, Expr];
  readonly key: readonly [Expr, Expr];
}

/** The stream as the first six reads of a kernel with so many axes. */
export const readsOfStream = ({ strides }: Spec, axes: number, input = 0): Access[] =>
  Array.from({ length: WORDS }, (_, i) => ({
    input,
    dtype: "int32",
    offset: i * strides[0]!,
    strides: new Array<number>(axes).fill(0),
  }));

/** What those reads yield. */
export function loadStream(): Stream {
  const [c0, c1, c2, c3, k0, k1] = Array.from({ length: WORDS }, (_, i) => e.load(i, "int32")) as [
    Expr,
    Expr,
    Expr,
    Expr,
    Expr,
    Expr,
  ];
  return { counter: [c0, c1, c2, c3], key: [k0, k1] };
}

/** 32 random bits of the stream, as a uint32 expression. */
export const word = (position: Expr, { key, counter }: Stream): Expr =>
  e.philox(position, key, counter);

/** `a + b` of int32 words, and the carry as 0 or 1. */
function addWords(a: Expr, b: Expr): [sum: Expr, carry: Expr] {
  const sum = e.add(a, b);
  const carries = e.lt(unsigned(sum), unsigned(b));
  return [sum, e.cast(carries, "int32")];
}

/** An int32 that is as large among signed numbers as `x`'s bits are among unsigned ones. */
const unsigned = (x: Expr): Expr => e.xor(x, -(2 ** 31));

/** The stream `blocks` further on, a number of 64 bits in two int32 words. */
export function skipped({ counter, key }: Stream, low: Expr, high: Expr): Stream {
  const [c0, carry0] = addWords(counter[0], low);
  const [c1, carry1] = addWords(counter[1], e.add(high, carry0));
  const [c2, carry2] = addWords(counter[2], carry1);
  return { counter: [c0, c1, c2, e.add(counter[3], carry2)], key };
}

/** The stream at which element `i` of `count` begins, where each has `blocks` (at most 256) to itself. */
export function skippedTo(stream: Stream, i: Expr, blocks: number, count = Infinity): Stream {
  const low = e.mul(i, blocks);
  if (count * blocks <= 2 ** 31) return skipped(stream, low, e.const(0, "int32"));
  const middle = e.add(e.mul(upperHalf(i), blocks), upperHalf(e.mul(e.and(i, 0xffff), blocks)));
  return skipped(stream, low, upperHalf(middle));
}

/** `⌊x / 2¹⁶⌋` of an int32 of 0 or more: cheaper than a division, and a float32 holds its bits. */
const upperHalf = (x: Expr): Expr =>
  e.cast(e.mul(e.cast(e.sub(x, e.and(x, 0xffff)), "float32"), 2 ** -16), "int32");

/** Blocks of four words that a call reserves for each of its elements, as in TensorFlow. */
export const RESERVED = 256;

const skipOp = /*@__PURE__*/ defineOp<{ readonly count: number }>({
  name: "skipRandom",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower([s], { count }, [out]) {
    const [low, high] = wordsOf("skipRandom", "count", BigInt(count) * BigInt(RESERVED), 2) as [
      number,
      number,
    ];
    const { counter } = skipped(loadStream(), e.const(low, "int32"), e.const(high, "int32"));
    const position = e.axis(0);
    const kept = e.load(WORDS, "int32");
    const value = counter.reduceRight(
      (others, c, i) => e.where(e.eq(position, i), c, others),
      kept,
    );
    return {
      kind: "map",
      axes: [WORDS],
      reads: [...readsOfStream(s, 1), readOf(0, s)],
      store: storeTo(0, out, value),
    };
  },
});

/** The stream after a call that made `count` elements. */
export const skip = (stream: Tensor, count: number): Tensor =>
  dispatch1(skipOp, [stream], { count });

const scrambleOp = /*@__PURE__*/ defineOp<None>({
  name: "scrambleSeed",
  infer: () => [{ shape: [WORDS], dtype: "int32" }],
  lower([seed], _, [out]) {
    // Upper words by two floors of 16 bits: 2³² is no int32, and floors keep the sign.
    const half = (i: number): [low: Expr, high: Expr] => {
      const x = e.load(i, seed.dtype);
      const high = e.floorDiv(e.floorDiv(x, 2 ** 16), 2 ** 16);
      return [e.cast(x, "int32"), e.cast(high, "int32")];
    };
    const key = [0x3ec8f720, 0x02461e29].map((k) => e.const(k, "int32")) as [Expr, Expr];
    const position = e.axis(0);
    // The first two words of the mix are the key, the others the upper half of the counter.
    const lane = e.where(e.lt(position, COUNTER), position, e.sub(position, COUNTER));
    const mix = e.cast(e.philox(lane, key, [...half(0), ...half(1)]), "int32");
    return {
      kind: "map",
      axes: [WORDS],
      reads: [0, 1].map((i) => ({
        input: 0,
        dtype: seed.dtype,
        offset: i * seed.strides[0]!,
        strides: [0],
      })),
      store: storeTo(0, out, e.where(e.lt(position, 2), e.const(0, "int32"), mix)),
    };
  },
});

/** The stream of a stateless function's seed, two integers: TensorFlow's, which scrambles the seed by Philox itself. */
export const scrambled = (seed: Tensor): Tensor => dispatch1(scrambleOp, [seed], NONE);
