// Binomially distributed numbers: by counting for small means, by rejection for large ones.
import type { DType, Tensor } from "@gradtape/core";
import { e, type Expr } from "@gradtape/core/internal";
import { greater } from "../compare/greater.ts";
import { greaterEqual } from "../compare/greaterEqual.ts";
import { where } from "../logic/where.ts";
import { cast } from "../math/cast.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { uniformFromEnd } from "./poisson-op.ts";
import {
  drawSamples,
  indexOf,
  rejectionOp,
  soonOp,
  type Sample,
  type SamplerAttrs,
} from "./sampler.ts";
import { stirlingTail } from "./stirling.ts";
import { RESERVED, skippedTo } from "./stream.ts";

/** From this mean on numbers are had by rejection. */
const LARGE = 10;

/** A number of a mean below 10 reaches this with a probability below 2⁻⁶⁰. */
const MOST = 50;

/** Mostly it is reached by no more than these. */
const SOON = 8;

/** Blocks that TensorFlow reserves for each number that is counted. */
const COUNTED = 42;

/** An attempt fails with a probability of at most 0.2909, so all of them with one below 2⁻⁶⁰. */
const ATTEMPTS = 34;

/**
 * How many geometrically distributed numbers add up to at most n: they are the distances between successes.
 * Source: Devroye, "Non-Uniform Random Variate Generation" (1986), X.4.3.
 */
const countOp = /*@__PURE__*/ soonOp({
  name: "binomialCount",
  soon: (...given) => countWithin(SOON, ...given),
  value: (...given) => countWithin(MOST, ...given),
});

/** The count, if it is less than so many; else below 0, where that is not the most. */
function countWithin(
  most: number,
  ...[stream, row, column, , [n, p], rows]: Parameters<Sample>
): Expr {
  const own = skippedTo(stream, indexOf(row, column, rows), COUNTED);
  const scale = e.log1p(e.neg(p!));
  let sum: Expr = e.const(0, "float64");
  let count: Expr = e.const(0, "int32");
  for (let i = 0; i < most; i++) {
    const u = uniformFromEnd(e.const(i, "int32"), own);
    sum = e.add(sum, e.ceil(e.div(e.log(u), scale)));
    count = e.add(count, e.cast(e.le(sum, n!), "int32"));
  }
  if (most === MOST) return e.cast(count, "float64");
  // Means that are surely large are not counted at all.
  const isLess = e.or(e.ge(e.mul(n!, p!), 2 * LARGE), e.gt(sum, n!));
  return e.cast(e.where(isLess, count, e.const(-1, "int32")), "float64");
}

/**
 * Transformed rejection: of uniform u and v, `⌊G(u)⌋` is accepted if v is below a bound, where G is near the inverse of the
 * distribution function.
 * Source: Hörmann, "The generation of binomial random variates" (1993), BTRS.
 */
const rejectionBinomialOp = /*@__PURE__*/ rejectionOp({
  name: "binomialRejection",
  attempts: ATTEMPTS,
  attempt(stream, number, index, [n, p]) {
    const own = skippedTo(stream, index, RESERVED);
    const first = e.mul(number, 2);
    const u = e.sub(uniformFromEnd(first, own), 0.5);
    const v = uniformFromEnd(e.add(first, 1), own);
    const shifted = e.sub(0.5, e.abs(u));

    const q = e.sub(1, p!);
    const deviation = e.sqrt(e.mul(e.mul(n!, p!), q));
    const b = e.add(e.mul(deviation, 2.53), 1.15);
    const a = e.add(e.add(e.mul(b, 0.0248), -0.0873), e.mul(p!, 0.01));
    const c = e.add(e.mul(n!, p!), 0.5);
    const k = e.floor(e.add(e.mul(e.add(e.div(e.mul(a, 2), shifted), b), u), c));
    const surely = e.and(e.ge(shifted, 0.07), e.le(v, e.sub(0.92, e.div(4.2, b))));
    const possible = e.and(e.ge(k, 0), e.le(k, n!));

    const alpha = e.mul(e.add(e.div(5.1, b), 2.83), deviation);
    const density = e.add(e.div(a, e.mul(shifted, shifted)), b);
    const left = e.log(e.div(e.mul(v, alpha), density));
    const odds = e.div(p!, q);
    const m = e.floor(e.mul(e.add(n!, 1), p!));
    const [restM, restK] = [e.add(e.sub(n!, m), 1), e.add(e.sub(n!, k), 1)];
    const logs = [
      e.mul(e.add(m, 0.5), e.log(e.div(e.add(m, 1), e.mul(odds, restM)))),
      e.mul(e.add(n!, 1), e.log(e.div(restM, restK))),
      e.mul(e.add(k, 0.5), e.log(e.div(e.mul(odds, restK), e.add(k, 1)))),
    ].reduce(e.add);
    const modes = e.add(stirlingTail(m), stirlingTail(e.sub(n!, m)));
    const tails = e.add(stirlingTail(k), stirlingTail(e.sub(n!, k)));
    const right = e.sub(e.add(logs, modes), tails);
    return {
      accepted: e.or(surely, e.and(possible, e.le(left, right))),
      value: e.max(e.min(k, n!), 0),
    };
  },
});

/** So many numbers of each pair of counts and probabilities. */
export function binomialSamples(
  stream: Tensor,
  shape: SamplerAttrs["shape"],
  [counts, probs]: readonly [Tensor, Tensor],
  dtype: DType,
): Tensor {
  // The rarer of success and failure is drawn.
  const often = greater(probs, 0.5);
  const rarer = where(often, subtract(1, probs), probs) as Tensor;
  const [n, p] = [counts, rarer].map((x) => cast(x, "float64")) as [Tensor, Tensor];
  const [few, many] = [countOp, rejectionBinomialOp].map((op) =>
    drawSamples(op, stream, shape, "float64", n, p),
  ) as [Tensor, Tensor];
  const large = greaterEqual(multiply(counts, rarer), LARGE);
  const drawn = where(large, many, few) as Tensor;
  return cast(where(often, subtract(n, drawn), drawn) as Tensor, dtype);
}
