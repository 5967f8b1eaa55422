// What each scalar operator computes, in JavaScript: numbers, bigints for 64-bit integers, 0 and 1 for bools.
// The interpreter and every backend that runs on the host use these; others are held to them by the conformance suite.
import { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16 } from "./half.ts";
import { DTYPES, isBig, isFloat, type DType } from "./dtype.ts";
import type { BinaryOperator, CompareOperator, PredicateOperator, UnaryOperator } from "./expr.ts";

export type Value = number | bigint;

/** Rounds half to even. */
export function roundEven(x: number): number {
  const r = Math.round(x);
  return r - x === 0.5 && r % 2 !== 0 ? r - 1 : r;
}

/** Remainder with the divisor's sign. */
export function floorMod(x: number, y: number): number {
  const r = x % y;
  return r !== 0 && r < 0 !== y < 0 ? r + y : r;
}

/** IEEE 754's pow: JavaScript's differs where the base is ±1 and the exponent infinite or NaN. */
export function pow(x: number, y: number): number {
  if (x === 1 || (x === -1 && (y === Infinity || y === -Infinity))) return 1;
  return Math.pow(x, y);
}

/** Integer power, wrapping; a negative exponent gives 0 unless the base is ±1. */
export function intPow(x: number, y: number): number {
  if (y < 0) return x === 1 ? 1 : x === -1 ? (y % 2 === 0 ? 1 : -1) : 0;
  let result = 1;
  for (let base = x, n = y; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = Math.imul(result, base);
    base = Math.imul(base, base);
  }
  return result;
}

function bigPow(x: bigint, y: bigint): bigint {
  if (y < 0n) return x === 1n ? 1n : x === -1n ? (y % 2n === 0n ? 1n : -1n) : 0n;
  let result = 1n;
  for (let base = x, n = y; n > 0n; n >>= 1n) {
    if (n & 1n) result = BigInt.asIntN(64, result * base);
    base = BigInt.asIntN(64, base * base);
  }
  return result;
}

export const rsqrt = (x: number): number => 1 / Math.sqrt(x);

/** Of `erf(x) / x - 1`, in powers of x²: `2 / √π · (-1)ⁿ / (n! · (2n + 1))`, from the last on. */
const ERF_SERIES = [
  -9.063970842808673e-17, 1.6342614095367152e-15, -2.7835162072109215e-14, 4.4632242632864775e-13,
  -6.7113668551641105e-12, 9.422759064650411e-11, -1.2290555301717928e-9, 1.4807192815879218e-8,
  -1.6365844691234924e-7, 1.6462114365889248e-6, -1.492565035840625e-5, 0.00012055332981789664,
  -0.0008548327023450853, 0.005223977625442188, -0.026866170645131252, 0.11283791670955126,
  -0.37612638903183754, 0.1283791670955126,
];
/** Of `e^x² · erfc(x)` for x from 1 to 6, in powers of `t = (2.2 x - 5.2) / (x + 2)`, from the last on: its Chebyshev expansion. */
const ERFC_SERIES = [
  -4.768762673351584e-13, 1.8387975053360618e-11, 7.46844869131507e-11, -2.6260844505113417e-10,
  -2.6250035432507722e-9, -5.937584299614852e-10, 7.005371491880312e-8, 1.6350178932803755e-7,
  -1.979561974691787e-6, -7.340518553134352e-6, 8.079220428770654e-5, 0.0001971391778048136,
  -0.005588816281841378, 0.03856057042517876, -0.16189356804102495, 0.22142954022993183,
];

/**
 * The error function, to the last digit or the one before: near 0 its series, further out a polynomial for erfc.
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.5; Schonfelder, Chebyshev Expansions for the Error and
 * Related Functions (1978), for the change of variable.
 */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a < 1) return x + x * polynomial(ERF_SERIES, a * a);
  if (!(a < 6)) return Math.sign(x);
  const series = polynomial(ERFC_SERIES, (2.2 * a - 5.2) / (a + 2));
  return Math.sign(x) * (1 - Math.exp(-a * a) * series);
}

function polynomial(coefficients: readonly number[], x: number): number {
  let y = 0;
  for (let i = 0; i < coefficients.length; i++) y = y * x + coefficients[i]!;
  return y;
}

/** High 32 bits of an unsigned 32 × 32 product, as an int32. */
function mulHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = (Math.imul(a1, b0) >>> 0) + (Math.imul(a0, b0) >>> 16);
  const low = (Math.imul(a0, b1) >>> 0) + (middle & 0xffff);
  return (Math.imul(a1, b1) + (middle >>> 16) + (low >>> 16)) | 0;
}

