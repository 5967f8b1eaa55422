// What each scalar operator is in vector instructions, for each type of lane.
import {
  DTYPES,
  isFloat,
  type BinaryOperator,
  type CompareOperator,
  type DType,
  type UnaryOperator,
} from "@gradtape/core";
import { f32x4, f64x2, i32x4, i64x2, v128 } from "./asm/index.ts";
import { integerFunction, type IntegerOperator } from "./integers.ts";
import { isWide, laneOf } from "./lanes.ts";
import { binary32, binary64, float32, float64 } from "./math/index.ts";
import type { Vec, Vectors } from "./vectors.ts";

export const isUnsigned = (dtype: DType): boolean => DTYPES[dtype].kind === "uint";

/** Says that there is no code for something; then the kernel runs on the host. */
export class NoCode extends Error {}
const noCode = (what: string): never => {
  throw new NoCode(what);
};

/** Brings integers of 8 and 16 bits back into their range. */
export function wrap(v: Vectors, dtype: DType, x: Vec): Vec {
  const { kind, bytes } = DTYPES[dtype];
  if (bytes >= 4 || isFloat(dtype) || kind === "bool") return x;
  if (kind === "uint") return v.do(v128.and, x, v.i32(bytes === 1 ? 0xff : 0xffff));
  const by = 32 - 8 * bytes;
  return v.do((a) => i32x4.shrS(i32x4.shl(a!, by), by), x);
}

export function unary(v: Vectors, op: UnaryOperator, dtype: DType, x: Vec): Vec {
  const lane = laneOf(dtype);
  if (lane === "f32" || lane === "f64") return floatUnary(v, op, lane, x);
  if (dtype === "bool") return op === "not" ? v.do(v128.not, x) : noCode(`${op} of bool`);
  const is64 = lane === "i64";
  const ints = is64 ? i64x2 : i32x4;
  switch (op) {
    case "not":
      return wrap(v, dtype, v.do(v128.not, x));
    case "neg":
      return wrap(v, dtype, v.do(ints.neg, x));
    case "abs":
      return isUnsigned(dtype) ? x : wrap(v, dtype, v.do(ints.abs, x));
    case "sign": {
      const zero = is64 ? v.i64(0n) : v.i32(0);
      if (isUnsigned(dtype)) return v.do((a, b) => ints.neg(ints.ne(a!, b!)), x, zero);
      return v.do((a, b) => ints.sub(ints.ltS(a!, b!), ints.ltS(b!, a!)), x, zero);
    }
    default:
      return noCode(`${op} of ${dtype}`);
  }
}

function floatUnary(v: Vectors, op: UnaryOperator, lane: "f32" | "f64", x: Vec): Vec {
  const floats = lane === "f32" ? f32x4 : f64x2;
  const constant = (c: number): Vec => (lane === "f32" ? v.f32(c) : v.f64(c));
  switch (op) {
    case "neg":
    case "abs":
    case "floor":
    case "ceil":
    case "trunc":
    case "sqrt":
      return v.do(floats[op], x);
    case "round":
      return v.do(floats.nearest, x);
    case "rsqrt":
      return v.do(floats.div, constant(1), v.do(floats.sqrt, x));
    case "sign": {
      // Zeros and NaN stay what they are.
      const differs = v.do(
        (a, zero) => v128.or(floats.lt(a!, zero!), floats.gt(a!, zero!)),
        x,
        constant(0),
      );
      const signed = v.do(v128.or, constant(1), v.do(v128.and, x, constant(-0)));
      return v.select(differs, signed, x);
    }
    default: {
      const fn = (lane === "f32" ? float32 : float64)[op];
      return fn ? fn(v, x) : noCode(`${op} of floats`);
    }
  }
}

export function binary(v: Vectors, op: BinaryOperator, dtype: DType, x: Vec, y: Vec): Vec {
  const lane = laneOf(dtype);
  if (op === "and" || op === "or" || op === "xor") return v.do(v128[op], x, y);
  if (dtype === "bool") {
    if (op === "min") return v.do(v128.and, x, y);
    return op === "max" ? v.do(v128.or, x, y) : noCode(`${op} of bools`);
  }
  if (lane === "f32" || lane === "f64") return floatBinary(v, op, lane, x, y);
  const is64 = lane === "i64";
  switch (op) {
    case "add":
    case "sub":
    case "mul":
      return wrap(v, dtype, v.do((is64 ? i64x2 : i32x4)[op], x, y));
    case "min":
    case "max": {
      if (!is64) {
        const name = `${op}${isUnsigned(dtype) ? "U" : "S"}` as const;
        return v.do(i32x4[name], x, y);
      }
      const less = greater64(v, isUnsigned(dtype), y, x);
      return op === "min" ? v.select(less, x, y) : v.select(less, y, x);
    }
    case "floorDiv":
    case "floorMod":
    case "pow": {
      if (!is64 && op !== "pow") return wrap(v, dtype, divide(v, op, isUnsigned(dtype), x, y));
      const fn = integerFunction(v.library, op satisfies IntegerOperator, lane, isUnsigned(dtype));
      return wrap(
        v,
        dtype,
        v.each(lane, lane, (a, b) => fn.call(a as never, b as never) as never, x, y),
      );
    }
    default:
      return noCode(`${op} of ${dtype}`);
  }
}

