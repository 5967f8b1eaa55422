// exp and what is made of it, for both float types.
import type { Vec } from "../vectors.ts";
import type { FloatType, Floats } from "./floats.ts";
import { LN2 } from "./logarithm.ts";

interface Constants {
  /** Of (eʳ - 1 - r) / r², in powers of r. */
  readonly exp: readonly number[];
  readonly expm1: readonly number[];
  /** Results of arguments that are no larger in size are normal. */
  readonly normal: number;
  /** Beyond them results are 0 and infinite. */
  readonly ends: readonly [low: number, high: number];
  /** Below it expm1 is -1. */
  readonly minusOne: number;
}

// Minimax over ±(ln 2) / 2 of the error relative to eʳ and to eʳ - 1: 2^-28 and 2^-31 in f32, 2^-57 in f64.
const CONSTANTS: { readonly [T in FloatType]: Constants } = {
  f32: {
    exp: [
      0.4999999403953552, 0.16666515171527863, 0.04166824370622635, 0.008369246497750282,
      0.0013817091239616275,
    ],
    expm1: [
      0.5, 0.1666666567325592, 0.04166646674275398, 0.008333642035722733, 0.0013935072347521782,
      0.00019665114814415574,
    ],
    normal: 87.3,
    ends: [-104.5, 89],
    minusOne: -18,
  },
  f64: {
    exp: [
      0.5000000000000011, 0.1666666666666643, 0.04166666666652562, 0.008333333333479947,
      0.001388888894496266, 0.000198412695460025, 2.480149157434205e-5, 2.7557539864463403e-6,
      2.7630846360150536e-7, 2.5019431061486726e-8,
    ],
    expm1: [
      0.5000000000000001, 0.1666666666666667, 0.04166666666664842, 0.008333333333327149,
      0.0013888888897397036, 0.0001984126987088285, 2.4801571065770984e-5, 2.7557259989177176e-6,
      2.757088739203732e-7, 2.5103536224650434e-8, 1.6766200552965627e-9,
    ],
    normal: 708,
    ends: [-746, 710],
    minusOne: -40,
  },
};

/** `x = n ln 2 + r`; n stands in the low bits. */
function reduce(a: Floats, x: Vec): { n: Vec; r: Vec } {
  const [high, low] = LN2[a.type];
  const n = a.madd(x, a.constant(Math.LOG2E), a.rounder);
  const whole = a.sub(n, a.rounder);
  const r = a.nmadd(whole, a.constant(low), a.nmadd(whole, a.constant(high), x));
  return { n, r };
}

function expReduced(a: Floats, r: Vec): Vec {
  return a.polynomial(r, [1, 1, ...CONSTANTS[a.type].exp]);
}

/** exp of `x`, or of `x + rest` for a rest that is so small that it matters only to the last digits. */
export function exp(a: Floats, x: Vec, rest?: Vec): Vec {
  const { normal, ends } = CONSTANTS[a.type];
  const near = (): Vec => {
    const { n, r } = reduce(a, x);
    return a.scale(expReduced(a, rest ? a.add(r, rest) : r), n);
  };
  return a.v.either(a.largerThan(x, normal), near, () => {
    const within = a.min(a.max(x, a.constant(ends[0])), a.constant(ends[1]));
    const { n, r } = reduce(a, within);
    const all = rest ? a.add(r, a.and(rest, a.eq(within, x))) : r;
    return a.scaleFar(expReduced(a, all), n);
  });
}

export function expm1(a: Floats, x: Vec): Vec {
  const { normal, minusOne } = CONSTANTS[a.type];
  const { n, r } = reduce(a, a.max(x, a.constant(minusOne)));
  const half = a.constant(0.5);
  // r / 2 + (1 / 2 + …) r: of a sum r + … r² the sign of a zero would be lost.
  const inner = a.madd(a.polynomial(r, CONSTANTS[a.type].expm1), r, half);
  const near = a.madd(inner, r, a.mul(half, r));
  const power = a.scale(a.bitsOf(1), n);
  // Subtracting 1 - 2ⁿ rather than adding the opposite keeps -0.
  const y = a.sub(a.mul(near, power), a.sub(a.constant(1), power));
  return a.v.unless(a.lt(x, a.constant(normal)), y, () => exp(a, x));
}

/** `E / (E + 2)` for `E = expm1(2 |x|)`: never above 1, and errors of E matter less the larger it is. */
export function tanh64(a: Floats, x: Vec): Vec {
  const size = a.min(a.abs(x), a.constant(ONE));
  const { n, r } = reduce(a, a.add(size, size));
  const near = a.madd(a.polynomial(r, CONSTANTS[a.type].expm1), a.mul(r, r), r);
  const power = a.scale(a.bitsOf(1), n);
  const y = a.madd(near, power, a.sub(power, a.constant(1)));
  return a.withSign(a.div(y, a.add(y, a.constant(2))), x);
}
/** Above it tanh is 1. */
const ONE = 20;

/** Of p / x and q in powers of x², where tanh x = 2pq / (p² + q²): minimax up to 9.02 of tanh's relative error, 2^-27. */
const TANH32 = {
  p: [0.5, 0.01488728541880846, 5.713515929528512e-5],
  q: [1, 0.11310786753892899, 0.0012066293274983764, 1.2293438658161904e-6],
  end: 9.02,
};

/** By way of `tanh(x / 2) = p / q`, of which errors matter less the larger it is; by one division and no exponential. */
export function tanh32(a: Floats, x: Vec): Vec {
  const { end } = TANH32;
  const within = a.min(a.max(x, a.constant(-end)), a.constant(end));
  const square = a.mul(within, within);
  const p = a.mul(a.polynomial(square, TANH32.p), within);
  const q = a.polynomial(square, TANH32.q);
  const y = a.div(a.mul(a.add(p, p), q), a.madd(p, p, a.mul(q, q)));
  return a.min(a.max(y, a.constant(-1)), a.constant(1));
}
