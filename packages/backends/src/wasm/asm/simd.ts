// Instructions on 128-bit vectors, relaxed ones included (`Target` says whether the engine has those).
import { bytes, uleb, type Code } from "./code.ts";
import { bytesOf, i32 } from "./scalar.ts";

type V = Code<"v128">;
type Address = Code<"i32">;
type Scalar = "i32" | "i64" | "f32" | "f64";

const op = (n: number): string => "\xfd" + uleb(n);

const unary = (n: number) => {
  const text = op(n);
  return (a: V): V => (a + text) as V;
};
const binary = (n: number) => {
  const text = op(n);
  return (a: V, b: V): V => (a + b + text) as V;
};
const ternary = (n: number) => {
  const text = op(n);
  return (a: V, b: V, c: V): V => (a + b + c + text) as V;
};
const test = (n: number) => {
  const text = op(n);
  return (a: V): Code<"i32"> => (a + text) as Code<"i32">;
};
const shift = (n: number) => {
  const text = op(n);
  return (a: V, by: number | Code<"i32">): V =>
    (a + (typeof by === "number" ? i32.const(by) : by) + text) as V;
};
const splat = <T extends Scalar>(n: number) => {
  const text = op(n);
  return (a: Code<T>): V => (a + text) as V;
};
const extract = <T extends Scalar>(n: number) => {
  const text = op(n);
  return (a: V, lane: number): Code<T> => (a + text + bytes(lane)) as Code<T>;
};
const replace = <T extends Scalar>(n: number) => {
  const text = op(n);
  return (a: V, lane: number, x: Code<T>): V => (a + x + text + bytes(lane)) as V;
};
const load = (n: number) => {
  const text = op(n) + "\0";
  return (address: Address, offset = 0): V => (address + text + uleb(offset)) as V;
};
const loadLane = (n: number) => {
  const text = op(n) + "\0";
  return (address: Address, into: V, lane: number, offset = 0): V =>
    (address + into + text + uleb(offset) + bytes(lane)) as V;
};
const storeLane = (n: number) => {
  const text = op(n) + "\0";
  return (address: Address, from: V, lane: number, offset = 0): Code<"none"> =>
    (address + from + text + uleb(offset) + bytes(lane)) as Code<"none">;
};

const STORE = op(11) + "\0";
const CONST = op(12);
const SHUFFLE = op(13);
const constant = (array: { readonly buffer: ArrayBufferLike }): V => (CONST + bytesOf(array)) as V;
const four = (x: number): number[] => [x, x, x, x];

export const v128 = {
  load: load(0),
  load8x8S: load(1),
  load8x8U: load(2),
  load16x4S: load(3),
  load16x4U: load(4),
  load32x2S: load(5),
  load32x2U: load(6),
  load8Splat: load(7),
  load16Splat: load(8),
  load32Splat: load(9),
  load64Splat: load(10),
  load32Zero: load(0x5c),
  load64Zero: load(0x5d),
  load8Lane: loadLane(0x54),
  load16Lane: loadLane(0x55),
  load32Lane: loadLane(0x56),
  load64Lane: loadLane(0x57),
  store: (address: Address, value: V, offset = 0): Code<"none"> =>
    (address + value + STORE + uleb(offset)) as Code<"none">,
  store8Lane: storeLane(0x58),
  store16Lane: storeLane(0x59),
  store32Lane: storeLane(0x5a),
  store64Lane: storeLane(0x5b),
  constI32: (...x: readonly number[]): V =>
    constant(Int32Array.from(x.length === 1 ? four(x[0]!) : x)),
  constI64: (x: bigint): V => constant(BigInt64Array.from([x, x].map((y) => BigInt.asIntN(64, y)))),
  constF32: (x: number): V => constant(Float32Array.from(four(x))),
  constF64: (x: number): V => constant(Float64Array.from([x, x])),
  /** Bytes of both operands, by number: 0 to 15 of the first, 16 to 31 of the second. */
  shuffleBytes: (a: V, b: V, from: readonly number[]): V => (a + b + SHUFFLE + bytes(...from)) as V,
  /** 32-bit lanes of both operands, by number: 0 to 3 of the first, 4 to 7 of the second. */
  shuffle32: (a: V, b: V, lanes: readonly [number, number, number, number]): V =>
    v128.shuffleBytes(
      a,
      b,
      lanes.flatMap((l) => [4 * l, 4 * l + 1, 4 * l + 2, 4 * l + 3]),
    ),
  swizzle: binary(14),
  not: unary(0x4d),
  and: binary(0x4e),
  /** `a & ~b`. */
  andNot: binary(0x4f),
  or: binary(0x50),
  xor: binary(0x51),
  /** Bits of `a` where the mask has ones, of `b` where it has zeros. */
  bitselect: ternary(0x52),
  anyTrue: test(0x53),
};

export const i8x16 = {
  splat: splat<"i32">(15),
  extractS: extract<"i32">(0x15),
  extractU: extract<"i32">(0x16),
  eq: binary(0x23),
  bitmask: test(0x64),
  narrowI16x8S: binary(0x65),
  narrowI16x8U: binary(0x66),
};

