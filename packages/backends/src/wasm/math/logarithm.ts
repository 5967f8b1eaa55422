// log and log1p of both float types.
import type { Vec } from "../vectors.ts";
import type { Floats } from "./floats.ts";

/** ln 2: as many bits as leave products with exponents exact, and the rest. */
const LN2 = {
  f32: [0.693145751953125, 1.428606765330187e-6],
  f64: [0.693147180559663, 2.8235290563031577e-13],
} as const;

/** Of (log(1 + f) - f + f² / 2) / f³: minimax over √½ - 1 to √2 - 1 of the error relative to log(1 + f), 2^-27. */
const LOG32 = [
  0.3333333134651184, -0.250008225440979, 0.20001259446144104, -0.16623321175575256,
  0.14201033115386963, -0.13160042464733124, 0.12766075134277344, -0.07639148086309433,
];
/**
 * Of (log((1 + s) / (1 - s)) - 2 s) / s, in powers of s², from the second on.
 * Source: Sun Microsystems, FreeBSD msun, e_log.c.
 */
const LOG64 = [
  6.66666666666673513e-1, 3.9999999999409419087e-1, 2.857142874366239149e-1,
  2.222219843214978396e-1, 1.818357216161805012e-1, 1.531383769920937332e-1,
  1.479819860511658591e-1,
];

/** The smallest normal number and, for denormal ones, a power of two that makes them normal. */
const NORMAL = {
  f32: { least: 2 ** -126, raise: 24 },
  f64: { least: 2 ** -1022, raise: 54 },
} as const;

/** `log(1 + f) ± n ln 2`. Adding n times a negative number, for an n of +0, keeps -0. */
function logReduced(a: Floats, f: Vec, n: Vec, sign: 1 | -1): Vec {
  const [high, low] = LN2[a.type].map((x) => a.constant(sign * x)) as [Vec, Vec];
  const square = a.mul(f, f);
  const half = a.constant(0.5);
  if (a.type === "f32") {
    const p = a.mul(a.mul(a.polynomial(f, LOG32), f), square);
    return a.madd(n, high, a.add(f, a.nmadd(half, square, a.madd(n, low, p))));
  }
  const s = a.div(f, a.add(f, a.constant(2)));
  const z = a.mul(s, s);
  const r = a.mul(a.polynomial(z, LOG64), z);
  const halfSquare = a.mul(half, square);
  const rest = a.madd(n, low, a.mul(s, a.add(halfSquare, r)));
  return a.madd(n, high, a.sub(f, a.sub(halfSquare, rest)));
}

/** For positive normal numbers. */
function logNormal(a: Floats, x: Vec, raised = 0): Vec {
  const difference = a.subBits(x, a.bitsOf(Math.SQRT1_2));
  const n = a.exponentOf(difference);
  const m = a.subBits(x, a.exponentBits(difference));
  const f = a.sub(m, a.constant(1));
  return logReduced(a, f, raised ? a.sub(n, a.constant(raised)) : n, 1);
}

export function log(a: Floats, x: Vec): Vec {
  const { least, raise } = NORMAL[a.type];
  const width = a.type === "f32" ? 31n : 63n;
  // One signed comparison tells positive normal numbers from all others.
  const shift = (1n << width) - a.pattern(least);
  const good = a.lessBits(a.addBits(x, a.bits(shift)), a.bits(a.pattern(Infinity) + shift));
  return a.v.unless(good, logNormal(a, x), () => {
    const y = logNormal(a, a.mul(x, a.constant(2 ** raise)), raise);
    const positive = a.select(a.gt(x, a.constant(0)), y, a.constant(NaN));
    const special = a.select(a.eq(x, a.constant(0)), a.constant(-Infinity), positive);
    return a.select(a.eq(x, a.constant(Infinity)), x, special);
  });
}

export function log1p(a: Floats, x: Vec): Vec {
  const one = a.bitsOf(1);
  const most = a.type === "f32" ? 2 ** 126 : 2 ** 1022;
  const good = a.and(a.gt(x, a.constant(-1)), a.lt(x, a.constant(most)));
  // The scale comes from the rounded 1 + x; scaling 1 and x apart loses nothing.
  const difference = a.subBits(a.add(x, a.constant(1)), a.bitsOf(Math.SQRT1_2));
  const scale = a.subBits(one, a.exponentBits(difference));
  const f = a.sub(a.mul(x, scale), a.sub(a.constant(1), scale));
  return a.v.unless(good, logReduced(a, f, a.exponent(scale), -1), () => {
    const special = a.select(a.eq(x, a.constant(-1)), a.constant(-Infinity), a.constant(NaN));
    return a.select(a.gt(x, a.constant(0)), log(a, x), special);
  });
}
