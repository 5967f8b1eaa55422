// Instructions on scalars. Alignment hints are left at one byte: they change nothing on any engine.
import { bytes, sleb, sleb64, uleb, type Code, type ValueType } from "./code.ts";

type V = ValueType;

const unary = <A extends V, R extends V>(...op: number[]) => {
  const text = bytes(...op);
  return (a: Code<A>): Code<R> => (a + text) as Code<R>;
};
const binary = <A extends V, R extends V>(op: number) => {
  const text = bytes(op);
  return (a: Code<A>, b: Code<A>): Code<R> => (a + b + text) as Code<R>;
};
/** Loads from `address + offset` bytes. */
const load = <R extends V>(op: number) => {
  const text = bytes(op, 0);
  return (address: Code<"i32">, offset = 0): Code<R> => (address + text + uleb(offset)) as Code<R>;
};
const store = <A extends V>(op: number) => {
  const text = bytes(op, 0);
  return (address: Code<"i32">, value: Code<A>, offset = 0): Code<"none"> =>
    (address + value + text + uleb(offset)) as Code<"none">;
};

const u = <T extends V>(op: number) => unary<T, T>(op);
const b = <T extends V>(op: number) => binary<T, T>(op);
const c = <T extends V>(op: number) => binary<T, "i32">(op);

/** The bytes of an array as they lie in memory. */
export const bytesOf = ({ buffer }: { readonly buffer: ArrayBufferLike }): string =>
  bytes(...new Uint8Array(buffer));

export const i32 = {
  const: (n: number): Code<"i32"> => ("\x41" + sleb(n)) as Code<"i32">,
  eqz: unary<"i32", "i32">(0x45),
  eq: c<"i32">(0x46),
  ne: c<"i32">(0x47),
  ltS: c<"i32">(0x48),
  ltU: c<"i32">(0x49),
  gtS: c<"i32">(0x4a),
  gtU: c<"i32">(0x4b),
  leS: c<"i32">(0x4c),
  leU: c<"i32">(0x4d),
  geS: c<"i32">(0x4e),
  geU: c<"i32">(0x4f),
  clz: u<"i32">(0x67),
  ctz: u<"i32">(0x68),
  popcnt: u<"i32">(0x69),
  add: b<"i32">(0x6a),
  sub: b<"i32">(0x6b),
  mul: b<"i32">(0x6c),
  divS: b<"i32">(0x6d),
  divU: b<"i32">(0x6e),
  remS: b<"i32">(0x6f),
  remU: b<"i32">(0x70),
  and: b<"i32">(0x71),
  or: b<"i32">(0x72),
  xor: b<"i32">(0x73),
  shl: b<"i32">(0x74),
  shrS: b<"i32">(0x75),
  shrU: b<"i32">(0x76),
  rotl: b<"i32">(0x77),
  extend8S: u<"i32">(0xc0),
  extend16S: u<"i32">(0xc1),
  wrapI64: unary<"i64", "i32">(0xa7),
  reinterpretF32: unary<"f32", "i32">(0xbc),
  truncSatF32S: unary<"f32", "i32">(0xfc, 0),
  truncSatF32U: unary<"f32", "i32">(0xfc, 1),
  truncSatF64S: unary<"f64", "i32">(0xfc, 2),
  truncSatF64U: unary<"f64", "i32">(0xfc, 3),
  load: load<"i32">(0x28),
  load8S: load<"i32">(0x2c),
  load8U: load<"i32">(0x2d),
  load16S: load<"i32">(0x2e),
  load16U: load<"i32">(0x2f),
  store: store<"i32">(0x36),
  store8: store<"i32">(0x3a),
  store16: store<"i32">(0x3b),
};

