// Standard normal numbers.
import { e } from "@gradtape/core/internal";
import { randomOp, unit, unitWords, working } from "./random-op.ts";

/**
 * By pairs, from two uniform numbers u and v: `√(-2 ln u) · sin 2πv` at even positions, the same with cos at odd ones.
 * As TensorFlow does it, to the order of the words; so |x| stays below 5.7.
 * Source: Box & Muller, "A Note on the Generation of Random Normal Deviates" (1958).
 */
export const normalOp = /*@__PURE__*/ randomOp({
  name: "randomNormal",
  words: unitWords,
  value(i, dtype) {
    const d = working(dtype);
    const [even, odd] = [e.and(i, -2), e.or(i, 1)];
    // Away from 0, whose logarithm is infinite.
    const u = e.max(unit(even, d), 1e-7);
    const angle = e.mul(unit(odd, d), 2 * Math.PI);
    const side = e.where(e.eq(even, i), e.sin(angle), e.cos(angle));
    return e.mul(e.sqrt(e.mul(e.log(u), -2)), side);
  },
});
