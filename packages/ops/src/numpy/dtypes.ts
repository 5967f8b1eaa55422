// Dtypes by NumPy's names, constants, and what can be asked about dtypes.
import {
  DTYPES,
  DTypeError,
  integerRange,
  isInteger,
  type DType,
  type TensorLike,
} from "@gradtape/core";
import { knownDType } from "../create/known-dtype.ts";
import { commonDType, meetingDType } from "./operands.ts";

export const bool = "bool";
export const bool_ = "bool";
export const int8 = "int8";
export const uint8 = "uint8";
export const int16 = "int16";
export const uint16 = "uint16";
export const int32 = "int32";
export const uint32 = "uint32";
export const int64 = "int64";
export const uint64 = "uint64";
export const float16 = "float16";
export const float32 = "float32";
export const float64 = "float64";
export const complex64 = "complex64";
export const complex128 = "complex128";

export const pi = Math.PI;
export const e = Math.E;
export const eulerGamma = 0.5772156649015329;
export const inf = Infinity;
export const nan = NaN;
/** In `x.at(...)`, a new axis of size 1. */
export const newaxis = null;

/**
 * The smallest dtype that holds the values of both.
 *
 * @example
 * promoteTypes("int32", "float32") // => "float64"
 */
export const promoteTypes = (a: DType, b: DType): DType =>
  commonDType([knownDType("promoteTypes", a), knownDType("promoteTypes", b)]);

/**
 * The dtype in which arrays and numbers meet.
 *
 * @example
 * resultType(constant([1], { dtype: "int32" }), 0.5) // => "float64"
 */
export const resultType = (...xs: readonly TensorLike[]): DType => meetingDType("resultType", xs);

/**
 * Smallest and largest value of an integer dtype.
 *
 * @example
 * iinfo("int8") // => { min: -128n, max: 127n, bits: 8 }
 */
export function iinfo(dtype: DType): { min: bigint; max: bigint; bits: number } {
  const d = knownDType("iinfo", dtype);
  if (!isInteger(d))
    throw new DTypeError("iinfo", `takes integer dtypes, got ${d}: see finfo`, [d]);
  const [min, max] = integerRange(d);
  return { min, max, bits: 8 * DTYPES[d].bytes };
}

/** Bits of the fraction, and the largest exponent. */
const FLOATS: { readonly [D in string]?: readonly [number, number] } = {
  float16: [10, 15],
  bfloat16: [7, 127],
  float32: [23, 127],
  float64: [52, 1023],
};

/**
 * What a float dtype can hold: largest and smallest (most negative) number, smallest normal one, and the step above 1.
 *
 * @example
 * finfo("float32").eps // => 2 ** -23
 */
export function finfo(dtype: DType): {
  max: number;
  min: number;
  tiny: number;
  eps: number;
  bits: number;
} {
  const d = knownDType("finfo", dtype);
  const float = FLOATS[d];
  if (!float) throw new DTypeError("finfo", `takes float dtypes, got ${d}: see iinfo`, [d]);
  const [fraction, exponent] = float;
  const max = (2 - 2 ** -fraction) * 2 ** exponent;
  return {
    max,
    min: -max,
    tiny: 2 ** (1 - exponent),
    eps: 2 ** -fraction,
    bits: 8 * DTYPES[d].bytes,
  };
}
