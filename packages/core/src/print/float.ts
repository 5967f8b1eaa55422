// Floats as text: one value in positional or scientific notation, and the common format of a whole array.

import { float16ToNumber, numberToFloat16 } from "../half.ts";
import { type Cutoff, dragon4, type FloatKind } from "./dragon4.ts";
import type { ResolvedPrintOptions } from "./options.ts";

/** What to leave of a fraction of zeros: one zero, or nothing and no point. */
export type Trim = "1.0" | "1";

/** From here on a scalar of the format prints with an exponent. */
const LARGE: { readonly [K in FloatKind]: number } = { float16: 1e3, float32: 1e6, float64: 1e16 };

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);
const signOf = (x: number, plus: boolean): string => (isNegative(x) ? "-" : plus ? "+" : "");

/** How numbers are written: whose neighbours count, whether "+" is, and how many digits follow the point. */
interface Style extends Omit<Cutoff, "mode"> {
  readonly kind: FloatKind;
  readonly plus: boolean;
}

/** `whole.fraction` of a finite number, with its sign and without zeros at the end; `exponent` is empty or `e+05`. */
interface Parts {
  readonly whole: string;
  readonly fraction: string;
  readonly exponent: string;
}

function positional(x: number, style: Style): Parts {
  const { digits, exponent } = dragon4(Math.abs(x), style.kind, { ...style, mode: "fraction" });
  const count = Math.max(exponent + 1, 0);
  const whole = count === 0 ? "0" : digits.slice(0, count).padEnd(count, "0");
  const fraction = "0".repeat(Math.max(-exponent - 1, 0)) + digits.slice(count);
  return {
    whole: signOf(x, style.plus) + whole,
    fraction: fraction.replace(/0+$/, ""),
    exponent: "",
  };
}

/** In scientific notation the digit before the point counts too; no limit stays -1. */
const withFirst = (count: number): number => (count < 0 ? -1 : count + 1);

function scientific(x: number, style: Style, exponentSize = 2): Parts {
  const { digits, exponent } = dragon4(Math.abs(x), style.kind, {
    mode: "total",
    most: withFirst(style.most),
    least: withFirst(style.least),
    exact: style.exact,
  });
  const size = String(Math.abs(exponent)).padStart(exponentSize, "0");
  return {
    whole: signOf(x, style.plus) + digits[0],
    fraction: digits.slice(1).replace(/0+$/, ""),
    exponent: `e${exponent < 0 ? "-" : "+"}${size}`,
  };
}

/** A single float, as NumPy prints a scalar: never shortened; very large and small ones have exponents. */
export function floatToString(
  x: number,
  kind: FloatKind,
  trim: Trim = "1.0",
  plus = false,
): string {
  const magnitude = Math.abs(x);
  if (!Number.isFinite(x)) return x !== x ? (plus ? "+nan" : "nan") : signOf(x, plus) + "inf";
  const style = { kind, plus, most: -1, least: -1 };
  const exponents = magnitude !== 0 && !(magnitude >= 1e-4 && magnitude < LARGE[kind]);
  const { whole, fraction, exponent } = (exponents ? scientific : positional)(x, style);
  const zero = exponents || trim === "1" ? "" : ".0";
  return whole + (fraction ? `.${fraction}` : zero) + exponent;
}

/** To the nearest number of the format. */
const round = (x: number, kind: FloatKind): number =>
  kind === "float64"
    ? x
    : kind === "float32"
      ? Math.fround(x)
      : float16ToNumber(numberToFloat16(x));

/** NumPy's rule for exponents; it compares and divides in the array's own precision. */
function wantsExponents(finite: readonly number[], kind: FloatKind, suppress: boolean): boolean {
  let most = 0;
  let least = Infinity;
  for (const x of finite) {
    const magnitude = Math.abs(x);
    if (magnitude === 0) continue;
    if (magnitude > most) most = magnitude;
    if (magnitude < least) least = magnitude;
  }
  if (most === 0) return false;
  return (
    most >= Math.min(LARGE[kind], 1e8) ||
    (!suppress && (least < round(1e-4, kind) || round(most / least, kind) > 1000))
  );
}

/** The length of the longest text. */
export const longest = (texts: readonly string[]): number =>
  texts.reduce((n, s) => Math.max(n, s.length), 0);

/**
 * One format for all `values`, as NumPy chooses it: notation, digits and padding. `sign` is the option, or "+" for
 * imaginary parts.
 */
export function floatFormat(
  values: readonly number[],
  kind: FloatKind,
  options: ResolvedPrintOptions,
  sign = options.sign,
): (x: number) => string {
  const { floatmode, nanstr, infstr } = options;
  const finite = values.filter((x) => Number.isFinite(x));
  const exponents = wantsExponents(finite, kind, options.suppress);
  const exact = floatmode === "fixed";
  const plus = sign === "+";
  const most = floatmode === "unique" ? -1 : (options.precision ?? -1);

  // A first pass finds the sizes, a second writes all numbers in them.
  const first = { kind, plus, exact, most, least: -1 };
  const parts = finite.map((x) => (exponents ? scientific : positional)(x, first));
  const digits = exact && finite.length > 0 ? most : longest(parts.map((p) => p.fraction));
  const exponentSize = longest(parts.map((p) => p.exponent)) - 2;
  const zeros = exponents || exact || floatmode === "maxprec_equal";
  const second = { kind, plus, exact, most, least: zeros ? digits : 0 };

  const right = digits + (exponents ? exponentSize + 2 : 0);
  let left = longest(parts.map((p) => p.whole));
  if (sign === " " && !finite.some(isNegative)) left++;
  if (finite.length < values.length) {
    const signed = sign !== "-" || values.includes(-Infinity);
    left = Math.max(left, nanstr.length - right - 1, infstr.length + +signed - right - 1);
  }
  return (x) => {
    if (!Number.isFinite(x)) {
      const text = x !== x ? (plus ? "+" : "") + nanstr : signOf(x, plus) + infstr;
      return text.padStart(left + right + 1);
    }
    const p = exponents ? scientific(x, second, exponentSize) : positional(x, second);
    return `${p.whole.padStart(left)}.${p.fraction.padEnd(digits, zeros ? "0" : " ")}${p.exponent}`;
  };
}
