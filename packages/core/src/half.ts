// float16 and bfloat16 as their 16 bits, to and from JavaScript numbers.

const f32 = new Float32Array(1);
const u32 = new Uint32Array(f32.buffer);
const f64 = new Float64Array(1);
const words = new Uint32Array(f64.buffer);

/** Index of the word of a double that holds sign and exponent: the machine's byte order decides. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Adding and subtracting it rounds a non-negative double below 2^51 to an integer, ties to even. */
const ROUND = 2 ** 52;

/** `POW2[e + 14]` is `2 ** (10 - e)`, which brings a half of exponent `e` to 1024 … 2047. */
const POW2 = Float64Array.from({ length: 30 }, (_, i) => 2 ** (24 - i));

/** The value of a float16 from its bits. */
export function float16ToNumber(bits: number): number {
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const negative = (bits & 0x8000) !== 0;
  if (exponent === 0) return (negative ? -fraction : fraction) * 2 ** -24;
  if (exponent === 0x1f) return fraction !== 0 ? Number.NaN : negative ? -Infinity : Infinity;
  u32[0] = ((bits & 0x8000) << 16) | ((exponent + 112) << 23) | (fraction << 13);
  return f32[0] as number;
}

/** The bits of the float16 nearest to `x`, ties to even: rounded once, straight from the double. */
export function numberToFloat16(x: number): number {
  if (x !== x) return 0x7e00;
  f64[0] = x;
  const high = words[HIGH] as number;
  const sign = (high >>> 16) & 0x8000;
  const magnitude = Math.abs(x);
  if (magnitude >= 65520) return sign | 0x7c00;
  if (magnitude < 2 ** -14) return sign | (magnitude * 2 ** 24 + ROUND - ROUND);
  const exponent = ((high >>> 20) & 0x7ff) - 1023;
  const rounded = magnitude * (POW2[exponent + 14] as number) + ROUND - ROUND;
  // A mantissa that rounds up to 2048 carries into the exponent, as it should.
  return sign | (((exponent + 15) << 10) + rounded - 1024);
}

/** The value of a bfloat16 from its bits. */
export function bfloat16ToNumber(bits: number): number {
  u32[0] = bits << 16;
  return f32[0] as number;
}

/** The bits of the bfloat16 nearest to `x`, ties to even: rounded once, straight from the double. */
export function numberToBfloat16(x: number): number {
  if (x !== x) return 0x7fc0;
  f32[0] = x;
  const bits = u32[0] as number;
  const low = bits & 0xffff;
  let up = low > 0x8000 || (low === 0x8000 && (bits & 0x10000) !== 0);
  if (low === 0x8000) {
    // A tie in float32 may have been made by rounding to float32: the double decides.
    const narrowed = Math.abs(f32[0] as number);
    const exact = Math.abs(x);
    if (narrowed !== exact) up = narrowed < exact;
  }
  return ((bits >>> 16) + (up ? 1 : 0)) & 0xffff;
}