// The block that was asked for last: kernels ask for its four words one after the other.
const block = { k0: 0, k1: 0, c0: NaN, c1: 0, c2: 0, c3: 0, words: new Uint32Array(4) };

/** Lane `position % 4` of Philox4x32-10; see `e.philox`. */
export function philox(
  position: number,
  k0: number,
  k1: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
): number {
  const low = (c0 >>> 0) + (position >>> 2);
  c0 = low | 0;
  if (low > 0xffffffff && (c1 = (c1 + 1) | 0) === 0 && (c2 = (c2 + 1) | 0) === 0) c3 = (c3 + 1) | 0;
  const b = block;
  if (c0 !== b.c0 || c1 !== b.c1 || c2 !== b.c2 || c3 !== b.c3 || k0 !== b.k0 || k1 !== b.k1) {
    fillBlock(k0, k1, c0, c1, c2, c3);
    b.k0 = k0;
    b.k1 = k1;
    b.c0 = c0;
    b.c1 = c1;
    b.c2 = c2;
    b.c3 = c3;
  }
  return b.words[position & 3]!;
}

function fillBlock(k0: number, k1: number, x0: number, x1: number, x2: number, x3: number): void {
  for (let round = 0; round < 10; round++) {
    const h0 = mulHigh(0xd2511f53, x0);
    const l0 = Math.imul(0xd2511f53, x0);
    const h1 = mulHigh(0xcd9e8d57, x2);
    const l1 = Math.imul(0xcd9e8d57, x2);
    x0 = h1 ^ x1 ^ k0;
    x1 = l1;
    x2 = h0 ^ x3 ^ k1;
    x3 = l0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  const { words } = block;
  words[0] = x0;
  words[1] = x1;
  words[2] = x2;
  words[3] = x3;
}

const floatUnary: { readonly [K in UnaryOperator]: (x: number) => number } = {
  neg: (x) => -x,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundEven,
  trunc: Math.trunc,
  sqrt: Math.sqrt,
  rsqrt,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  erf,
  not: (x) => ~x,
};

const floatBinary: { readonly [K in BinaryOperator]: (x: number, y: number) => number } = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  floorDiv: (x, y) => Math.floor(x / y),
  floorMod,
  pow,
  atan2: Math.atan2,
  min: Math.min,
  max: Math.max,
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  xor: (x, y) => x ^ y,
};

const bigBinary: Partial<{ readonly [K in BinaryOperator]: (x: bigint, y: bigint) => bigint }> = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  floorDiv: (x, y) => (y === 0n ? 0n : (x - floorModBig(x, y)) / y),
  floorMod: (x, y) => (y === 0n ? 0n : floorModBig(x, y)),
  pow: bigPow,
  min: (x, y) => (x < y ? x : y),
  max: (x, y) => (x > y ? x : y),
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  xor: (x, y) => x ^ y,
};
const floorModBig = (x: bigint, y: bigint): bigint => ((x % y) + y) % y;

const bigUnary: Partial<{ readonly [K in UnaryOperator]: (x: bigint) => bigint }> = {
  neg: (x) => -x,
  abs: (x) => (x < 0n ? -x : x),
  sign: (x) => (x > 0n ? 1n : x < 0n ? -1n : 0n),
  not: (x) => ~x,
};

/** Brings a result into its dtype's range: integers wrap, floats stay as they are (they are rounded when stored or cast). */
export function wrapperOf(dtype: DType): (x: Value) => Value {
  const { kind, bytes } = DTYPES[dtype];
  const bits = bytes * 8;
  if (dtype === "int64") return (x) => BigInt.asIntN(64, x as bigint);
  if (dtype === "uint64") return (x) => BigInt.asUintN(64, x as bigint);
  if (kind === "int") return (x) => ((x as number) << (32 - bits)) >> (32 - bits);
  if (kind === "uint") return (x) => ((x as number) << (32 - bits)) >>> (32 - bits);
  return (x) => x;
}

export function unaryFunction(op: UnaryOperator, dtype: DType): (x: Value) => Value {
  if (op === "not" && dtype === "bool") return (x) => (x ? 0 : 1);
  const fn = (isBig(dtype) ? bigUnary[op] : floatUnary[op]) as ((x: Value) => Value) | undefined;
  if (!fn) throw new Error(`This is a bug in Gradtape: scalar ${op} of ${dtype}`);
  if (isFloat(dtype)) return fn;
  const wrap = wrapperOf(dtype);
  return (x) => wrap(fn(x));
}

