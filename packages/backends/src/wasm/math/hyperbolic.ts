// Hyperbolic functions of f64 and their inverses.
import type { Vec } from "../vectors.ts";
import { exp, expm1 } from "./exponential.ts";
import type { Floats } from "./floats.ts";
import { log, log1p } from "./logarithm.ts";

/** `eˣ` is finite and normal up to here. */
const EXP_END = 708;
/** From here on the square's successor is the square. */
const SQUARE_END = 2 ** 28;

/** `e^size / 2` where it is about to overflow. */
function halfExp(a: Floats, size: Vec): Vec {
  const root = exp(a, a.mul(size, a.constant(0.5)));
  return a.mul(a.mul(root, a.constant(0.5)), root);
}

export function sinh(a: Floats, x: Vec): Vec {
  const size = a.abs(x);
  const near = a.lt(size, a.constant(EXP_END));
  const e = expm1(a, size);
  const twice = a.add(e, a.div(e, a.add(e, a.constant(1))));
  const y = a.v.unless(near, a.mul(twice, a.constant(0.5)), () => halfExp(a, size));
  return a.withSign(y, x);
}

export function cosh(a: Floats, x: Vec): Vec {
  const size = a.abs(x);
  const near = a.lt(size, a.constant(EXP_END));
  const half = a.constant(0.5);
  const e = exp(a, size);
  return a.v.unless(near, a.madd(e, half, a.div(half, e)), () => halfExp(a, size));
}

const logTwice = (a: Floats, x: Vec): Vec => a.add(log(a, x), a.constant(Math.LN2));

export function asinh(a: Floats, x: Vec): Vec {
  const size = a.abs(x);
  const one = a.constant(1);
  const square = a.mul(size, size);
  const more = a.div(square, a.add(one, a.sqrt(a.add(square, one))));
  const near = a.lt(size, a.constant(SQUARE_END));
  const y = a.v.unless(near, log1p(a, a.add(size, more)), () => logTwice(a, size));
  return a.withSign(y, x);
}

export function acosh(a: Floats, x: Vec): Vec {
  const more = a.sub(x, a.constant(1));
  const root = a.sqrt(a.mul(more, a.add(more, a.constant(2))));
  const near = a.lt(x, a.constant(SQUARE_END));
  const y = a.v.unless(near, log1p(a, a.add(more, root)), () => logTwice(a, x));
  return a.select(a.lt(x, a.constant(1)), a.constant(NaN), y);
}

export function atanh(a: Floats, x: Vec): Vec {
  const size = a.abs(x);
  const y = log1p(a, a.div(a.add(size, size), a.sub(a.constant(1), size)));
  return a.withSign(a.mul(y, a.constant(0.5)), x);
}
