// Elements as they are stored, to and from the lanes that a contraction computes with.
import type { DType } from "@gradtape/core";
import { f32x4, f64x2, i16x8, i32x4, i8x16, v128, type Code } from "../asm/index.ts";
import type { Element } from "./arithmetic.ts";

type V = Code<"v128">;
type Address = Code<"i32">;

/** Loads as many elements as a register has lanes, widened. */
export type Widen = (address: Address) => V;

const widened = (bits: V): V => i32x4.shl(bits, 16);

/** A half's bits moved to where a float has them, and scaled: its exponent then has the float's bias. */
function halfToFloat(bits: V): V {
  const magnitude = (): V => i32x4.shl(v128.and(bits, v128.constI32(0x7fff)), 13);
  const scaled = f32x4.mul(magnitude(), v128.constF32(2 ** 112));
  const special = v128.and(
    i32x4.geS(magnitude(), v128.constI32(0x0f800000)),
    v128.constI32(0x7f800000),
  );
  const sign = i32x4.shl(v128.and(bits, v128.constI32(0x8000)), 16);
  return v128.or(v128.or(scaled, special), sign);
}

const WIDEN: { readonly [E in Element]: { readonly [D in DType]?: Widen } } = {
  f32: {
    float32: (at) => v128.load(at),
    float16: (at) => halfToFloat(v128.load16x4U(at)),
    bfloat16: (at) => widened(v128.load16x4U(at)),
  },
  f64: {
    float64: (at) => v128.load(at),
    float32: (at) => f64x2.promoteLowF32x4(v128.load64Zero(at)),
  },
  i32: {
    int32: (at) => v128.load(at),
    uint32: (at) => v128.load(at),
    int16: (at) => v128.load16x4S(at),
    uint16: (at) => v128.load16x4U(at),
    int8: (at) => i32x4.extendLowI16x8S(i16x8.extendLowI8x16S(v128.load32Zero(at))),
    uint8: (at) => i32x4.extendLowI16x8U(i16x8.extendLowI8x16U(v128.load32Zero(at))),
  },
};

export const widenOf = (dtype: DType, element: Element): Widen | undefined => WIDEN[element][dtype];

/** Whether elements are stored as the lanes that are computed with. */
export const isStoredAs = (dtype: DType, element: Element): boolean =>
  STORED[element].includes(dtype);
const STORED: { readonly [E in Element]: readonly DType[] } = {
  f32: ["float32"],
  f64: ["float64"],
  i32: ["int32", "uint32"],
};

/** The lanes of a register as elements to store, in its lowest bytes. `x` is written more than once. */
export type Narrow = (x: V) => V;

/**
 * To nearest, ties to even. Below 2^-14 the unit of a half is that of a float of exponent -1: an addition rounds.
 * Source: Giesen, "Half to float done quick" and its reverse (2012).
 */
function floatToHalf(x: V): V {
  const magnitude = v128.and(x, v128.constI32(0x7fffffff));
  const odd = v128.and(i32x4.shrU(magnitude, 13), v128.constI32(1));
  const normal = i32x4.shrU(
    i32x4.add(i32x4.add(magnitude, v128.constI32(0xfff - (112 << 23))), odd),
    13,
  );
  const small = i32x4.sub(f32x4.add(magnitude, v128.constF32(0.5)), v128.constF32(0.5));
  const special = v128.bitselect(
    v128.constI32(0x7e00),
    v128.constI32(0x7c00),
    i32x4.gtS(magnitude, v128.constI32(0x7f800000)),
  );
  const finite = v128.bitselect(small, normal, i32x4.ltS(magnitude, v128.constI32(0x38800000)));
  const bits = v128.bitselect(special, finite, i32x4.geS(magnitude, v128.constI32(0x47800000)));
  return v128.or(bits, v128.and(i32x4.shrU(x, 16), v128.constI32(0x8000)));
}

function floatToBfloat(x: V): V {
  const odd = v128.and(i32x4.shrU(x, 16), v128.constI32(1));
  const rounded = i32x4.shrU(i32x4.add(i32x4.add(x, v128.constI32(0x7fff)), odd), 16);
  return v128.bitselect(v128.constI32(0x7fc0), rounded, f32x4.ne(x, x));
}

/** 32-bit lanes below 2^16 side by side. */
const words = (x: V): V => i16x8.narrowI32x4U(x, x);
const lowWords = (x: V): V => words(v128.and(x, v128.constI32(0xffff)));
const lowBytes = (x: V): V => {
  const low = words(v128.and(x, v128.constI32(0xff)));
  return i8x16.narrowI16x8U(low, low);
};

const NARROW: { readonly [E in Element]: { readonly [D in DType]?: Narrow } } = {
  f32: {
    float32: (x) => x,
    float16: (x) => words(floatToHalf(x)),
    bfloat16: (x) => words(floatToBfloat(x)),
  },
  f64: { float64: (x) => x, float32: f32x4.demoteF64x2Zero },
  i32: {
    int32: (x) => x,
    uint32: (x) => x,
    int16: lowWords,
    uint16: lowWords,
    int8: lowBytes,
    uint8: lowBytes,
  },
};

export const narrowOf = (dtype: DType, element: Element): Narrow | undefined =>
  NARROW[element][dtype];
