// Elements of each dtype as lanes: how they are computed with, read from memory and written to it.
import { DTYPES, type DType } from "@gradtape/core";
import { numberToBfloat16, numberToFloat16 } from "@gradtape/core/internal";
import {
  f32,
  f32x4,
  f64,
  f64x2,
  get,
  i16x8,
  i32,
  i32x4,
  i64,
  i64x2,
  i8x16,
  v128,
  type Code,
} from "./asm/index.ts";
import type { LaneType, Vec, Vectors } from "./vectors.ts";

type V = Code<"v128">;
type Address = Code<"i32">;

/**
 * What an element is computed as. Floats of 16 bits are 32-bit floats, narrow integers 32-bit ones which are kept in their range,
 * and bools masks: 32 ones or zeros.
 */
export function laneOf(dtype: DType): LaneType {
  switch (dtype) {
    case "float64":
      return "f64";
    case "int64":
    case "uint64":
      return "i64";
    case "float16":
    case "bfloat16":
    case "float32":
      return "f32";
    default:
      return "i32";
  }
}

/** Whether lanes have 64 bits. */
export const isWide = (lane: LaneType): boolean => lane === "f64" || lane === "i64";

/** The dtypes that lanes can hold. */
export const hasLanes = (dtype: DType): boolean =>
  DTYPES[dtype].kind !== "string" && DTYPES[dtype].lanes === 1;

/** The lane type of elements as they lie in memory, halves and bools not yet decoded. */
const rawLane = (dtype: DType): LaneType =>
  dtype === "float16" || dtype === "bfloat16" ? "i32" : laneOf(dtype);

/** Four elements from `address + offset` on, as they lie. */
function loadRaw(dtype: DType, address: Address, offset: number): readonly V[] {
  switch (dtype) {
    case "int8":
      return [i32x4.extendLowI16x8S(i16x8.extendLowI8x16S(v128.load32Zero(address, offset)))];
    case "uint8":
    case "bool":
      return [i32x4.extendLowI16x8U(i16x8.extendLowI8x16U(v128.load32Zero(address, offset)))];
    case "int16":
      return [v128.load16x4S(address, offset)];
    case "uint16":
    case "float16":
    case "bfloat16":
      return [v128.load16x4U(address, offset)];
    default:
      return isWide(laneOf(dtype))
        ? [v128.load(address, offset), v128.load(address, offset + 16)]
        : [v128.load(address, offset)];
  }
}

/** One element as it lies. */
export function loadScalar(dtype: DType, address: Address): Code<LaneType> {
  switch (dtype) {
    case "int8":
      return i32.load8S(address);
    case "uint8":
    case "bool":
      return i32.load8U(address);
    case "int16":
      return i32.load16S(address);
    case "uint16":
    case "float16":
    case "bfloat16":
      return i32.load16U(address);
    case "float32":
      return f32.load(address);
    case "float64":
      return f64.load(address);
    case "int64":
    case "uint64":
      return i64.load(address);
    default:
      return i32.load(address);
  }
}

const SPLAT: { readonly [T in LaneType]: (x: never) => V } = {
  f32: f32x4.splat,
  f64: f64x2.splat,
  i32: i32x4.splat,
  i64: i64x2.splat,
};

/** Where a group of four neighbours begins: an address and what is added to it. */
export type Place = (group: number) => readonly [address: Address, offset: number];

/** Four elements a group, from an address on. */
export function loadRun(v: Vectors, dtype: DType, address: Address): Vec {
  const { bytes } = DTYPES[dtype];
  if (bytes !== 1 || v.groups % 4 !== 0)
    return loadVector(v, dtype, (group) => [address, 4 * group * bytes]);
  const [low16, high16, low32, high32] =
    dtype === "int8"
      ? ([
          i16x8.extendLowI8x16S,
          i16x8.extendHighI8x16S,
          i32x4.extendLowI16x8S,
          i32x4.extendHighI16x8S,
        ] as const)
      : ([
          i16x8.extendLowI8x16U,
          i16x8.extendHighI8x16U,
          i32x4.extendLowI16x8U,
          i32x4.extendHighI16x8U,
        ] as const);
  const all = v.build(v.groups / 4, false, (r) => v128.load(address, 16 * r));
  const halves = v.build(v.groups / 2, false, (r) =>
    (r % 2 === 0 ? low16 : high16)(get(all.registers[r >> 1]!)),
  );
  const raw = v.build(v.groups, false, (r) =>
    (r % 2 === 0 ? low32 : high32)(get(halves.registers[r >> 1]!)),
  );
  return decode(v, dtype, raw);
}

