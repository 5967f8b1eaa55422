import {
  type Both,
  type Elementwise,
  type Fit,
  type FloatDType,
  type TensorLike,
} from "@gradtape/core";
import { dispatch1, e, NONE, toTensors, type Expr } from "@gradtape/core/internal";
import { zerosLike } from "../create/zerosLike.ts";
import { elementwise } from "../define/elementwise.ts";

/** Bits of the significand, and the exponents of the smallest number and of the first power of 2 that is too large. */
const FORMATS: Readonly<
  Record<FloatDType, readonly [bits: number, least: number, beyond: number]>
> = {
  float16: [11, -24, 16],
  bfloat16: [8, -133, 128],
  float32: [24, -149, 128],
  float64: [53, -1074, 1024],
};

/**
 * The successor of a is what `a + u (1 + 2u) |a|` rounds to, u being half the distance from 1 to its successor; near the bottom of
 * the range distances are all alike, and a little above it a is scaled first.
 * Source: Rump, Zimmermann, Boldo & Melquiond, "Computing predecessor and successor in rounding to nearest" (BIT 2009).
 */
function step(a: Expr, up: Expr): Expr {
  const dtype = a.dtype as FloatDType;
  const [bits, least, beyond] = FORMATS[dtype];
  const unit = 2 ** -bits;
  const factor = unit * (1 + 2 * unit);
  const moved = (from: Expr, by: Expr): Expr => e.where(up, e.add(from, by), e.sub(from, by));
  const size = e.abs(a);
  const scaled = e.mul(a, 2 ** bits);
  const tiny = moved(a, e.const(2 ** least, dtype));
  const small = e.mul(e.rounded(moved(scaled, e.mul(factor, e.abs(scaled)))), unit);
  const largest = (2 - 2 * unit) * 2 ** (beyond - 1);
  const value = e.where(
    e.lt(size, 2 ** (least + bits)),
    // From below, 0 is -0.
    e.where(e.eq(tiny, 0), e.mul(a, 0), tiny),
    e.where(e.lt(size, 2 ** (least + 2 * bits)), small, moved(a, e.mul(factor, size))),
  );
  return e.where(e.isInf(a), e.mul(e.sign(a), largest), value);
}

const nextafterOp = /*@__PURE__*/ elementwise({
  name: "nextafter",
  arity: 2,
  accepts: "float",
  scalar: ([a, b]) => {
    const isNan = e.or(e.isNan(a), e.isNan(b));
    return e.where(isNan, e.add(a, b), e.where(e.eq(a, b), b, step(a, e.lt(a, b))));
  },
  grad: (_, g) => [() => g, () => zerosLike(g)],
});

/**
 * The next number of the dtype after a in the direction of b, element by element, with broadcasting.
 *
 * Shape: broadcast of both. Dtypes: floats, both the same; a JavaScript number takes the other's.
 * Gradient: `g` to a, zeros to b.
 *
 * @example
 * math.nextafter([1, 1], [2, 0]).arraySync() // => [1.0000001192092896, 0.9999999403953552]
 */
export function nextafter<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: Fit<B, Both<A, B>>,
): Elementwise<A, B>;
export function nextafter(a: TensorLike, b: TensorLike) {
  return dispatch1(nextafterOp, toTensors("nextafter", a, b), NONE);
}