export const i16x8 = {
  splat: splat<"i32">(16),
  extractS: extract<"i32">(0x18),
  extractU: extract<"i32">(0x19),
  extendLowI8x16S: unary(0x87),
  extendHighI8x16S: unary(0x88),
  extendLowI8x16U: unary(0x89),
  extendHighI8x16U: unary(0x8a),
  narrowI32x4S: binary(0x85),
  narrowI32x4U: binary(0x86),
};

export const i32x4 = {
  splat: splat<"i32">(17),
  extract: extract<"i32">(0x1b),
  replace: replace<"i32">(0x1c),
  eq: binary(0x37),
  ne: binary(0x38),
  ltS: binary(0x39),
  ltU: binary(0x3a),
  gtS: binary(0x3b),
  gtU: binary(0x3c),
  leS: binary(0x3d),
  leU: binary(0x3e),
  geS: binary(0x3f),
  geU: binary(0x40),
  abs: unary(0xa0),
  neg: unary(0xa1),
  allTrue: test(0xa3),
  bitmask: test(0xa4),
  extendLowI16x8S: unary(0xa7),
  extendHighI16x8S: unary(0xa8),
  extendLowI16x8U: unary(0xa9),
  extendHighI16x8U: unary(0xaa),
  shl: shift(0xab),
  shrS: shift(0xac),
  shrU: shift(0xad),
  add: binary(0xae),
  sub: binary(0xb1),
  mul: binary(0xb5),
  minS: binary(0xb6),
  minU: binary(0xb7),
  maxS: binary(0xb8),
  maxU: binary(0xb9),
  /** Sums of neighbouring products of 16-bit lanes. */
  dotI16x8S: binary(0xba),
  /** Out of range saturates, NaN gives 0. */
  truncSatF32x4S: unary(0xf8),
  truncSatF32x4U: unary(0xf9),
  /** Two lanes, and two zeros. */
  truncSatF64x2SZero: unary(0xfc),
  truncSatF64x2UZero: unary(0xfd),
};

export const i64x2 = {
  splat: splat<"i64">(18),
  extract: extract<"i64">(0x1d),
  replace: replace<"i64">(0x1e),
  abs: unary(0xc0),
  neg: unary(0xc1),
  allTrue: test(0xc3),
  bitmask: test(0xc4),
  extendLowI32x4S: unary(0xc7),
  extendHighI32x4S: unary(0xc8),
  extendLowI32x4U: unary(0xc9),
  extendHighI32x4U: unary(0xca),
  shl: shift(0xcb),
  shrS: shift(0xcc),
  shrU: shift(0xcd),
  add: binary(0xce),
  sub: binary(0xd1),
  mul: binary(0xd5),
  eq: binary(0xd6),
  ne: binary(0xd7),
  ltS: binary(0xd8),
  gtS: binary(0xd9),
  leS: binary(0xda),
  geS: binary(0xdb),
  /** Products of the low (high) two 32-bit lanes. */
  extmulLowI32x4S: binary(0xdc),
  extmulHighI32x4S: binary(0xdd),
  extmulLowI32x4U: binary(0xde),
  extmulHighI32x4U: binary(0xdf),
};

export const f32x4 = {
  splat: splat<"f32">(19),
  extract: extract<"f32">(0x1f),
  replace: replace<"f32">(0x20),
  eq: binary(0x41),
  ne: binary(0x42),
  lt: binary(0x43),
  gt: binary(0x44),
  le: binary(0x45),
  ge: binary(0x46),
  ceil: unary(0x67),
  floor: unary(0x68),
  trunc: unary(0x69),
  nearest: unary(0x6a),
  abs: unary(0xe0),
  neg: unary(0xe1),
  sqrt: unary(0xe3),
  add: binary(0xe4),
  sub: binary(0xe5),
  mul: binary(0xe6),
  div: binary(0xe7),
  min: binary(0xe8),
  max: binary(0xe9),
  /** `b < a ? b : a`: one instruction, where min and max are eight. */
  pmin: binary(0xea),
  /** `a < b ? b : a`. */
  pmax: binary(0xeb),
  convertI32x4S: unary(0xfa),
  convertI32x4U: unary(0xfb),
  /** Two lanes, and two zeros. */
  demoteF64x2Zero: unary(0x5e),
  /** `a · b + c`, rounded once or twice. */
  relaxedMadd: ternary(0x105),
  /** `c - a · b`, rounded once or twice. */
  relaxedNmadd: ternary(0x106),
};

export const f64x2 = {
  splat: splat<"f64">(20),
  extract: extract<"f64">(0x21),
  replace: replace<"f64">(0x22),
  eq: binary(0x47),
  ne: binary(0x48),
  lt: binary(0x49),
  gt: binary(0x4a),
  le: binary(0x4b),
  ge: binary(0x4c),
  ceil: unary(0x74),
  floor: unary(0x75),
  trunc: unary(0x7a),
  nearest: unary(0x94),
  abs: unary(0xec),
  neg: unary(0xed),
  sqrt: unary(0xef),
  add: binary(0xf0),
  sub: binary(0xf1),
  mul: binary(0xf2),
  div: binary(0xf3),
  min: binary(0xf4),
  max: binary(0xf5),
  pmin: binary(0xf6),
  pmax: binary(0xf7),
  /** Of the low two lanes. */
  convertLowI32x4S: unary(0xfe),
  convertLowI32x4U: unary(0xff),
  promoteLowF32x4: unary(0x5f),
  relaxedMadd: ternary(0x107),
  relaxedNmadd: ternary(0x108),
};