/** Four elements a group, each group from its place on. */
export function loadVector(v: Vectors, dtype: DType, place: Place): Vec {
  const parts = isWide(laneOf(dtype)) ? 2 : 1;
  const raw = v.build(v.groups * parts, false, (r) => {
    const [address, offset] = place(Math.floor(r / parts));
    return loadRaw(dtype, address, offset)[r % parts]!;
  });
  return decode(v, dtype, raw);
}

/** One element in every lane. */
export const loadSplat = (v: Vectors, dtype: DType, address: Address): Vec =>
  splatOf(v, dtype, loadScalar(dtype, address));

export const splatOf = (v: Vectors, dtype: DType, raw: Code<LaneType>): Vec =>
  decode(
    v,
    dtype,
    v.build(1, true, () => SPLAT[rawLane(dtype)](raw as never)),
  );

/** Elements each at an address of its own. */
export function loadLanes(v: Vectors, dtype: DType, address: (element: number) => Address): Vec {
  const lane = rawLane(dtype);
  const count = isWide(lane) ? 2 : 4;
  const insert = {
    f32: v128.load32Lane,
    i32: v128.load32Lane,
    f64: v128.load64Lane,
    i64: v128.load64Lane,
  }[lane];
  const whole = DTYPES[dtype].bytes >= 4;
  const raw = v.build((v.groups * 4) / count, false, (r) => {
    const first = r * count;
    let made: V = SPLAT[lane](loadScalar(dtype, address(first)) as never);
    for (let l = 1; l < count; l++)
      made = whole
        ? insert(address(first + l), made, l)
        : i32x4.replace(made, l, loadScalar(dtype, address(first + l)) as Code<"i32">);
    return made;
  });
  return decode(v, dtype, raw);
}

/** Elements as they lie, as what they are computed with. */
export function decode(v: Vectors, dtype: DType, raw: Vec): Vec {
  switch (dtype) {
    case "bool":
      return v.do(i32x4.ne, raw, v.i32(0));
    case "bfloat16":
      return v.do((x) => i32x4.shl(x!, 16), raw);
    case "float16": {
      // The exponent is off by 112; a product puts that right for denormals too. Infinity and NaN keep all ones.
      const size = v.do(v128.and, raw, v.i32(0x7fff));
      const moved = v.do((x) => i32x4.shl(x!, 13), size);
      const finite = v.do(f32x4.mul, moved, v.f32(2 ** 112));
      const special = v.do(v128.or, moved, v.i32(0x7f800000));
      const isSpecial = v.do(i32x4.gtS, size, v.i32(0x7bff));
      const sign = v.do((x) => i32x4.shl(x!, 16), v.do(v128.and, raw, v.i32(0x8000)));
      return v.do(v128.or, v.select(isSpecial, special, finite), sign);
    }
    default:
      return raw;
  }
}

