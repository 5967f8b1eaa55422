// Floats as text: one value in positional or scientific notation, and the common format of a whole array.

import { float16ToNumber, numberToFloat16 } from "../half.ts";
import { dragon4, type FloatKind, NO_CUTOFF } from "./dragon4.ts";
import type { ResolvedPrintOptions } from "./options.ts";

/** What to leave of a fraction of zeros: one zero, or nothing and no point. */
export type Trim = "1.0" | "1";

const isNegative = (x: number): boolean => x < 0 || Object.is(x, -0);
const signOf = (x: number, plus: boolean): string => (isNegative(x) ? "-" : plus ? "+" : "");

interface Parts {
  readonly whole: string;
  readonly fraction: string;
}

/** `whole.fraction` of a finite number, with its sign; `precision` -1: as many digits as are needed. */
function positional(
  x: number,
  kind: FloatKind,
  precision: number,
  exact: boolean,
  plus: boolean,
): Parts {
  const cutoff = { mode: "fraction", most: precision, least: exact ? 0 : -1 } as const;
  const { digits, exponent } = dragon4(Math.abs(x), kind, cutoff);
  const count = Math.max(exponent + 1, 0);
  const whole = count === 0 ? "0" : digits.slice(0, count).padEnd(count, "0");
  const fraction = "0".repeat(Math.max(-exponent - 1, 0)) + digits.slice(count);
  return { whole: signOf(x, plus) + whole, fraction: fraction.replace(/0+$/, "") };
}

interface ScientificParts extends Parts {
  readonly exponentSign: string;
  readonly exponent: string;
}

/** The same in scientific notation; `fixed` keeps `precision` digits in the fraction. */
function scientific(
  x: number,
  kind: FloatKind,
  precision: number,
  fixed: boolean,
  plus: boolean,
): ScientificParts {
  const most = precision < 0 ? -1 : precision + 1;
  const { digits, exponent } = dragon4(Math.abs(x), kind, {
    mode: "total",
    most,
    least: fixed ? most : -1,
  });
  const fraction = digits.slice(1);
  return {
    whole: signOf(x, plus) + (digits[0] as string),
    fraction: fixed ? fraction.padEnd(precision, "0") : fraction.replace(/0+$/, ""),
    exponentSign: exponent < 0 ? "-" : "+",
    exponent: String(Math.abs(exponent)).padStart(2, "0"),
  };
}

/** A single float, as NumPy prints a scalar: never shortened, exponents from 1e16 and below 1e-4. */
export function floatToString(
  x: number,
  kind: FloatKind,
  trim: Trim = "1.0",
  plus = false,
): string {
  const magnitude = Math.abs(x);
  if (!Number.isFinite(x)) return x !== x ? (plus ? "+nan" : "nan") : signOf(x, plus) + "inf";
  if (magnitude !== 0 && !(magnitude >= 1e-4 && magnitude < 1e16)) {
    const p = scientific(x, kind, -1, false, plus);
    return `${p.whole}${p.fraction && "."}${p.fraction}e${p.exponentSign}${p.exponent}`;
  }
  const { digits, exponent } = dragon4(magnitude, kind, NO_CUTOFF);
  const count = Math.max(exponent + 1, 0);
  const whole = signOf(x, plus) + (count === 0 ? "0" : digits.slice(0, count).padEnd(count, "0"));
  const fraction = "0".repeat(Math.max(-exponent - 1, 0)) + digits.slice(count);
  if (fraction !== "" && magnitude !== 0) return `${whole}.${fraction}`;
  return trim === "1" ? whole : `${whole}.0`;
}

/** Division in the array's own precision: NumPy's rule for exponents looks at that quotient. */
function divide(a: number, b: number, kind: FloatKind): number {
  const q = a / b;
  return kind === "float64"
    ? q
    : kind === "float32"
      ? Math.fround(q)
      : float16ToNumber(numberToFloat16(q));
}

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
  return most >= 1e8 || (!suppress && (least < 1e-4 || divide(most, least, kind) > 1000));
}

const longest = (texts: readonly string[]): number =>
  texts.reduce((n, s) => Math.max(n, s.length), 0);

/**
 * One format for all `values`, as NumPy chooses it: notation, digits and padding; `plus` writes the sign of
 * positive numbers too (imaginary parts).
 */
export function floatFormat(
  values: readonly number[],
  kind: FloatKind,
  options: ResolvedPrintOptions,
  plus = false,
): (x: number) => string {
  const finite = values.filter((x) => Number.isFinite(x));
  const precision = options.precision ?? -1;
  let left = 0;
  let right = 0;
  let write: (x: number) => string = () => "";
  if (finite.length > 0 && wantsExponents(finite, kind, options.suppress)) {
    const parts = finite.map((x) => scientific(x, kind, precision, false, plus));
    const digits = longest(parts.map((p) => p.fraction));
    const exponentSize = longest(parts.map((p) => p.exponent));
    left = longest(parts.map((p) => p.whole));
    right = exponentSize + 2 + digits;
    write = (x) => {
      const p = scientific(x, kind, digits, true, plus);
      return `${p.whole.padStart(left)}.${p.fraction}e${p.exponentSign}${p.exponent.padStart(exponentSize, "0")}`;
    };
  } else if (finite.length > 0) {
    const parts = finite.map((x) => positional(x, kind, precision, false, plus));
    left = longest(parts.map((p) => p.whole));
    right = longest(parts.map((p) => p.fraction));
    write = (x) => {
      const p = positional(x, kind, precision, true, plus);
      return `${p.whole.padStart(left)}.${p.fraction.padEnd(right)}`;
    };
  }
  if (finite.length < values.length) {
    const inf = plus || values.includes(-Infinity) ? 4 : 3;
    left = Math.max(left, inf - (right + 1));
  }
  return (x) => {
    if (Number.isFinite(x)) return write(x);
    const text = x !== x ? (plus ? "+nan" : "nan") : signOf(x, plus) + "inf";
    return text.padStart(left + right + 1);
  };
}
