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
  const even = e.and(i, -2);
  const sine = e.sin(angle(e.or(i, 1), dtype, stream));
  // The same angle, told apart: what only one case needs is computed in no other.
  const cosine = e.cos(angle(i, dtype, stream));
  return e.rounded(
    e.mul(radius(even, dtype, stream), e.where(e.eq(i, even), e.rounded(sine), e.rounded(cosine))),
  );
}

/** The same at an even position and, where `lane` is 1, the one behind: the pair shares all but its last steps. */
export function pairedNormal(even: Expr, lane: Expr, dtype: DType, stream: Stream): Expr {
  const turn = angle(e.or(even, 1), dtype, stream);
  const side = e.where(e.eq(lane, 0), e.rounded(e.sin(turn)), e.rounded(e.cos(turn)));
  return e.rounded(e.mul(radius(even, dtype, stream), side));
}

function radius(even: Expr, dtype: DType, stream: Stream): Expr {
  // Away from 0, whose logarithm is infinite.
  const u = e.max(unit(even, dtype, stream), dtype === "float32" ? Math.fround(1e-7) : 1e-7);
  return e.rounded(e.sqrt(e.mul(e.rounded(e.log(u)), -2)));
}

// TensorFlow multiplies in float64, by a π of as many digits, and rounds then.
const angle = (odd: Expr, dtype: DType, stream: Stream): Expr =>
  e.rounded(e.cast(e.mul(e.cast(unit(odd, dtype, stream), "float64"), 2 * Math.PI), dtype));

export const normalOp = /*@__PURE__*/ randomOp({
  name: "randomNormal",
  words: unitWords,
  pair: (even, lane, dtype, stream) => pairedNormal(even, lane, working(dtype), stream),
});
