// Shortest decimal digits that tell a binary float from its neighbours: the Dragon4 algorithm
// (Steele and White; Burger and Dybvig) with the cut-off rules that NumPy adds to it.

/** The binary format whose neighbours count. */
export type FloatKind = "float16" | "float32" | "float64";

export interface Digits {
  /** Significant digits; the first stands before the decimal point of the scientific form. */
  readonly digits: string;
  /** The decimal exponent of the first digit. */
  readonly exponent: number;
}

export interface Cutoff {
  /** What `most` and `least` count: digits after the decimal point, or all significant digits. */
  readonly mode: "fraction" | "total";
  /** Stop here even if the digits are not unique yet; -1: no limit. */
  readonly most: number;
  /** Go on until here with the exact digits even if they are already unique; -1: no minimum. */
  readonly least: number;
  /** Take the exact digits up to `most`, however many would tell the number from its neighbours. */
  readonly exact?: boolean;
}

/** Significant bits, and the exponent of the last one in the smallest numbers. */
const FORMATS: { readonly [K in FloatKind]: readonly [bits: number, lowest: number] } = {
  float16: [11, -24],
  float32: [24, -149],
  float64: [53, -1074],
};

const f64 = new Float64Array(1);
const words = new BigUint64Array(f64.buffer);

/** Splits a positive number of the format into `mantissa * 2 ** exponent`. */
function split(
  x: number,
  kind: FloatKind,
): { mantissa: bigint; exponent: number; bit: number; uneven: boolean } {
  const [bits, lowest] = FORMATS[kind];
  f64[0] = x;
  const word = words[0] as bigint;
  const biased = Number(word >> 52n);
  const fraction = word & 0xfffffffffffffn;
  const wide = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const wideExponent = Math.max(biased, 1) - 1075;
  // A number of a narrower format has zeros below its last bit.
  const exponent = Math.max(wideExponent + 53 - bits, lowest);
  const mantissa = wide >> BigInt(exponent - wideExponent);
  const bit = mantissa.toString(2).length - 1;
  const uneven = exponent > lowest && mantissa === 1n << BigInt(bits - 1);
  return { mantissa, exponent, bit, uneven };
}

/** The digits of a positive finite `x`, which must be a number of the format. */
export function dragon4(x: number, kind: FloatKind, cutoff: Cutoff): Digits {
  if (x === 0) return { digits: "0", exponent: 0 };
  if (x < 2 ** FORMATS[kind][0] && Number.isInteger(x)) {
    // All digits of such an integer are needed, and there are no others.
    const text = String(x);
    if (cutoff.mode === "fraction" || cutoff.most < 0 || text.length <= cutoff.most) {
      return { digits: text.replace(/0+$/, ""), exponent: text.length - 1 };
    }
  }
  const { mantissa, exponent, bit, uneven } = split(x, kind);
  const even = (mantissa & 1n) === 0n;

  // value = value / scale; the margins are half the distances to the neighbours.
  const scaling = uneven ? 2n : 1n;
  const up = BigInt(Math.max(exponent, 0));
  let value = mantissa << (up + scaling);
  let scale = 1n << (BigInt(Math.max(-exponent, 0)) + scaling);
  // Without margins there are no neighbours to stop at.
  let margin = cutoff.exact ? 0n : 1n << up;

  // Right or one too low; where the first wanted digit lies higher, start there instead.
  let position = Math.ceil((bit + exponent) * Math.LOG10E * Math.LN2 - 0.69);
  if (cutoff.most >= 0 && cutoff.mode === "fraction" && position <= -cutoff.most)
    position = 1 - cutoff.most;
  if (position > 0) {
    scale *= 10n ** BigInt(position);
  } else if (position < 0) {
    const power = 10n ** BigInt(-position);
    value *= power;
    margin *= power;
  }
  if (value >= scale) {
    position++;
  } else {
    value *= 10n;
    margin *= 10n;
  }

  const first = position - 1;
  const stop =
    cutoff.most < 0 ? -Infinity : cutoff.mode === "total" ? position - cutoff.most : -cutoff.most;
  const free =
    cutoff.least < 0
      ? position
      : Math.min(position, cutoff.mode === "total" ? position - cutoff.least : -cutoff.least);

  let digits = "";
  let digit: number;
  let low: boolean;
  let high: boolean;
  for (;;) {
    position--;
    const quotient = value / scale;
    value -= quotient * scale;
    digit = Number(quotient);
    const above = value + (uneven ? margin << 1n : margin);
    low = even ? value <= margin : value < margin;
    high = even ? above >= scale : above > scale;
    if (((low || high) && position <= free) || position === stop) break;
    digits += digit;
    value *= 10n;
    margin *= 10n;
  }

  let down = low;
  if (low === high) {
    const twice = value << 1n;
    down = twice === scale ? digit % 2 === 0 : twice < scale;
  }
  if (down) return { digits: digits + digit, exponent: first };
  if (digit < 9) return { digits: digits + (digit + 1), exponent: first };
  // Carry through the nines before it.
  const kept = digits.replace(/9+$/, "");
  if (kept === "") return { digits: "1", exponent: first + 1 };
  return { digits: kept.slice(0, -1) + (Number(kept.at(-1)) + 1), exponent: first };
}
