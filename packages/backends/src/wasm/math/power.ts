// pow: of f32 by log and exp of doubles, of f64 with a logarithm of twice the precision.
import type { Vec, Vectors } from "../vectors.ts";
import { exp } from "./exponential.ts";
import { Floats } from "./floats.ts";
import { LN2, log, NORMAL } from "./logarithm.ts";

/** IEEE 754's pow, from what it is of the base's size. */
function ofSize(a: Floats, x: Vec, y: Vec, size: Vec, power: Vec): Vec {
  const one = a.constant(1);
  const half = a.mul(y, a.constant(0.5));
  const odd = a.and(a.eq(a.trunc(y), y), a.ne(a.trunc(half), half));
  const sign = a.and(a.and(x, odd), a.sign);
  const isOne = a.or(a.eq(y, a.constant(0)), a.eq(size, one));
  // A negative base to a power that is no integer; NaN is none, and gives NaN unless the base is 1.
  const invalid = a.and(
    a.and(a.lt(x, a.constant(0)), a.ne(a.trunc(y), y)),
    a.ne(size, a.constant(Infinity)),
  );
  const result = a.xor(a.select(isOne, one, power), sign);
  return a.select(invalid, a.constant(NaN), result);
}

export function pow32(v: Vectors, x: Vec, y: Vec): Vec {
  const a = new Floats(v, "f64");
  const [base, exponent] = [v.promote(x), v.promote(y)];
  const size = a.abs(base);
  const product = a.mul(exponent, log(a, size));
  // Far beyond f32's range, and well within f64's.
  const within = a.max(a.min(product, a.constant(500)), a.constant(-500));
  return v.demote(ofSize(a, base, exponent, size, exp(a, within)));
}

/** A sum of which the second is the smaller part. */
type Pair = readonly [Vec, Vec];

/** The sum of two numbers of which the first is not the smaller one (or 0), exactly. */
function sum(a: Floats, x: Vec, y: Vec): Pair {
  const high = a.add(x, y);
  return [high, a.sub(y, a.sub(high, x))];
}

/** A number as one of 26 bits, whose products with its like are exact, and one of 27. */
function split(a: Floats, x: Vec): Pair {
  const high = a.and(x, a.bits(-1n << 27n));
  return [high, a.sub(x, high)];
}

/** Of (log((1 + s) / (1 - s)) / s - 2 - 2 / 3 s²) / s⁴, in powers of s²: minimax for √½ to √2 of the logarithm's relative error, 2^-73. */
const LOG = [
  0.3999999999999998, 0.2857142857144385, 0.22222222217785237, 0.1818181884470542,
  0.153845583718194, 0.13336266915089148, 0.11675728081279077, 0.11982214493757247,
];
/** 2 / 3 as a double and what it lacks. */
const TWO_THIRDS = [2 / 3, 3.700743415417188e-17] as const;

/**
 * The logarithm of a positive finite number, with some 65 bits: `log((1 + s) / (1 - s))` of a quotient and its rest. No product is
 * taken to be exact that is not, whether fused or not.
 */
function logPair(a: Floats, x: Vec): Pair {
  const { least, raise } = NORMAL.f64;
  const denormal = a.lt(x, a.constant(least));
  const normal = a.select(denormal, a.mul(x, a.constant(2 ** raise)), x);
  const difference = a.subBits(normal, a.bitsOf(Math.SQRT1_2));
  const n = a.sub(a.exponentOf(difference), a.and(denormal, a.constant(raise)));
  const f = a.sub(a.subBits(normal, a.exponentBits(difference)), a.constant(1));

  // s = f / (2 + f)
  const [under, underRest] = sum(a, a.constant(2), f);
  const s = a.div(f, under);
  const [s1, s2] = split(a, s);
  const [under1, under2] = split(a, under);
  const left = a.sub(a.sub(a.sub(f, a.mul(s1, under1)), a.mul(s1, under2)), a.mul(s2, under));
  const sRest = a.div(a.sub(left, a.mul(s, underRest)), under);

  // 2 s + s z (2 / 3 + z q), z = s²
  const squareRest = a.add(a.mul(s2, a.add(s1, s)), a.mul(a.add(s, s), sRest));
  const [z, zRest] = sum(a, a.mul(s1, s1), squareRest);
  const [z1, zLow] = split(a, z);
  const z2 = a.add(zLow, zRest);
  const more = a.madd(a.polynomial(z, LOG), z, a.constant(TWO_THIRDS[1]));
  const [c, cRest] = sum(a, a.constant(TWO_THIRDS[0]), more);
  const [c1, c2] = split(a, c);
  const zc = a.add(a.mul(z1, c2), a.add(a.mul(z2, c), a.mul(z1, cRest)));
  const [w, wRest] = sum(a, a.mul(z1, c1), zc);
  const [w1, w2] = split(a, w);
  const cube = a.mul(s1, w1);
  const cubeRest = a.add(a.mul(s2, w1), a.add(a.mul(s, a.add(w2, wRest)), a.mul(sRest, w)));

  const [high, rest1] = sum(a, a.mul(n, a.constant(LN2.f64[0])), a.add(s, s));
  const [all, rest2] = sum(a, high, cube);
  const small = a.add(a.add(sRest, sRest), a.madd(n, a.constant(LN2.f64[1]), cubeRest));
  return sum(a, all, a.add(a.add(rest1, rest2), small));
}

export function pow64(v: Vectors, x: Vec, y: Vec): Vec {
  const a = new Floats(v, "f64");
  const size = a.abs(x);
  // Larger exponents do what these do, and would overflow on the way.
  const within = a.max(a.min(y, a.constant(2 ** 70)), a.constant(-(2 ** 70)));
  const [log, logRest] = logPair(a, size);
  const [y1, y2] = split(a, within);
  const [log1, log2] = split(a, log);
  const rest = a.add(a.mul(y1, log2), a.add(a.mul(y2, log), a.mul(within, logRest)));
  const [product, productRest] = sum(a, a.mul(y1, log1), rest);
  const good = a.and(a.gt(size, a.constant(0)), a.lt(size, a.constant(Infinity)));
  const power = v.unless(good, exp(a, product, productRest), () => {
    const zero = a.constant(0);
    const up = a.select(a.eq(size, zero), a.neg(y), y);
    const end = a.select(a.gt(up, zero), a.constant(Infinity), a.and(a.ne(up, up), up));
    return a.select(a.eq(size, size), end, size);
  });
  return ofSize(a, x, y, size, power);
}
