// Conversions between dtypes, lane by lane; `castFunction` in core says what they mean.
import { DTYPES, isFloat, type DType } from "@gradtape/core";
import { f32, f32x4, f64, f64x2, i32x4, i64, i64x2, select, v128, type Code } from "./asm/index.ts";
import { decode, encode, laneOf } from "./lanes.ts";
import { isUnsigned, maskFor, wrap } from "./operators.ts";
import type { Vec, Vectors } from "./vectors.ts";

type V = Code<"v128">;

export function cast(v: Vectors, x: Vec, from: DType, to: DType): Vec {
  if (from === to) return isHalf(to) ? rounded(v, x, to) : x;
  if (to === "bool") return toBool(v, x, from);
  if (from === "bool") return fromBool(v, x, to);
  if (isFloat(to)) return toFloat(v, x, from, to);
  return isFloat(from) ? truncated(v, x, from, to) : betweenIntegers(v, x, from, to);
}

const isHalf = (dtype: DType): boolean => dtype === "float16" || dtype === "bfloat16";

const rounded = (v: Vectors, x: Vec, to: DType): Vec =>
  isHalf(to) ? decode(v, to, encode(v, to, x)) : x;

function toBool(v: Vectors, x: Vec, from: DType): Vec {
  switch (laneOf(from)) {
    case "f32":
      return v.do(f32x4.ne, x, v.f32(0));
    case "i32":
      return v.do(i32x4.ne, x, v.i32(0));
    case "f64":
      return narrow32(v, v.do(f64x2.ne, x, v.f64(0)));
    case "i64":
      return narrow32(v, v.do(i64x2.ne, x, v.i64(0n)));
  }
}

function fromBool(v: Vectors, x: Vec, to: DType): Vec {
  const one = {
    f32: () => v.f32(1),
    f64: () => v.f64(1),
    i32: () => v.i32(1),
    i64: () => v.i64(1n),
  };
  return v.do(v128.and, maskFor(v, to, x), one[laneOf(to)]());
}

/** The low halves of 64-bit lanes. */
const narrow32 = (v: Vectors, x: Vec): Vec =>
  v.narrow((low, high) => v128.shuffle32(low, high, [0, 2, 4, 6]), x);
const highHalf = (a: V): V => v128.shuffle32(a, a, [2, 3, 2, 3]);

function toFloat(v: Vectors, x: Vec, from: DType, to: DType): Vec {
  const unsigned = isUnsigned(from);
  switch (laneOf(from)) {
    case "f32":
      return to === "float64" ? v.promote(x) : rounded(v, x, to);
    case "f64":
      if (to === "float64") return x;
      return isHalf(to) ? rounded(v, demoteToOdd(v, x), to) : v.demote(x);
    case "i32": {
      const wide = (): Vec => {
        const convert = unsigned ? f64x2.convertLowI32x4U : f64x2.convertLowI32x4S;
        return v.widen(convert, (a) => convert(highHalf(a)), x);
      };
      if (to === "float64") return wide();
      if (isHalf(to)) return rounded(v, demoteToOdd(v, wide()), to);
      return v.do(unsigned ? f32x4.convertI32x4U : f32x4.convertI32x4S, x);
    }
    case "i64": {
      const convert = unsigned ? f64.convertI64U : f64.convertI64S;
      if (to === "float64") return v.each("i64", "f64", convert, x);
      if (to === "float32")
        return v.each("i64", "f32", unsigned ? f32.convertI64U : f32.convertI64S, x);
      return rounded(
        v,
        demoteToOdd(
          v,
          v.each("i64", "f64", (a) => convert(toOdd(a)), x),
        ),
        to,
      );
    }
  }
}

/** With the last of 53 bits telling that something was cut off, so that rounding it again rounds right. */
function toOdd(x: Code<"i64">): Code<"i64"> {
  const cut = i64.and(x, i64.const(0x7ff));
  const marked = i64.or(i64.and(x, i64.const(~0x7ffn)), i64.const(0x800));
  // Small ones are exact as they are.
  const isSmall = i64.ltU(i64.add(x, i64.const(1n << 52n)), i64.const(1n << 53n));
  return select(isSmall, x, select(i64.eqz(cut), x, marked));
}

/** The same for a double that becomes a float: towards zero, then the last bit set if it is not exact. */
function demoteToOdd(v: Vectors, x: Vec): Vec {
  const near = v.demote(x);
  const back = v.promote(near);
  const [size, nearSize] = [v.do(f64x2.abs, x), v.do(f64x2.abs, back)];
  const isOver = narrow32(v, v.do(f64x2.gt, nearSize, size));
  const isExact = narrow32(v, v.do(f64x2.eq, back, x));
  const isNan = v.do(f32x4.ne, near, near);
  const towardsZero = v.do(i32x4.add, near, isOver); // a mask is -1
  const odd = v.do(v128.or, towardsZero, v.i32(1));
  return v.select(v.do(v128.or, isExact, isNan), near, odd);
}

/** Towards zero; beyond the range the nearest in it, NaN is 0. */
function truncated(v: Vectors, x: Vec, from: DType, to: DType): Vec {
  const { bytes } = DTYPES[to];
  const unsigned = isUnsigned(to);
  const lane = laneOf(from) as "f32" | "f64";
  if (bytes === 8) {
    if (lane === "f32")
      return v.each("f32", "i64", unsigned ? i64.truncSatF32U : i64.truncSatF32S, x);
    return v.each("f64", "i64", unsigned ? i64.truncSatF64U : i64.truncSatF64S, x);
  }
  const whole = unsigned && bytes === 4;
  const made =
    lane === "f32"
      ? v.do(whole ? i32x4.truncSatF32x4U : i32x4.truncSatF32x4S, x)
      : v.narrow((low, high) => {
          const trunc = whole ? i32x4.truncSatF64x2UZero : i32x4.truncSatF64x2SZero;
          return v128.shuffle32(trunc(low), trunc(high), [0, 1, 4, 5]);
        }, x);
  if (bytes === 4) return made;
  const top = unsigned ? 2 ** (8 * bytes) - 1 : 2 ** (8 * bytes - 1) - 1;
  const bottom = unsigned ? 0 : -top - 1;
  return v.do(i32x4.maxS, v.do(i32x4.minS, made, v.i32(top)), v.i32(bottom));
}

/** The low bits, with the sign that they have there. */
function betweenIntegers(v: Vectors, x: Vec, from: DType, to: DType): Vec {
  const [a, b] = [laneOf(from), laneOf(to)];
  if (a === b) return wrap(v, to, x);
  if (b === "i32") return wrap(v, to, narrow32(v, x));
  return isUnsigned(from)
    ? v.widen(i64x2.extendLowI32x4U, i64x2.extendHighI32x4U, x)
    : v.widen(i64x2.extendLowI32x4S, i64x2.extendHighI32x4S, x);
}
