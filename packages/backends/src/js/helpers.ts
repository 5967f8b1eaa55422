// The functions that generated code calls by name, made when first asked for.
import type { BinaryOperator, DType, UnaryOperator } from "@gradtape/core";
import {
  bfloat16ToNumber,
  binaryFunction,
  castFunction,
  erf,
  float16ToNumber,
  floorMod,
  numberToBfloat16,
  numberToFloat16,
  philox,
  pow,
  roundEven,
  unaryFunction,
} from "@gradtape/core/internal";
import { rowSorter } from "./sort.ts";

export type Helper = (...args: never[]) => unknown;

const fixed: Readonly<Record<string, Helper>> = {
  bfloat16ToNumber,
  erf,
  float16ToNumber,
  floorMod,
  numberToBfloat16,
  numberToFloat16,
  philox,
  pow,
  roundEven,
};

/** The helper of a name as `castName`, `unaryName`, `binaryName` and `sorterName` give, or one of the fixed ones. */
export function helper(name: string): Helper {
  const found = fixed[name];
  if (found) return found;
  const [kind, first, second] = name.split("_") as [string, string, string];
  if (kind === "cast") return castFunction(first as DType, second as DType) as Helper;
  if (kind === "sorter")
    return (n: number) => rowSorter(first as DType, second === "descending", n);
  if (kind === "unary") return unaryFunction(first as UnaryOperator, second as DType) as Helper;
  return binaryFunction(first as BinaryOperator, second as DType) as Helper;
}

export const castName = (from: DType, to: DType): string => `cast_${from}_${to}`;
export const unaryName = (op: UnaryOperator, dtype: DType): string => `unary_${op}_${dtype}`;
export const binaryName = (op: BinaryOperator, dtype: DType): string => `binary_${op}_${dtype}`;
export const sorterName = (dtype: DType, descending: boolean): string =>
  `sorter_${dtype}_${descending ? "descending" : "ascending"}`;
