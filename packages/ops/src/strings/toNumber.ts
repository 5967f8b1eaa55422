import {
  ArgumentError,
  hostArray,
  integerRange,
  isFloat,
  isInteger,
  type Arg,
  type FloatDType,
  type IntDType,
  type Like,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, upload, writeElement } from "@gradtape/core/internal";
import { textOf } from "./text.ts";

const FLOAT =
  /^[ \t\n\v\f\r]*([+-]?)(?:(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|(inf(?:inity)?)|nan)[ \t\n\v\f\r]*$/i;
const INTEGER = /^[ \t\n\v\f\r]*[+-]?\d+[ \t\n\v\f\r]*$/;

/**
 * The number that each string says: float32, or the dtype `outType`. Space around it does not matter; floats may be "inf" and
 * "nan".
 *
 * Shape: that of the input. Dtypes: string; gives integers or floats. Throws `ArgumentError` for a string that is no number of
 * that dtype. Gradient: none.
 *
 * @example
 * strings.toNumber(["1.5", "-2e3"]).arraySync() // => [1.5, -2000]
 */
export function toNumber<const X extends TensorLike, D extends FloatDType | IntDType = "float32">(
  input: Arg<X>,
  options?: { outType?: D },
): Like<X, D>;
export function toNumber(input: TensorLike, options?: { outType?: FloatDType | IntDType }) {
  checkOptions("strings.toNumber", options, ["outType"]);
  const dtype = options?.outType ?? "float32";
  if (!isFloat(dtype) && !isInteger(dtype)) {
    throw new ArgumentError(
      "strings.toNumber",
      `outType ${JSON.stringify(dtype)} is no dtype of numbers: give an integer or float dtype`,
    );
  }
  const { data, shape } = textOf("strings.toNumber", input);
  const out = hostArray(dtype, data.length);
  data.forEach((s, i) =>
    writeElement(out, i, dtype, isFloat(dtype) ? float(s, dtype) : integer(s, dtype)),
  );
  return upload(out, shape, dtype);
}

const refuse = (s: string, dtype: string): never => {
  throw new ArgumentError(
    "strings.toNumber",
    `${JSON.stringify(s)} is not a number of dtype ${dtype}`,
  );
};

function float(s: string, dtype: FloatDType): number {
  const match = FLOAT.exec(s) ?? refuse(s, dtype);
  const [, sign, digits, power = "", infinite] = match;
  const size = digits === undefined ? (infinite ? Infinity : NaN) : Number(digits + power);
  return sign === "-" ? -size : size;
}

function integer(s: string, dtype: IntDType): bigint {
  if (!INTEGER.test(s)) return refuse(s, dtype);
  const value = BigInt(s.trim().replace(/^\+/, ""));
  const [low, high] = integerRange(dtype);
  return value < low || value > high ? refuse(s, dtype) : value;
}
