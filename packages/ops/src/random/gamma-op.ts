// Gamma-distributed numbers of scale 1.
import { e, type Expr } from "@gradtape/core/internal";
import { standardNormal } from "./normal-op.ts";
import { unit } from "./random-op.ts";
import { indexOf, soonOp, type Sample } from "./sampler.ts";
import { RESERVED, skippedTo } from "./stream.ts";

/** Each is refused with a probability below 4.84 %, so all of them with one below 2⁻⁶⁰; then the number is `d`. */
const ATTEMPTS = 14;

/**
 * Marsaglia and Tsang's method: of a normal x and a uniform u, `d (1 + c x)³` is accepted if u is below a certain bound. Below
 * α = 1 it is done for α + 1, and the number multiplied by `b^(1/α)`, of one more uniform b. As TensorFlow does it, to the
 * order of the words: numbers come in pairs, each pair gets the next block when it is needed, and is used from its end.
 * Source: Marsaglia & Tsang, "A Simple Method for Generating Gamma Variables" (2000).
 */
export const gammaOp = /*@__PURE__*/ soonOp({
  name: "randomGamma",
  soon: (...given) => gammaWithin(1, ...given),
  value: (...given) => gammaWithin(ATTEMPTS, ...given),
});

/** The number that comes of so many attempts; below 0 where all of fewer than enough fail. */
function gammaWithin(
  count: number,
  ...[stream, row, column, , [param], rows]: Parameters<Sample>
): Expr {
  const alpha = e.cast(param!, "float64");
  const own = skippedTo(stream, indexOf(row, column, rows), RESERVED);
  const small = e.lt(alpha, 1);
  const d = e.add(alpha, e.where(small, e.const(2 / 3, "float64"), -1 / 3));
  const c = e.div(1 / 3, e.sqrt(d));

  // The next block, those of the current pairs, and how many numbers the pair of uniform ones has left.
  let free: Expr = e.const(0, "int32");
  let [normals, uniforms, left] = [free, free, free];
  const attempts: { accepted: Expr; v: Expr; next: Expr }[] = [];
  for (let t = 0; t < count; t++) {
    if (t % 2 === 0) [normals, free] = [free, e.add(free, 1)];
    const x = standardNormal(e.add(e.mul(normals, 2), 1 - (t % 2)), "float64", own);
    const root = e.add(e.mul(c, x), 1);
    const positive = e.gt(root, 0);
    const opens = e.and(positive, e.eq(left, 0));
    uniforms = e.where(opens, free, uniforms);
    free = e.add(free, e.cast(opens, "int32"));
    left = e.sub(e.where(opens, 2, left), e.cast(positive, "int32"));
    const u = unit(e.add(e.mul(uniforms, 2), left), "float64", own);
    const v = e.mul(e.mul(root, root), root);
    const xx = e.mul(x, x);
    const surely = e.lt(u, e.sub(1, e.mul(e.mul(xx, 0.0331), xx)));
    const bound = e.add(e.mul(xx, 0.5), e.mul(d, e.add(e.sub(1, v), e.log(v))));
    const [used, fresh] = [e.eq(left, 0), e.add(e.mul(free, 2), 1)];
    attempts.push({
      accepted: e.and(positive, e.or(surely, e.lt(e.log(u), bound))),
      v,
      next: e.where(used, fresh, e.sub(e.add(e.mul(uniforms, 2), left), 1)),
    });
  }
  const first = (of: "v" | "next", otherwise: Expr): Expr =>
    attempts.reduceRight((others, a) => e.where(a.accepted, a[of], others), otherwise);
  const result = e.mul(d, first("v", e.const(1, "float64")));
  const b = unit(first("next", free), "float64", own);
  const boosted = e.where(small, e.mul(result, e.pow(b, e.div(1, alpha))), result);
  const exponential = e.neg(e.log1p(e.neg(unit(e.const(1, "int32"), "float64", own))));
  const found =
    count < ATTEMPTS
      ? attempts.reduceRight(
          (others, a) => e.where(a.accepted, boosted, others),
          e.const(-1, "float64") as Expr,
        )
      : boosted;
  return e.where(e.eq(alpha, 1), exponential, found);
}