export function binaryFunction(op: BinaryOperator, dtype: DType): (x: Value, y: Value) => Value {
  const integer = !isFloat(dtype) && !isBig(dtype);
  const fn = (
    isBig(dtype)
      ? bigBinary[op]
      : integer && op === "mul"
        ? Math.imul
        : integer && op === "pow"
          ? intPow
          : floatBinary[op]
  ) as ((x: Value, y: Value) => Value) | undefined;
  if (!fn) throw new Error(`This is a bug in Gradtape: scalar ${op} of ${dtype}`);
  if (isFloat(dtype)) return fn;
  const wrap = wrapperOf(dtype);
  return (x, y) => wrap(fn(x, y));
}

export const compareFunctions: { readonly [K in CompareOperator]: (x: Value, y: Value) => number } =
  {
    eq: (x, y) => (x === y ? 1 : 0),
    ne: (x, y) => (x !== y ? 1 : 0),
    lt: (x, y) => (x < y ? 1 : 0),
    le: (x, y) => (x <= y ? 1 : 0),
    gt: (x, y) => (x > y ? 1 : 0),
    ge: (x, y) => (x >= y ? 1 : 0),
  };

/** The order in which a sort puts keys: NaN is last in both directions. */
export const sortOrder = (descending: boolean): ((x: Value, y: Value) => number) =>
  descending
    ? (x, y) => (x > y ? -1 : x < y ? 1 : Number(x !== x) - Number(y !== y))
    : (x, y) => (x < y ? -1 : x > y ? 1 : Number(x !== x) - Number(y !== y));

export const predicateFunctions: { readonly [K in PredicateOperator]: (x: number) => number } = {
  isNan: (x) => (Number.isNaN(x) ? 1 : 0),
  isInf: (x) => (Math.abs(x) === Infinity ? 1 : 0),
  isFinite: (x) => (Number.isFinite(x) ? 1 : 0),
};

/**
 * Conversion between dtypes. Float to integer truncates towards zero and saturates, NaN gives 0 (as WebAssembly's and
 * WGSL's conversions do; C leaves it undefined); integer to a smaller integer wraps; anything to bool asks `x != 0`.
 */
export function castFunction(from: DType, to: DType): (x: Value) => Value {
  if (to === "bool") return (x) => (x === 0 || x === 0n ? 0 : 1); // NaN is not 0
  if (isFloat(to)) {
    const round = roundTo(to);
    if (!isBig(from)) return (x) => round(x as number);
    return to === "float64" ? (x) => Number(x) : (x) => round(oddNumber(x as bigint));
  }
  const wrap = wrapperOf(to);
  if (!isFloat(from)) {
    if (isBig(to)) return (x) => wrap(BigInt(x));
    return isBig(from) ? (x) => wrap(Number(BigInt.asIntN(32, x as bigint))) : wrap;
  }
  const { kind, bytes } = DTYPES[to];
  const high = kind === "uint" ? 2 ** (bytes * 8) : 2 ** (bytes * 8 - 1);
  const low = kind === "uint" ? 0 : -high;
  if (isBig(to)) {
    return (x) => {
      const t = Math.trunc(x as number);
      if (Number.isNaN(t)) return 0n;
      return t >= high ? BigInt(high) - 1n : t <= low ? BigInt(low) : BigInt(t);
    };
  }
  return (x) => {
    const t = Math.trunc(x as number);
    return Number.isNaN(t) ? 0 : t >= high ? high - 1 : t <= low ? low : t + 0;
  };
}

/** A 64-bit integer as a double whose last bit tells that something was cut off, so that rounding it again rounds right. */
function oddNumber(x: bigint): number {
  const near = Number(x);
  if (Number.isSafeInteger(near)) return near;
  const cut = x & 0x7ffn;
  return Number(((x >> 11n) | (cut === 0n ? 0n : 1n)) << 11n);
}

/** Rounds a number to a float dtype's precision. */
export function roundTo(dtype: DType): (x: number) => number {
  switch (dtype) {
    case "float16":
      return (x) => float16ToNumber(numberToFloat16(x));
    case "bfloat16":
      return (x) => bfloat16ToNumber(numberToBfloat16(x));
    case "float32":
      return Math.fround;
    default:
      return (x) => x;
  }
}
