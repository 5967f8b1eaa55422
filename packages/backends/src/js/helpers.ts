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

/** The longest scratch array that is kept between runs. */
const KEPT = 1 << 16;
const scratches = new Map<string, Float32Array | Float64Array>();

/** Scratch arrays of floats, one for each number: shared by all kernels, as one runs at a time. */
const scratch = (dtype: DType, number: number) => {
  const make = (n: number): Float32Array | Float64Array =>
    dtype === "float64" ? new Float64Array(n) : new Float32Array(n);
  const key = `${dtype} ${number}`;
  return (n: number): Float32Array | Float64Array => {
    if (n > KEPT) return make(n);
    let kept = scratches.get(key);
    if (!kept || kept.length < n) scratches.set(key, (kept = make(n)));
    return kept;
  };
};

/** The helper of a name as `castName`, `unaryName`, `binaryName`, `sorterName` and `scratchName` give, or one of the fixed ones. */
export function helper(name: string): Helper {
  const found = fixed[name];
  if (found) return found;
  const [kind, first, second] = name.split("_") as [string, string, string];
  if (kind === "scratch") return scratch(first as DType, Number(second)) as Helper;
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
export const scratchName = (dtype: DType, number: number): string =>
  `scratch_${dtype === "float64" ? "float64" : "float32"}_${number}`;
