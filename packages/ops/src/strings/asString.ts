import {
  ArgumentError,
  DTYPES,
  isFloat,
  isInteger,
  type Arg,
  type Like,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  readElement,
  sizeOf,
  toHost,
  upload,
} from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { exponential, fixed, shortest } from "./printf.ts";

export interface AsStringOptions {
  /** Digits behind the point (with `shortest`, digits in all) of floats and complex numbers. Default -1: 6. */
  precision?: number;
  /** As `1.5e+00`. Default false. */
  scientific?: boolean;
  /** The shorter of both forms. Default false. */
  shortest?: boolean;
  /** The least number of characters of a number. Default -1: as many as it takes. */
  width?: number;
  /** What fills up numbers to the width, on their left: "0" or " "; "-" fills with spaces on the right. Default "": spaces, where " " always puts one for a missing minus. */
  fill?: "" | " " | "0" | "-";
}

const FILLS: readonly string[] = ["", " ", "0", "-"];

/**
 * Each element as a string, as C's `printf` writes numbers: `%d` for integers, `%f` for floats (`%e`, `%g` by the options),
 * `(re,im)` for complex numbers, "true" and "false".
 *
 * Shape: that of the input. Dtypes: any; strings stay as they are. Throws `ArgumentError` for options that contradict each other
 * or the dtype. Gradient: none.
 *
 * @example
 * strings.asString([3.1415926, 2.71828], { precision: 2 }).arraySync() // => ["3.14", "2.72"]
 */
export function asString<const X extends TensorLike>(
  input: Arg<X>,
  options?: AsStringOptions,
): Like<X, "string">;
export function asString(input: TensorLike, options: AsStringOptions = {}) {
  const op = "strings.asString";
  checkOptions(op, options, ["precision", "scientific", "shortest", "width", "fill"]);
  const { precision = -1, width = -1, fill = "" } = options;
  checkInteger(op, "precision", precision);
  checkInteger(op, "width", width);
  if (precision > 100)
    throw new ArgumentError(op, `precision ${precision} is more than 100 digits`);
  checkChoice(op, "fill", fill, FILLS as readonly (typeof fill)[]);
  if (options.scientific && options.shortest)
    throw new ArgumentError(op, "scientific and shortest exclude each other: give one");
  const { data, shape, dtype } = toHost(op, input, undefined, false);
  if (precision >= 0 && (isInteger(dtype) || dtype === "bool" || dtype === "string"))
    throw new ArgumentError(op, `precision is for floats, the input is ${dtype}: leave it out`);
  const form = (["scientific", "shortest"] as const).find((name) => options[name]);
  if (form && (isInteger(dtype) || dtype === "bool"))
    throw new ArgumentError(op, `${form} is for floats, the input is ${dtype}: leave it out`);
  const digits = precision < 0 ? 6 : precision;
  const write = form === "scientific" ? exponential : form === "shortest" ? shortest : fixed;
  const number = (s: string, signed = true): string => padded(s, width, fill, signed);
  const real = (x: number): string => number(write(x, digits));
  const show = (x: ReturnType<typeof readElement>): string => {
    if (typeof x === "object") return `(${real(x.re)},${real(x.im)})`;
    if (typeof x === "string" || typeof x === "boolean") return String(x);
    if (typeof x === "number" && isFloat(dtype)) return real(x);
    return number(String(x), DTYPES[dtype].kind === "int");
  };
  const text = Array.from({ length: sizeOf(shape) }, (_, i) => show(readElement(data, i, dtype)));
  return upload(text, shape, "string");
}

/** `printf`'s flags: a space also stands for the sign of what has none. */
function padded(s: string, width: number, fill: string, signed: boolean): string {
  if (fill === "-") return s.padEnd(width);
  if (fill === " " && signed && !s.startsWith("-")) return ` ${s}`.padStart(width);
  if (fill !== "0" || !/\d/.test(s)) return s.padStart(width);
  const sign = s.startsWith("-") ? "-" : "";
  return sign + s.slice(sign.length).padStart(width - sign.length, "0");
}
