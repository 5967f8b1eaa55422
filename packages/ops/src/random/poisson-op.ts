// Poisson-distributed numbers: by counting for small rates, by rejection for large ones.
import type { DType, Tensor } from "@gradtape/core";
import { e, type Expr } from "@gradtape/core/internal";
import { less } from "../compare/less.ts";
import { where } from "../logic/where.ts";
import { unit } from "./random-op.ts";
import {
  drawSamples,
  indexOf,
  rejectionOp,
  soonOp,
  type Sample,
  type SamplerAttrs,
} from "./sampler.ts";
import { stirlingTail } from "./stirling.ts";
import { RESERVED, skippedTo, type Stream } from "./stream.ts";

/** From this rate on numbers are had by rejection. */
const LARGE = 10;

/** A number of the rate 10 reaches this with a probability below 2⁻⁶⁰. */
const MOST = 50;

/** Mostly it is reached by no more than these. */
const SOON = 8;

/** An attempt fails with a probability of at most 0.2474, so all of them with one below 2⁻⁶⁰. */
const ATTEMPTS = 30;

/** Number n of a stream's uniform float64 numbers, two to a block, of which the second comes first. */
export const uniformFromEnd = (n: Expr, stream: Stream): Expr =>
  unit(e.xor(n, 1), "float64", stream);

/**
 * How many uniform numbers can be multiplied before the product is at most e^-λ.
 * Source: Knuth, "The Art of Computer Programming", volume 2, 3.4.1.
 */
const countOp = /*@__PURE__*/ soonOp({
  name: "poissonCount",
  soon: (...given) => countWithin(SOON, ...given),
  value: (...given) => countWithin(MOST, ...given),
});

/** The count, if it is less than so many; else below 0, where that is not the most. */
function countWithin(
  most: number,
  ...[stream, row, column, dtype, [rate], rows]: Parameters<Sample>
): Expr {
  const own = skippedTo(stream, indexOf(row, column, rows), RESERVED);
  const limit = e.exp(e.neg(rate!));
  let product = e.const(1, "float64");
  let count: Expr = e.const(0, "int32");
  for (let n = 0; n < most; n++) {
    product = e.mul(product, uniformFromEnd(e.const(n, "int32"), own));
    count = e.add(count, e.cast(e.gt(product, limit), "int32"));
  }
  if (most === MOST) return e.cast(count, dtype);
  // Large rates are not counted at all.
  const isLess = e.or(e.ge(rate!, LARGE), e.le(product, limit));
  return e.cast(e.where(isLess, count, e.const(-1, "int32")), dtype);
}

/**
 * Transformed rejection: of uniform u and v, `⌊G(u)⌋` is accepted if v is below a bound, where G is near the inverse of the
 * distribution function.
 * Source: Hörmann, "The transformed rejection method for generating Poisson random variables" (1993), PTRS.
 */
const rejectionPoissonOp = /*@__PURE__*/ rejectionOp({
  name: "poissonRejection",
  attempts: ATTEMPTS,
  attempt(stream, number, index, [given]) {
    const own = skippedTo(stream, index, RESERVED);
    const n = e.mul(number, 2);
    const u = e.sub(uniformFromEnd(n, own), 0.5);
    const v = uniformFromEnd(e.add(n, 1), own);
    const shifted = e.sub(0.5, e.abs(u));

    const rate = e.max(given!, LARGE);
    const b = e.add(e.mul(e.sqrt(rate), 2.53), 0.931);
    const a = e.add(e.mul(b, 0.02483), -0.059);
    const slope = e.add(e.div(e.mul(a, 2), shifted), b);
    const k = e.floor(e.add(e.add(e.mul(slope, u), rate), 0.43));
    const surely = e.and(e.ge(shifted, 0.07), e.le(v, e.sub(0.9277, e.div(3.6224, e.sub(b, 2)))));
    const never = e.or(e.lt(k, 0), e.and(e.lt(shifted, 0.013), e.gt(v, shifted)));

    const scale = e.add(e.div(1.1328, e.sub(b, 3.4)), 1.1239);
    const density = e.add(e.div(a, e.mul(shifted, shifted)), b);
    const left = e.log(e.div(e.mul(v, scale), density));
    const right = e.sub(e.sub(e.mul(k, e.log(rate)), rate), logFactorial(k));
    return { accepted: e.or(surely, e.and(e.not(never), e.le(left, right))), value: e.max(k, 0) };
  },
});

const logFactorial = (k: Expr): Expr => {
  const n = e.add(k, 1);
  const stirling = e.sub(e.mul(e.add(k, 0.5), e.log(n)), n);
  return e.add(e.add(stirling, 0.5 * Math.log(2 * Math.PI)), stirlingTail(k));
};

/** So many numbers of each rate. */
export function poissonSamples(
  stream: Tensor,
  shape: SamplerAttrs["shape"],
  rate: Tensor,
  dtype: DType,
): Tensor {
  const [few, many] = [countOp, rejectionPoissonOp].map((op) =>
    drawSamples(op, stream, shape, dtype, rate),
  ) as [Tensor, Tensor];
  return where(less(rate, LARGE), few, many) as Tensor;
}
