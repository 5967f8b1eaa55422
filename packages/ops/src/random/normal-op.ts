// Standard normal numbers.
import type { DType } from "@gradtape/core";
import { e, type Expr } from "@gradtape/core/internal";
import { randomOp, unit, unitWords, working } from "./random-op.ts";
import type { Stream } from "./stream.ts";

/**
 * By pairs, from two uniform numbers u and v: `√(-2 ln u) · sin 2πv` at even positions, the same with cos at odd ones.
 * As TensorFlow does it, to the order of the words and the roundings in between; so |x| stays below 5.7.
 * Source: Box & Muller, "A Note on the Generation of Random Normal Deviates" (1958).
 */
export function standardNormal(i: Expr, dtype: DType, stream: Stream): Expr {
  const [even, odd] = [e.and(i, -2), e.or(i, 1)];
  // Away from 0, whose logarithm is infinite.
  const u = e.max(unit(even, dtype, stream), dtype === "float32" ? Math.fround(1e-7) : 1e-7);
  const radius = e.rounded(e.sqrt(e.mul(e.rounded(e.log(u)), -2)));
  const angle = e.rounded(e.mul(unit(odd, dtype, stream), 2 * Math.PI));
  const side = e.where(e.eq(even, i), e.rounded(e.sin(angle)), e.rounded(e.cos(angle)));
  return e.rounded(e.mul(radius, side));
}

export const normalOp = /*@__PURE__*/ randomOp({
  name: "randomNormal",
  words: unitWords,
  value: (i, dtype, stream) => standardNormal(i, working(dtype), stream),
});
