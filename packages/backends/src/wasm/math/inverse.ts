// Inverse trigonometric functions of f64.
import type { Vec } from "../vectors.ts";
import type { Floats } from "./floats.ts";

/** Of (asin s / s - 1) / s², in powers of s²: minimax up to s = 1 / 2 of asin's relative error, 2^-59. */
const ASIN = [
  0.1666666666666676, 0.07499999999970809, 0.04464285717470041, 0.03038194269937522,
  0.02237221532481711, 0.017351604408935604, 0.0139809278946894, 0.011397916612973657,
  0.010786424206675343, 0.0036810640242926442, 0.02177367197317339, -0.02109878226395752,
  0.032694505185038754,
];
/** Of (atan t / t - 1) / t², in powers of t²: minimax up to √2 - 1 of atan's relative error, 2^-59. */
const ATAN = [
  -0.333333333333332, 0.19999999999953674, -0.14285714280184889, 0.11111110781975958,
  -0.09090897693672115, 0.0769205876177967, -0.06663084547256991, 0.05847728918451107,
  -0.050385100590382086, 0.0380427713534967, -0.017881797394425268,
];

/** π / 2 as a double and what it lacks. */
const RIGHT = [Math.PI / 2, 6.123233995736766e-17] as const;

/** asin of the smaller of |x| and √((1 - |x|) / 2), of which the larger is above 1 / 2; and whether it was the former. */
function asinPart(a: Floats, x: Vec): { part: Vec; size: Vec; small: Vec } {
  const half = a.constant(0.5);
  const size = a.abs(x);
  const small = a.lt(size, half);
  const square = a.select(small, a.mul(x, x), a.nmadd(half, size, half));
  const s = a.select(small, size, a.sqrt(square));
  const part = a.madd(a.mul(a.polynomial(square, ASIN), square), s, s);
  return { part, size, small };
}

export function asin(a: Floats, x: Vec): Vec {
  const { part, small } = asinPart(a, x);
  const rest = a.sub(a.add(part, part), a.constant(RIGHT[1]));
  const y = a.select(small, part, a.sub(a.constant(RIGHT[0]), rest));
  return a.withSign(y, x);
}

export function acos(a: Floats, x: Vec): Vec {
  const { part, small } = asinPart(a, x);
  const twice = a.add(part, part);
  const signed = a.withSign(part, x);
  const inner = a.sub(a.constant(RIGHT[0]), a.sub(signed, a.constant(RIGHT[1])));
  const negative = a.sub(a.constant(Math.PI), a.sub(twice, a.constant(2 * RIGHT[1])));
  return a.select(small, inner, a.select(a.lt(x, a.constant(0)), negative, twice));
}

/** The angle of a point with coordinates that are not negative, in [0, π / 2]. */
function angle(a: Floats, y: Vec, x: Vec): Vec {
  // By which of three rays it is near: a quotient below √2 - 1 remains.
  const limit = a.constant(Math.SQRT2 - 1);
  const low = a.le(y, a.mul(x, limit));
  const high = a.lt(x, a.mul(y, limit));
  const over = a.select(low, y, a.select(high, a.neg(x), a.sub(y, x)));
  const under = a.select(low, x, a.select(high, y, a.add(y, x)));
  const t = a.div(over, under);
  const z = a.mul(t, t);
  const share = a.select(high, a.constant(1), a.andNot(a.constant(0.5), low));
  const rest = a.madd(a.mul(a.polynomial(z, ATAN), z), t, a.mul(share, a.constant(RIGHT[1])));
  return a.madd(share, a.constant(RIGHT[0]), a.add(rest, t));
}

export const atan = (a: Floats, x: Vec): Vec => a.withSign(angle(a, a.abs(x), a.constant(1)), x);

export function atan2(a: Floats, y: Vec, x: Vec): Vec {
  const [tall, wide] = [a.abs(y), a.abs(x)];
  const larger = a.max(tall, wide);
  const good = a.and(a.lt(larger, a.constant(2 ** 1022)), a.gt(larger, a.constant(2 ** -1000)));
  const first = a.v.unless(good, angle(a, tall, wide), () => {
    // Of infinities only their directions count; a point in the origin is one on the axis.
    const infinite = a.eq(larger, a.constant(Infinity));
    const scale = a.select(a.gt(larger, a.constant(1)), a.constant(0.25), a.constant(2 ** 500));
    const far = (size: Vec): Vec =>
      a.select(
        infinite,
        a.and(a.eq(size, a.constant(Infinity)), a.constant(1)),
        a.mul(size, scale),
      );
    const origin = a.and(a.eq(larger, a.constant(0)), a.constant(1));
    const found = angle(a, far(tall), a.add(far(wide), origin));
    return a.select(a.eq(x, x), found, x);
  });
  const left = a.select(
    a.lessBits(x, a.bits(0n)),
    a.sub(a.constant(Math.PI), a.sub(first, a.constant(2 * RIGHT[1]))),
    first,
  );
  return a.withSign(left, y);
}
