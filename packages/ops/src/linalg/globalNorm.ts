import { ArgumentError, type DType, type Tensor, type TensorLike } from "@gradtape/core";
import { showValue } from "@gradtape/core/internal";
import { zeros } from "../create/zeros.ts";
import { checkDType } from "../define/accepts.ts";
import { addN } from "../math/addN.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { tensorsOf } from "../shape/tensors-of.ts";
import { root, squared } from "./vector-norms.ts";

/**
 * The norm of several tensors as one vector: `√Σ‖x‖²`. Entries that are `null` count as none, so a list of gradients will do.
 *
 * Shape: `[]`. Dtypes: floats, all the same. Throws `ArgumentError` for what is not an array. Gradient: `g · x / norm`, and 0 where
 * the norm is 0.
 *
 * @example
 * linalg.globalNorm([[3, 0], null, 4]).arraySync() // => 5
 */
export function globalNorm(tensors: readonly (TensorLike | null)[]): Tensor<[]>;
export function globalNorm(tensors: readonly (TensorLike | null)[]): Tensor<[]> {
  return normOfAll(presentOf("globalNorm", tensors)) as Tensor<[], DType>;
}

/** The tensors of a list in which there may be `null`. */
export function presentOf(op: string, tensors: readonly (TensorLike | null)[]): Tensor[] {
  if (!Array.isArray(tensors))
    throw new ArgumentError(op, `takes an array of tensors, got ${showValue(tensors)}`);
  const given: readonly (TensorLike | null)[] = tensors;
  const xs = tensorsOf(op, given.filter((x) => x !== null) as TensorLike[]);
  for (const x of xs) checkDType(op, x.dtype, "float");
  return xs;
}

/** The norm of all elements of all tensors; of none, 0. */
export const normOfAll = (xs: readonly Tensor[]): Tensor =>
  xs.length === 0 ? zeros([]) : root(addN(xs.map((x) => reduceSum(squared(x)))) as Tensor);
