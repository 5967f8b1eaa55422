// The value around diagonals as a literal of kernels.
import { isComplex, type DType } from "@gradtape/core";
import { checkDType } from "../define/accepts.ts";
import { literalOf } from "../create/literal.ts";

/** The value in the dtype, 0 by default; complex ones take real values. */
export function paddingOf(
  op: string,
  value: number | bigint | boolean | undefined,
  dtype: DType,
): number | bigint {
  checkDType(op, dtype, "not text");
  const given = value ?? (dtype === "bool" ? false : 0);
  return isComplex(dtype) ? literalOf(op, given, "float64")! : literalOf(op, given, dtype)!;
}