/** Division of 32-bit integers, in float64: the floored quotient is exact. Dividing by 0 gives 0. */
function divide(v: Vectors, op: "floorDiv" | "floorMod", unsigned: boolean, x: Vec, y: Vec): Vec {
  const convert = unsigned ? f64x2.convertLowI32x4U : f64x2.convertLowI32x4S;
  const truncate = unsigned ? i32x4.truncSatF64x2UZero : i32x4.truncSatF64x2SZero;
  const wide = (a: Vec): Vec =>
    v.widen(convert, (b) => convert(v128.shuffle32(b, b, [2, 3, 2, 3])), a);
  const whole = v.do(f64x2.floor, v.do(f64x2.div, wide(x), wide(y)));
  let quotient = v.narrow(
    (low, high) => v128.shuffle32(truncate(low), truncate(high), [0, 1, 4, 5]),
    whole,
  );
  // The least integer has no counterpart: it is its own.
  if (!unsigned) quotient = v.select(v.do(i32x4.eq, y, v.i32(-1)), v.do(i32x4.neg, x), quotient);
  const result = op === "floorDiv" ? quotient : v.do(i32x4.sub, x, v.do(i32x4.mul, quotient, y));
  return v.do(v128.andNot, result, v.do(i32x4.eq, y, v.i32(0)));
}

function floatBinary(v: Vectors, op: BinaryOperator, lane: "f32" | "f64", x: Vec, y: Vec): Vec {
  const floats = lane === "f32" ? f32x4 : f64x2;
  switch (op) {
    case "add":
    case "sub":
    case "mul":
    case "div":
      return v.do(floats[op], x, y);
    case "min":
    case "max":
      if (x.splat === y.splat) return v.do(floats[op], x, y);
      return x.splat ? boundedBy(v, op, lane, y, x) : boundedBy(v, op, lane, x, y);
    case "floorDiv":
      return v.do(floats.floor, v.do(floats.div, x, y));
    default: {
      const fn = (lane === "f32" ? binary32 : binary64)[op];
      return fn ? fn(v, x, y) : noCode(`${op} of floats`);
    }
  }
}

/** An extreme of many values and one: what NaN and zeros of the one ask for is found once, for all registers. */
function boundedBy(v: Vectors, op: "min" | "max", lane: "f32" | "f64", x: Vec, bound: Vec): Vec {
  const floats = lane === "f32" ? f32x4 : f64x2;
  const ints = lane === "f32" ? i32x4 : i64x2;
  const minus = lane === "f32" ? v.f32(-0) : v.f64(-0);
  const isNan = v.do(floats.ne, bound, bound);
  if (op === "max") {
    const isZero = v.do(ints.eq, bound, v.do(v128.xor, minus, minus));
    // Nothing is less than 0 then.
    const sign = v.do(v128.and, isZero, minus);
    return v.do(
      (a, b, s, n) => v128.or(v128.andNot(floats.pmax(a!, b!), s!), n!),
      x,
      bound,
      sign,
      isNan,
    );
  }
  const sign = v.do(v128.and, v.do(ints.eq, bound, minus), minus);
  const bits = v.do(v128.or, isNan, sign);
  return v.do((a, b, s) => v128.or(floats.pmin(a!, b!), s!), x, bound, bits);
}

/** `x > y` in 64-bit lanes; unsigned ones are compared with their top bits turned. */
function greater64(v: Vectors, unsigned: boolean, x: Vec, y: Vec): Vec {
  if (!unsigned) return v.do(i64x2.gtS, x, y);
  const top = v.i64(-(1n << 63n));
  return v.do(i64x2.gtS, v.do(v128.xor, x, top), v.do(v128.xor, y, top));
}

/** A mask of 32-bit lanes. */
export function compare(v: Vectors, op: CompareOperator, dtype: DType, x: Vec, y: Vec): Vec {
  const lane = laneOf(dtype);
  if (lane === "f32") return v.do(f32x4[op], x, y);
  if (lane === "f64") return narrowMask(v, v.do(f64x2[op], x, y));
  // True is -1 in a mask.
  if (dtype === "bool") return v.do(i32x4[MASKED[op]], x, y);
  if (lane === "i32") {
    if (op === "eq" || op === "ne") return v.do(i32x4[op], x, y);
    return v.do(i32x4[`${op}${isUnsigned(dtype) ? "U" : "S"}` as const], x, y);
  }
  if (op === "eq" || op === "ne") return narrowMask(v, v.do(i64x2[op], x, y));
  const [a, b] = op === "gt" || op === "le" ? [x, y] : [y, x];
  const mask = greater64(v, isUnsigned(dtype), a, b);
  return narrowMask(v, op === "gt" || op === "lt" ? mask : v.do(v128.not, mask));
}
const MASKED = { eq: "eq", ne: "ne", lt: "gtS", le: "geS", gt: "ltS", ge: "leS" } as const;

export const narrowMask = (v: Vectors, mask: Vec): Vec =>
  v.narrow((low, high) => v128.shuffle32(low, high, [0, 2, 4, 6]), mask);

/** A mask for lanes of a dtype. */
export const maskFor = (v: Vectors, dtype: DType, mask: Vec): Vec =>
  isWide(laneOf(dtype)) ? v.widen(i64x2.extendLowI32x4S, i64x2.extendHighI32x4S, mask) : mask;
