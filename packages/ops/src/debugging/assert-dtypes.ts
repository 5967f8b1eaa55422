// Assertions about dtypes, which need no values.
import {
  ArgumentError,
  DTYPES,
  DTypeError,
  isFloat,
  isInteger,
  isTensor,
  isVariable,
  type DType,
  type TensorLike,
} from "@gradtape/core";
import { showValue, toTensor } from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import { ending, type MessageOptions } from "./assert-options.ts";

const dtypeOf = (op: string, x: TensorLike): DType =>
  isTensor(x) || isVariable(x) ? x.dtype : toTensor(op, x).dtype;

/**
 * Throws `DTypeError` unless x has that dtype.
 *
 * @example
 * assertType([1, 2], "float32");
 * let told = "";
 * try { assertType([1, 2], "int32"); } catch (error) { told = error.message; }
 * told // => "assertType: int32 is expected, the dtype is float32"
 */
export function assertType(x: TensorLike, dtype: DType, options?: MessageOptions): void {
  const op = "assertType";
  const end = ending(op, options);
  knownDType(op, dtype);
  const own = dtypeOf(op, x);
  if (own !== dtype)
    throw new DTypeError(op, `${dtype} is expected, the dtype is ${own}${end}`, [dtype, own]);
}

/** Throws `DTypeError` unless x has an integer dtype. */
export function assertInteger(x: TensorLike, options?: MessageOptions): void {
  const op = "assertInteger";
  const end = ending(op, options);
  const own = dtypeOf(op, x);
  if (!isInteger(own))
    throw new DTypeError(op, `an integer dtype is expected, the dtype is ${own}${end}`, [own]);
}

/**
 * Throws `DTypeError` unless all inputs have one floating dtype: `dtype`, if it is given. Returns it; of no inputs
 * `float32`, as TensorFlow does.
 *
 * @example
 * assertSameFloatDtype([[1, 2], 3]) // => "float32"
 */
export function assertSameFloatDtype(
  tensors: readonly TensorLike[],
  options?: MessageOptions & { dtype?: DType },
): DType {
  const op = "assertSameFloatDtype";
  const end = ending(op, options, ["dtype", "message"]);
  if (!Array.isArray(tensors))
    throw new ArgumentError(op, `takes an array of tensors, got ${showValue(tensors)}`);
  if (options?.dtype !== undefined) knownDType(op, options.dtype);
  let common = options?.dtype;
  (tensors as readonly TensorLike[]).forEach((x, i) => {
    const own = dtypeOf(op, x);
    if (common !== undefined && own !== common)
      throw new DTypeError(op, `${common} is expected, input ${i} is ${own}${end}`, [common, own]);
    common = own;
  });
  common ??= "float32";
  if (!isFloat(common))
    throw new DTypeError(op, `a floating dtype is expected, got ${common}${end}`, [common]);
  return common;
}

/**
 * Whether x is of numbers: integers, floats or complex ones, and not bools or strings.
 *
 * @example
 * isNumericTensor(constant([1, 2])) // => true
 */
export function isNumericTensor(x: unknown): boolean {
  if (!isTensor(x) && !isVariable(x)) return false;
  const { kind } = DTYPES[x.dtype];
  return kind !== "bool" && kind !== "string";
}