/** What is computed with as elements lie: rounded to the nearest, ties to even; integers are in their range. */
export function encode(v: Vectors, dtype: DType, x: Vec): Vec {
  switch (dtype) {
    case "bool":
      return v.do(v128.and, x, v.i32(1));
    case "bfloat16": {
      const odd = v.do(
        v128.and,
        v.do((a) => i32x4.shrU(a!, 16), x),
        v.i32(1),
      );
      const rounded = v.do(i32x4.add, v.do(i32x4.add, x, v.i32(0x7fff)), odd);
      const isNan = v.do(f32x4.ne, x, x);
      const quiet = v.do(v128.or, x, v.i32(0x400000));
      return v.do((a) => i32x4.shrU(a!, 16), v.select(isNan, quiet, rounded));
    }
    case "float16": {
      const size = v.do(v128.and, x, v.i32(0x7fffffff));
      const sign = v.do(
        v128.and,
        v.do((a) => i32x4.shrU(a!, 16), x),
        v.i32(0x8000),
      );
      const odd = v.do(
        v128.and,
        v.do((a) => i32x4.shrU(a!, 13), size),
        v.i32(1),
      );
      const biased = v.do(i32x4.add, v.do(i32x4.add, size, v.i32(0xfff - (112 << 23))), odd);
      const normal = v.do((a) => i32x4.shrU(a!, 13), biased);
      // Adding a half leaves the denormal in the last bits.
      const denormal = v.do(i32x4.sub, v.do(f32x4.add, size, v.f32(0.5)), v.i32(0x3f000000));
      const isSmall = v.do(i32x4.ltS, size, v.i32(0x38800000));
      const finite = v.select(isSmall, denormal, normal);
      const isHuge = v.do(i32x4.geS, size, v.i32(0x47800000));
      const isNan = v.do(i32x4.gtS, size, v.i32(0x7f800000));
      const special = v.select(isNan, v.i32(0x7e00), v.i32(0x7c00));
      return v.do(v128.or, v.select(isHuge, special, finite), sign);
    }
    default:
      return x;
  }
}

/** Stores four elements a group from `address` on; `raw` is encoded. */
export function storeVector(v: Vectors, dtype: DType, raw: Vec, address: () => Address): void {
  const { bytes } = DTYPES[dtype];
  const register = (r: number): V => get(raw.registers[raw.splat ? 0 : r]!);
  if (bytes === 8) {
    for (let r = 0; r < 2 * v.groups; r++) v.emit(v128.store(address(), register(r), r * 16));
    return;
  }
  if (bytes === 1 && v.groups % 4 === 0) {
    // Elements are in their range: nothing is cut off.
    const isSigned = DTYPES[dtype].kind === "int";
    const half = isSigned ? i16x8.narrowI32x4S : i16x8.narrowI32x4U;
    const quarter = isSigned ? i8x16.narrowI16x8S : i8x16.narrowI16x8U;
    for (let g = 0; g < v.groups; g += 4) {
      const pair = (first: number): V => half(register(first), register(first + 1));
      v.emit(v128.store(address(), quarter(pair(g), pair(g + 2)), 4 * g));
    }
    return;
  }
  for (let g = 0; g < v.groups; g++) {
    if (bytes === 4) v.emit(v128.store(address(), register(g), g * 16));
    else {
      // The low bytes of each lane, put together.
      const picked = Array.from({ length: 16 }, (_, i) =>
        i < 4 * bytes ? 4 * Math.floor(i / bytes) + (i % bytes) : 0,
      );
      const packed = v128.shuffleBytes(register(g), register(g), picked);
      const store = bytes === 2 ? v128.store64Lane : v128.store32Lane;
      v.emit(store(address(), packed, 0, g * 4 * bytes));
    }
  }
}

/** Stores one element of an encoded value. */
export function storeLane(dtype: DType, raw: Vec, element: number, address: Address): Code<"none"> {
  const { bytes } = DTYPES[dtype];
  const perRegister = bytes === 8 ? 2 : 4;
  const register = raw.splat ? 0 : Math.floor(element / perRegister);
  const lane = raw.splat ? 0 : element % perRegister;
  const value = get(raw.registers[register]!);
  switch (bytes) {
    case 1:
      return v128.store8Lane(address, value, 4 * lane);
    case 2:
      return v128.store16Lane(address, value, 2 * lane);
    case 4:
      return v128.store32Lane(address, value, lane);
    default:
      return v128.store64Lane(address, value, lane);
  }
}

/** A constant as it lies in memory. */
export function rawConstant(dtype: DType, value: number | bigint): Code<LaneType> {
  if (dtype === "float16") return i32.const(numberToFloat16(Number(value)));
  if (dtype === "bfloat16") return i32.const(numberToBfloat16(Number(value)));
  switch (laneOf(dtype)) {
    case "f32":
      return f32.const(Number(value));
    case "f64":
      return f64.const(Number(value));
    case "i64":
      return i64.const(BigInt(value));
    case "i32":
      return i32.const(Number(value));
  }
}
