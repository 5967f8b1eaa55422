// Complex arithmetic in real numbers: each operator as its real and imaginary part, so that backends know floats only.
// Zeros keep their signs, which say on which side of a branch cut a number lies.
import type { BinaryOperator, e as builders, Expr, UnaryOperator } from "./expr.ts";

/** A complex number in its parts. */
type Pair = readonly [re: Expr, im: Expr];

/** By the names of the operators; what is not here has no complex meaning. */
export interface ComplexOperators {
  /** `abs` gives a real number. */
  readonly unary: { readonly [K in UnaryOperator]?: (z: Expr) => Expr };
  readonly binary: { readonly [K in BinaryOperator]?: (x: Expr, y: Expr) => Expr };
}

/** From here on the inverse functions are their asymptotes: 1 is nothing beside z, and z² overflows in time. */
const FAR = 2 ** 53;

/** The operators, written with the builders that they are part of. */
export function complexOperators(e: typeof builders): ComplexOperators {
  const parts = (z: Expr): Pair => [e.re(z), e.im(z)];
  const timesI = ([a, b]: Pair): Pair => [e.neg(b), a];
  const overI = ([a, b]: Pair): Pair => [b, e.neg(a)];
  const joined = ([a, b]: Pair): Expr => e.complex(a, b);

  /** Also of -0. */
  const isNegative = (x: Expr): Expr => e.or(e.lt(x, 0), e.lt(e.div(1, x), 0));
  const withSignOf = (like: Expr, size: Expr): Expr => e.where(isNegative(like), e.neg(size), size);

  /** The larger and the smaller of two sizes, and their quotient, which is 1 for two zeros or infinities. */
  function bySize(x: Expr, y: Expr): { most: Expr; ratio: Expr } {
    const [a, b] = [e.abs(x), e.abs(y)];
    const [most, least] = [e.max(a, b), e.min(a, b)];
    return { most, ratio: e.where(e.eq(least, most), 1, e.div(least, most)) };
  }

  /** `√(x² + y²)` without overflow in between. */
  function hypot(x: Expr, y: Expr): Expr {
    const { most, ratio } = bySize(x, y);
    const infinite = e.or(e.isInf(x), e.isInf(y)); // whatever the other is
    return e.where(infinite, Infinity, e.mul(most, e.sqrt(e.add(e.mul(ratio, ratio), 1))));
  }

  /** `log √(x² + y²)`, which keeps what is small where the larger part is 1. */
  function logHypot(x: Expr, y: Expr): Expr {
    const { most, ratio } = bySize(x, y);
    return e.add(e.log(most), e.mul(e.log1p(e.mul(ratio, ratio)), 0.5));
  }

  /** By the larger part of the divisor. Source: Smith, "Algorithm 116: Complex division" (CACM 1962). */
  function divide([a, b]: Pair, [c, d]: Pair): Pair {
    const flat = e.ge(e.abs(c), e.abs(d));
    const [major, minor] = [e.where(flat, c, d), e.where(flat, d, c)];
    const even = e.eq(e.abs(minor), e.abs(major)); // two zeros or infinities have a quotient too
    const ratio = e.where(even, e.mul(e.sign(minor), e.sign(major)), e.div(minor, major));
    const under = e.add(major, e.mul(minor, ratio));
    const [p, q] = [e.where(flat, a, b), e.where(flat, b, a)];
    const cross = e.sub(q, e.mul(p, ratio));
    return [
      e.div(e.add(p, e.mul(q, ratio)), under),
      e.div(e.where(flat, cross, e.neg(cross)), under),
    ];
  }

  /** The root with a real part that is not negative: `√((|z| + |a|) / 2)` is the larger of its parts. */
  function sqrt([a, b]: Pair): Pair {
    const [x, y] = [e.mul(a, 0.125), e.mul(b, 0.125)]; // |z| would overflow
    const half = e.mul(e.sqrt(e.add(hypot(x, y), e.abs(x))), 2);
    const other = e.where(e.isInf(b), b, e.where(e.eq(half, 0), b, e.div(b, e.mul(half, 2))));
    const right = e.ge(a, 0);
    return [e.where(right, half, e.abs(other)), e.where(right, other, withSignOf(b, half))];
  }

  /** Parts that grow with `size`; the imaginary one of a real number stays 0, where `∞ · 0` would be NaN. */
  function exp([a, b]: Pair): Pair {
    const large = e.gt(a, a.dtype === "float64" ? 700 : 80); // the size alone may overflow: in two steps
    const size = e.exp(e.where(large, e.mul(a, 0.5), a));
    const again = e.where(large, size, 1);
    const scaled = (x: Expr): Expr => e.mul(e.mul(size, x), again);
    return [scaled(e.cos(b)), e.where(e.eq(b, 0), b, scaled(e.sin(b)))];
  }
  const sinh = ([a, b]: Pair): Pair => [
    e.mul(e.sinh(a), e.cos(b)),
    e.where(e.eq(b, 0), b, e.mul(e.cosh(a), e.sin(b))),
  ];
  const cosh = ([a, b]: Pair): Pair => [
    e.mul(e.cosh(a), e.cos(b)),
    e.where(e.eq(b, 0), e.mul(e.sign(a), b), e.mul(e.sinh(a), e.sin(b))),
  ];
  const log = ([a, b]: Pair): Pair => [logHypot(a, b), e.atan2(b, a)];

  // The next three: Kahan, "Branch cuts for complex elementary functions, or much ado about nothing's sign bit" (1987).

  function tanh([a, b]: Pair): Pair {
    const [t, s] = [e.tan(b), e.sinh(a)];
    const beta = e.add(e.mul(t, t), 1);
    const under = e.add(e.mul(beta, e.mul(s, s)), 1);
    const over = e.mul(e.mul(beta, e.sqrt(e.add(e.mul(s, s), 1))), s);
    const far = e.gt(e.abs(a), 20); // the real part is ±1, and s² overflows
    const tail = e.mul(e.mul(e.sin(b), e.cos(b)), e.mul(e.exp(e.mul(e.abs(a), -2)), 4));
    return [
      e.where(far, e.sign(a), e.div(over, under)),
      e.where(far, e.where(e.isInf(b), withSignOf(b, zeroOf(b)), tail), e.div(t, under)),
    ];
  }

  /** The roots of `1 - z` and `1 + z`. */
  const roots = ([a, b]: Pair): readonly [minus: Pair, plus: Pair] => [
    sqrt([e.sub(1, a), e.neg(b)]),
    sqrt([e.add(a, 1), b]),
  ];
  const isFar = ([a, b]: Pair): Expr => e.gt(e.max(e.abs(a), e.abs(b)), FAR);

  function asin(z: Pair): Pair {
    const [a, b] = z;
    const [[p, q], [r, s]] = roots(z);
    const far = isFar(z);
    return [
      e.atan2(a, e.where(far, e.abs(b), e.sub(e.mul(p, r), e.mul(q, s)))),
      e.where(
        far,
        withSignOf(b, e.add(logHypot(a, b), Math.LN2)),
        e.asinh(e.sub(e.mul(p, s), e.mul(q, r))),
      ),
    ];
  }

  function acos(z: Pair): Pair {
    const [a, b] = z;
    const [[p, q], [r, s]] = roots(z);
    const far = isFar(z);
    return [
      e.where(far, e.atan2(e.abs(b), a), e.mul(e.atan2(p, r), 2)),
      e.where(
        far,
        withSignOf(e.neg(b), e.add(logHypot(a, b), Math.LN2)),
        e.asinh(e.sub(e.mul(r, q), e.mul(s, p))),
      ),
    ];
  }

  /** `±i acos z`, on the side where the real part is not negative. */
  function acosh(z: Pair): Pair {
    const [re, im] = acos(z);
    return [e.abs(im), withSignOf(z[1], re)];
  }

  /** `¼ log1p(4x / ((1 - x)² + y²)) + ½ i atan2(2y, (1 - x)(1 + x) - y²)` for x ≥ 0; the real part is odd in x, the other even. */
  function atanh(z: Pair): Pair {
    const [a, b] = z;
    const [x, less] = [e.abs(a), e.sub(1, e.abs(a))];
    const square = e.mul(b, b);
    const near = e.mul(e.log1p(e.div(e.mul(x, 4), e.add(e.mul(less, less), square))), 0.25);
    const size = hypot(a, b);
    const [far, faint] = [isFar(z), e.where(e.isInf(size), 0, e.div(e.div(x, size), size))];
    const angle = e.atan2(e.mul(b, 2), e.sub(e.mul(less, e.add(x, 1)), square));
    return [
      withSignOf(a, e.where(far, faint, near)),
      e.where(far, withSignOf(b, e.const(Math.PI / 2, b.dtype)), e.mul(angle, 0.5)),
    ];
  }

  const zeroOf = (x: Expr): Expr => e.const(0, x.dtype);
  /** A function of pairs as one of expressions. */
  const of =
    (fn: (z: Pair) => Pair) =>
    (z: Expr): Expr =>
      joined(fn(parts(z)));
  /** `f(iz) / i`: the trigonometric function of a hyperbolic one, and the other way round. */
  const turned = (fn: (z: Pair) => Pair): ((z: Expr) => Expr) => of((z) => overI(fn(timesI(z))));

  const unary: ComplexOperators["unary"] = {
    neg: of(([a, b]) => [e.neg(a), e.neg(b)]),
    abs: (z) => hypot(...parts(z)),
    sign: of(([a, b]) => {
      const size = hypot(a, b);
      const over = (x: Expr): Expr => e.where(e.eq(size, 0), 0, e.div(x, size));
      return [over(a), over(b)];
    }),
    sqrt: of(sqrt),
    rsqrt: (z) => e.div(1, e.sqrt(z)),
    exp: of(exp),
    /** `(eᵃ - 1) cos b - 2 sin²(b / 2)`, which keeps what is small. */
    expm1: of(([a, b]) => {
      const [, im] = exp([a, b]);
      const half = e.sin(e.mul(b, 0.5));
      return [e.sub(e.mul(e.expm1(a), e.cos(b)), e.mul(e.mul(half, half), 2)), im];
    }),
    log: of(log),
    /** Near 0 `½ log1p(a (a + 2) + b²)`, which keeps what is small. */
    log1p: of(([a, b]) => {
      const near = e.lt(e.max(e.abs(a), e.abs(b)), 0.5);
      const excess = e.add(e.mul(a, e.add(a, 2)), e.mul(b, b));
      const [re, im] = log([e.add(a, 1), b]);
      return [e.where(near, e.mul(e.log1p(excess), 0.5), re), im];
    }),
    sin: turned(sinh),
    cos: of((z) => cosh(timesI(z))),
    tan: turned(tanh),
    asin: of(asin),
    acos: of(acos),
    atan: turned(atanh),
    sinh: of(sinh),
    cosh: of(cosh),
    tanh: of(tanh),
    asinh: turned(asin),
    acosh: of(acosh),
    atanh: of(atanh),
  };

  /** A real literal in a complex expression: it touches only what it must, so that zeros keep their signs and `0 · ∞` does not arise. */
  const isReal = (z: Expr): boolean => {
    const im = e.im(z);
    return im.op === "const" && im.value === 0;
  };

  const binary: ComplexOperators["binary"] = {
    add(x, y) {
      const [[a, b], [c, d]] = [parts(x), parts(y)];
      return e.complex(e.add(a, c), isReal(x) ? d : isReal(y) ? b : e.add(b, d));
    },
    sub(x, y) {
      const [[a, b], [c, d]] = [parts(x), parts(y)];
      return e.complex(e.sub(a, c), isReal(y) ? b : isReal(x) ? e.neg(d) : e.sub(b, d));
    },
    mul(x, y) {
      const [[a, b], [c, d]] = [parts(x), parts(y)];
      if (isReal(x)) return e.complex(e.mul(a, c), e.mul(a, d));
      if (isReal(y)) return e.complex(e.mul(a, c), e.mul(b, c));
      return e.complex(e.sub(e.mul(a, c), e.mul(b, d)), e.add(e.mul(a, d), e.mul(b, c)));
    },
    div(x, y) {
      const [a, b] = parts(x);
      if (isReal(y)) return e.complex(e.div(a, e.re(y)), e.div(b, e.re(y)));
      return joined(divide([a, b], parts(y)));
    },
    /** `e^(y log x)`; of 0 it is 0 for exponents with a positive real part and 1 for 0. */
    pow(x, y) {
      const none = e.const(NaN, x.dtype);
      const ofZero = e.where(
        e.gt(e.re(y), 0),
        0,
        e.where(e.eq(y, 0), 1, e.complex(e.re(none), e.re(none))),
      );
      return e.where(e.eq(x, 0), ofZero, e.exp(e.mul(y, e.log(x))));
    },
  };

  return { unary, binary };
}
