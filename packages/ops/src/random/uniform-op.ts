// Uniform numbers.
import { isBig } from "@gradtape/core";
import { e } from "@gradtape/core/internal";
import { randomOp, unit, unitWords } from "./random-op.ts";
import { word } from "./stream.ts";

/** Floats in [0, 1). */
export const uniformOp = /*@__PURE__*/ randomOp({
  name: "randomUniform",
  words: unitWords,
  value: unit,
});

/**
 * Integers `low + word mod range`; the scalars low and range have the word's dtype, uint32 or (for 64-bit integers) uint64,
 * and sums wrap. Range 0 stands for all that the word can be. As in TensorFlow, the first `2³² mod range` values (`2⁶⁴ mod
 * range`) are more likely by one in `2³² / range`.
 */
export const uniformIntOp = /*@__PURE__*/ randomOp({
  name: "randomUniformInt",
  words: (dtype) => (isBig(dtype) ? 2 : 1),
  value(i, dtype, stream, [low, range]) {
    const pair = e.mul(i, 2);
    const bits = isBig(dtype)
      ? e.add(
          e.mul(e.cast(word(e.add(pair, 1), stream), "uint64"), 2 ** 32),
          e.cast(word(pair, stream), "uint64"),
        )
      : word(i, stream);
    return e.add(low!, e.where(e.eq(range!, 0), bits, e.floorMod(bits, range!)));
  },
});
