// The error function of both float types.
import type { Vec } from "../vectors.ts";
import { exp, expm1Near } from "./exponential.ts";
import type { Floats } from "./floats.ts";

/** Of -log(1 - erf a) / a: minimax over 0 to 3.925 of erf's relative error, 2^-24. */
const ERF32 = [
  1.128379225730896, 0.636614978313446, 0.10283347964286804, -0.019406506791710854,
  0.0003801868879236281, 0.0010668815812096, -0.00027785717975348234, 1.2235078429512214e-5,
  3.024252919203718e-6,
];

/** `-expm1(log(1 - erf |x|))`, whose errors matter less the nearer to 1. */
export function erf32(a: Floats, x: Vec): Vec {
  const size = a.min(a.abs(x), a.constant(3.925));
  const exponent = a.mul(
    size,
    a.polynomial(
      size,
      ERF32.map((c) => -c),
    ),
  );
  return a.withSign(a.abs(expm1Near(a, exponent)), x);
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
