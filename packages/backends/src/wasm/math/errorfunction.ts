// The error function of both float types.
import type { Vec } from "../vectors.ts";
import { exp } from "./exponential.ts";
import type { Floats } from "./floats.ts";

/** Of -log2(1 - erf a) / a: minimax over 0 to 3.925 of erf's relative error, 2^-26. */
const LOG32 = [
  1.6279070377349854, 0.9184473752975464, 0.1482807993888855, -0.027651125565171242,
  -0.00018859468400478363, 0.002357776975259185, -0.0008864617557264864, 0.0001625053264433518,
  -1.2600426998687908e-5,
];
/** Of (2^u - 1) / u: minimax over ±1 / 2 of the relative error, 2^-28. */
const POWER32 = [
  0.6931471824645996, 0.24022650718688965, 0.0555039718747139, 0.009618093259632587,
  0.0013348022475838661, 0.0001544877450214699, 1.1457438631623518e-5,
];

/** `1 - 2^log2(1 - erf |x|)`: errors of the logarithm matter less the nearer the result is to 1. */
export function erf32(a: Floats, x: Vec): Vec {
  const size = a.min(a.abs(x), a.constant(3.925));
  const negative = LOG32.map((c) => -c);
  const log = a.mul(size, a.polynomialInTwo(size, a.mul(size, size), negative));
  const n = a.add(log, a.rounder);
  const u = a.sub(log, a.sub(n, a.rounder));
  const less = a.mul(u, a.polynomial(u, POWER32));
  const power = a.scale(a.bitsOf(1), n);
  return a.withSign(a.nmadd(less, power, a.sub(a.constant(1), power)), x);
}

/** Of erf x / x - 1, in powers of x²: minimax up to 1 of erf's relative error, 2^-56. */
const NEAR = [
  0.12837916709551256, -0.37612638903183343, 0.11283791670936952, -0.026866170641959716,
  0.005223977596743629, -0.0008548325485491439, 0.0001205528051357118, -1.4924465972086859e-5,
  1.6444154147586644e-6, -1.6184009110678225e-7, 1.3616709198551293e-8, -7.607650095169166e-10,
];
/** Of e^a² (1 - erf a) in powers of t = (2.2 a - 5.2) / (a + 2): minimax over 1 to 6 of erf's relative error, 2^-55. */
const FAR = [
  0.22142954022992783, -0.1618935680409493, 0.03856057042677092, -0.005588816277098847,
  0.00019713914876328474, 8.079200578364534e-5, -7.340853260504162e-6, -1.979124640250447e-6,
  1.661471930396864e-7, 7.467859057258322e-8, 3.534233807640214e-9, -7.638644897704163e-10,
];

/** Source of the change of variable: Schonfelder, Chebyshev Expansions for the Error and Related Functions (1978). */
export function erf64(a: Floats, x: Vec): Vec {
  const size = a.min(a.abs(x), a.constant(6));
  const square = a.mul(size, size);
  const near = a.madd(a.polynomial(square, NEAR), size, size);
  const change = a.madd(size, a.constant(2.2), a.constant(-5.2));
  const t = a.div(change, a.add(size, a.constant(2)));
  const far = a.nmadd(exp(a, a.neg(square)), a.polynomial(t, FAR), a.constant(1));
  return a.withSign(a.select(a.lt(size, a.constant(1)), near, far), x);
}