export const i64 = {
  const: (n: bigint | number): Code<"i64"> => ("\x42" + sleb64(BigInt(n))) as Code<"i64">,
  eqz: unary<"i64", "i32">(0x50),
  eq: c<"i64">(0x51),
  ne: c<"i64">(0x52),
  ltS: c<"i64">(0x53),
  ltU: c<"i64">(0x54),
  gtS: c<"i64">(0x55),
  gtU: c<"i64">(0x56),
  leS: c<"i64">(0x57),
  leU: c<"i64">(0x58),
  geS: c<"i64">(0x59),
  geU: c<"i64">(0x5a),
  clz: u<"i64">(0x79),
  ctz: u<"i64">(0x7a),
  add: b<"i64">(0x7c),
  sub: b<"i64">(0x7d),
  mul: b<"i64">(0x7e),
  divS: b<"i64">(0x7f),
  divU: b<"i64">(0x80),
  remS: b<"i64">(0x81),
  remU: b<"i64">(0x82),
  and: b<"i64">(0x83),
  or: b<"i64">(0x84),
  xor: b<"i64">(0x85),
  shl: b<"i64">(0x86),
  shrS: b<"i64">(0x87),
  shrU: b<"i64">(0x88),
  extendI32S: unary<"i32", "i64">(0xac),
  extendI32U: unary<"i32", "i64">(0xad),
  reinterpretF64: unary<"f64", "i64">(0xbd),
  truncSatF32S: unary<"f32", "i64">(0xfc, 4),
  truncSatF32U: unary<"f32", "i64">(0xfc, 5),
  truncSatF64S: unary<"f64", "i64">(0xfc, 6),
  truncSatF64U: unary<"f64", "i64">(0xfc, 7),
  load: load<"i64">(0x29),
  store: store<"i64">(0x37),
};

export const f32 = {
  const: (x: number): Code<"f32"> => ("\x43" + bytesOf(Float32Array.of(x))) as Code<"f32">,
  eq: c<"f32">(0x5b),
  ne: c<"f32">(0x5c),
  lt: c<"f32">(0x5d),
  gt: c<"f32">(0x5e),
  le: c<"f32">(0x5f),
  ge: c<"f32">(0x60),
  abs: u<"f32">(0x8b),
  neg: u<"f32">(0x8c),
  ceil: u<"f32">(0x8d),
  floor: u<"f32">(0x8e),
  trunc: u<"f32">(0x8f),
  nearest: u<"f32">(0x90),
  sqrt: u<"f32">(0x91),
  add: b<"f32">(0x92),
  sub: b<"f32">(0x93),
  mul: b<"f32">(0x94),
  div: b<"f32">(0x95),
  min: b<"f32">(0x96),
  max: b<"f32">(0x97),
  copysign: b<"f32">(0x98),
  convertI32S: unary<"i32", "f32">(0xb2),
  convertI32U: unary<"i32", "f32">(0xb3),
  convertI64S: unary<"i64", "f32">(0xb4),
  convertI64U: unary<"i64", "f32">(0xb5),
  demoteF64: unary<"f64", "f32">(0xb6),
  reinterpretI32: unary<"i32", "f32">(0xbe),
  load: load<"f32">(0x2a),
  store: store<"f32">(0x38),
};

export const f64 = {
  const: (x: number): Code<"f64"> => ("\x44" + bytesOf(Float64Array.of(x))) as Code<"f64">,
  eq: c<"f64">(0x61),
  ne: c<"f64">(0x62),
  lt: c<"f64">(0x63),
  gt: c<"f64">(0x64),
  le: c<"f64">(0x65),
  ge: c<"f64">(0x66),
  abs: u<"f64">(0x99),
  neg: u<"f64">(0x9a),
  ceil: u<"f64">(0x9b),
  floor: u<"f64">(0x9c),
  trunc: u<"f64">(0x9d),
  nearest: u<"f64">(0x9e),
  sqrt: u<"f64">(0x9f),
  add: b<"f64">(0xa0),
  sub: b<"f64">(0xa1),
  mul: b<"f64">(0xa2),
  div: b<"f64">(0xa3),
  min: b<"f64">(0xa4),
  max: b<"f64">(0xa5),
  copysign: b<"f64">(0xa6),
  convertI32S: unary<"i32", "f64">(0xb7),
  convertI32U: unary<"i32", "f64">(0xb8),
  convertI64S: unary<"i64", "f64">(0xb9),
  convertI64U: unary<"i64", "f64">(0xba),
  promoteF32: unary<"f32", "f64">(0xbb),
  reinterpretI64: unary<"i64", "f64">(0xbf),
  load: load<"f64">(0x2b),
  store: store<"f64">(0x39),
};

/** `size` bytes from `from` to `to`, which may overlap. */
export const memoryCopy = (to: Code<"i32">, from: Code<"i32">, size: Code<"i32">): Code<"none"> =>
  (to + from + size + "\xfc\x0a\0\0") as Code<"none">;
/** `size` bytes of one value. */
export const memoryFill = (to: Code<"i32">, byte: Code<"i32">, size: Code<"i32">): Code<"none"> =>
  (to + byte + size + "\xfc\x0b\0") as Code<"none">;
