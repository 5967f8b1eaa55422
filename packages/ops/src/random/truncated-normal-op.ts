// Standard normal numbers between -2 and 2.
import type { DType } from "@gradtape/core";
import { e, type Expr } from "@gradtape/core/internal";
import { randomOp, unit, unitWords, working } from "./random-op.ts";

/** `erf(√2)`: how likely a normal number is to lie between -2 and 2. */
const INSIDE = 0.9544997361036416;

/**
 * The inverse error function for |x| < 0.96, by a polynomial in `-ln(1 - x²)`, highest power first.
 * Source: Giles, "Approximating the erfinv function" (GPU Computing Gems, 2011), central branches.
 */
const ERFINV = {
  float32: {
    center: 2.5,
    powers: [
      2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 0.00021858087, -0.00125372503,
      -0.00417768164, 0.246640727, 1.50140941,
    ],
  },
  float64: {
    center: 3.125,
    powers: [
      -3.64441206401782e-21, -1.6850591381820166e-19, 1.28584807152564e-18, 1.1157877678025181e-17,
      -1.3331716628546209e-16, 2.0972767875968562e-17, 6.637638134358324e-15,
      -4.054566272975207e-14, -8.151934197605472e-14, 2.6335093153082323e-12,
      -1.2975133253453532e-11, -5.415412054294628e-11, 1.0512122733215323e-9, -4.112633980346984e-9,
      -2.9070369957882005e-8, 4.2347877827932404e-7, -1.3654692000834679e-6, -1.3882523362786469e-5,
      0.00018673420803405714, -0.000740702534166267, -0.006033670871430149, 0.24015818242558962,
      1.6536545626831027,
    ],
  },
};

function erfinv(x: Expr): Expr {
  const { center, powers } = ERFINV[x.dtype as keyof typeof ERFINV];
  const w = e.sub(e.neg(e.log(e.mul(e.sub(1, x), e.add(1, x)))), center);
  const [first, ...others] = powers;
  return e.mul(
    x,
    others.reduce((sum, c) => e.add(e.mul(sum, w), c), e.const(first!, x.dtype)),
  );
}

/** Half a step of `unit`: it moves [0, 1) to lie evenly in (0, 1). */
const halfStep = (dtype: DType): number => (dtype === "float64" ? 2 ** -53 : 2 ** -24);

/** `√2 · erfinv(erf(√2) · (2u - 1))` of a uniform number u: one for each element, where rejection would need ever more. */
export const truncatedNormalOp = /*@__PURE__*/ randomOp({
  name: "randomTruncatedNormal",
  words: unitWords,
  value(i, dtype) {
    const d = working(dtype);
    const centered = e.sub(e.mul(e.add(unit(i, d), halfStep(d)), 2), 1);
    return e.mul(erfinv(e.mul(centered, INSIDE)), Math.SQRT2);
  },
});
