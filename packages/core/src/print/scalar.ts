// One element as text: what NumPy's `str` gives for a scalar.

import { type ArrayView, type Complex, type ElementValue, elementAt } from "../element.ts";
import type { DType } from "../dtype.ts";
import type { FloatKind } from "./dragon4.ts";
import { floatToString } from "./float.ts";

/** The float format of a dtype's real numbers. */
export const floatKindOf = (dtype: DType): FloatKind =>
  dtype === "float16"
    ? "float16"
    : dtype === "float32" || dtype === "complex64"
      ? "float32"
      : "float64";

/** What a rank-0 tensor's value prints as: `4`, `1.0`, `True`, `(1+2j)`, `b'text'`. */
export const scalarToString = (view: ArrayView): string =>
  valueToString(elementAt(view, 0), view.dtype);

/** A JavaScript value of the dtype, printed as a NumPy scalar. */
export function valueToString(value: ElementValue, dtype: DType): string {
  switch (dtype) {
    case "bool":
      return value ? "True" : "False";
    case "string":
      return bytesRepr(value as string);
    case "bfloat16":
      return generalNotation(value as number);
    case "complex64":
    case "complex128":
      return complexToString(value as Complex, floatKindOf(dtype));
    case "float16":
    case "float32":
    case "float64":
      return floatToString(value as number, dtype);
    default:
      return String(value);
  }
}

function complexToString({ re, im }: Complex, kind: FloatKind): string {
  if (Object.is(re, 0)) return `${floatToString(im, kind, "1")}j`;
  return `(${floatToString(re, kind, "1")}${floatToString(im, kind, "1", true)}j)`;
}

/**
 * A bfloat16 as C's `%g`: six significant digits, no padding.
 *
 * NumPy has no bfloat16; TensorFlow's own scalar type prints like this.
 */
export function generalNotation(x: number): string {
  if (x !== x) return "nan";
  if (!Number.isFinite(x)) return x < 0 ? "-inf" : "inf";
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  const [mantissa, power] = sixDigits(Math.abs(x));
  const exponent = Number(power);
  const digits = mantissa.replace(".", "").replace(/0+$/, "");
  if (exponent < -4 || exponent >= 6) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const fraction = digits.slice(exponent + 1);
  return (
    sign + digits.slice(0, exponent + 1).padEnd(exponent + 1, "0") + (fraction && `.${fraction}`)
  );
}

/** Mantissa of six digits and exponent; ties go to the even digit, where `toExponential` goes up. */
function sixDigits(x: number): [mantissa: string, exponent: string] {
  const [mantissa, power] = x.toExponential(6).split("e") as [string, string];
  const tie = mantissa.endsWith("5") && Number(`${mantissa}e${power}`) === x;
  if (tie && Number(mantissa.at(-2)) % 2 === 0) return [mantissa.slice(0, -1), power];
  return x.toExponential(5).split("e") as [string, string];
}

/** Python's `repr` of the UTF-8 bytes of a text: `b'caf\xc3\xa9'`. */
export function bytesRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = `b${quote}`;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (character === quote || character === "\\") out += `\\${character}`;
    else if (code >= 0x20 && code < 0x7f) out += character;
    else if (character === "\n") out += "\\n";
    else if (character === "\r") out += "\\r";
    else if (character === "\t") out += "\\t";
    else for (const byte of utf8(code)) out += `\\x${byte.toString(16).padStart(2, "0")}`;
  }
  return out + quote;
}

/** UTF-8 bytes of a code point; a lone surrogate becomes the replacement character. */
export function utf8(code: number): number[] {
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 0x3f)];
  if (code >= 0xd800 && code < 0xe000) return [0xef, 0xbf, 0xbd];
  if (code < 0x10000)
    return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
  return [
    0xf0 | (code >> 18),
    0x80 | ((code >> 12) & 0x3f),
    0x80 | ((code >> 6) & 0x3f),
    0x80 | (code & 0x3f),
  ];
}
