// Remainders with the divisor's sign, exact.
import {
  block,
  br,
  brIf,
  code,
  f64,
  get,
  i32,
  i64,
  leave,
  loop,
  set,
  v128,
  when,
  type Code,
  type Func,
  type Local,
} from "../asm/index.ts";
import type { Library, Vec, Vectors } from "../vectors.ts";
import { Floats } from "./floats.ts";

const c = i64.const;

/** JavaScript's `%`: a long division of the significands, 11 bits at a time. */
const remainder = (library: Library): Func<readonly ["f64", "f64"], "f64"> =>
  library.once("remainder", (module) =>
    module.func({ params: ["f64", "f64"], result: "f64" }, (frame, x, y) => {
      const [rest, divisor, left, exponent, step] = frame.locals(5, "i64") as [
        Local<"i64">,
        Local<"i64">,
        Local<"i64">,
        Local<"i64">,
        Local<"i64">,
      ];
      const size = (z: Local<"f64">): Code<"f64"> => f64.abs(get(z));
      /** The exponent as it is stored, and the significand that it scales. */
      const split = (z: Local<"f64">, stored: Local<"i64">, significand: Local<"i64">) => [
        set(significand, i64.reinterpretF64(size(z))),
        set(stored, i64.shrU(get(significand), c(52))),
        set(significand, i64.and(get(significand), c((1n << 52n) - 1n))),
        when(
          i64.eqz(get(stored)),
          set(stored, c(1)),
          set(significand, i64.or(get(significand), c(1n << 52n))),
        ),
      ];
      const answer = (value: Code<"f64">): Code<"none"> => code(value, leave());
      /** A power of two from an exponent that is not too large. */
      const power = (n: Code<"i64">): Code<"f64"> =>
        f64.reinterpretI64(i64.shl(i64.add(n, c(1023 - 537)), c(52)));
      const half = i64.shrU(get(exponent), c(1));
      return code(
        when(
          i32.eqz(i32.and(f64.lt(size(x), f64.const(Infinity)), f64.gt(size(y), f64.const(0)))),
          answer(f64.const(NaN)),
        ),
        when(f64.lt(size(x), size(y)), answer(get(x))),
        ...split(x, left, rest),
        ...split(y, exponent, divisor),
        set(left, i64.sub(get(left), get(exponent))),
        set(rest, i64.remU(get(rest), get(divisor))),
        block((exit) =>
          loop((again) =>
            code(
              brIf(exit, i64.eqz(get(left))),
              set(step, get(left)),
              when(i64.gtU(get(left), c(11)), set(step, c(11))),
              set(rest, i64.remU(i64.shl(get(rest), get(step)), get(divisor))),
              set(left, i64.sub(get(left), get(step))),
              br(again),
            ),
          ),
        ),
        // rest · 2^(exponent - 1075), in two steps so that both powers are normal.
        set(exponent, i64.sub(get(exponent), c(1))),
        f64.copysign(
          f64.mul(
            f64.mul(f64.convertI64U(get(rest)), power(half)),
            power(i64.sub(get(exponent), half)),
          ),
          get(x),
        ),
      );
    }),
  );

/** Gives a remainder with the dividend's sign the divisor's. */
function withDivisorsSign(a: Floats, r: Vec, y: Vec): Vec {
  const zero = a.constant(0);
  const differ = a.xor(a.lt(r, zero), a.lt(y, zero));
  return a.select(a.and(differ, a.ne(r, zero)), a.add(r, y), r);
}

export function floorMod64(v: Vectors, x: Vec, y: Vec): Vec {
  const fn = remainder(v.library);
  const r = v.each("f64", "f64", (a, b) => fn.call(a!, b!), x, y);
  return withDivisorsSign(new Floats(v, "f64"), r, y);
}

/** In doubles, where quotients below 2^28 are exact enough to be truncated and products with them exact. */
export function floorMod32(v: Vectors, x: Vec, y: Vec): Vec {
  const a = new Floats(v, "f64");
  const [dividend, divisor] = [v.promote(x), v.promote(y)];
  const quotient = a.trunc(a.div(dividend, divisor));
  const near = a.withSign(a.abs(a.nmadd(quotient, divisor, dividend)), dividend);
  const good = a.and(
    a.lt(a.abs(quotient), a.constant(2 ** 28)),
    a.lt(a.abs(divisor), a.constant(Infinity)),
  );
  const fn = remainder(v.library);
  const far = v.do(v128.not, good);
  const r = v.rare("f64", far, near, (p, q) => fn.call(p!, q!), dividend, divisor);
  return v.demote(withDivisorsSign(a, r, divisor));
}
