import type { Like, Tensor, TensorLike } from "@gradtape/core";
import { zerosLike } from "../create/zerosLike.ts";
import { checkDType } from "../define/accepts.ts";
import { tensorsOf } from "../shape/tensors-of.ts";
import { add } from "./add.ts";
import { multiply } from "./multiply.ts";

/**
 * The polynomial with the given coefficients, that of the highest power first, at x, by Horner's rule:
 * `coeffs[0] · xⁿ⁻¹ + … + coeffs[n - 1]`. Coefficients are numbers or tensors that broadcast with x; no coefficients give 0.
 *
 * Shape: broadcast of x and the coefficients. Dtypes: integers (wrapping), floats and complex, all the same; JavaScript numbers
 * take that of x. Throws `ArgumentError` if the coefficients are not an array. Gradient: through the formula, to x and to coefficients
 * that are tensors.
 *
 * @example
 * math.polyval([1, 2, 3], [0, 1, 2]).arraySync() // => [3, 6, 11]
 */
export function polyval<const X extends TensorLike>(coeffs: readonly TensorLike[], x: X): Like<X>;
export function polyval(coeffs: readonly TensorLike[], x: TensorLike): Tensor {
  const given = Array.isArray(coeffs) ? [x, ...(coeffs as readonly TensorLike[])] : coeffs;
  const [t, ...list] = tensorsOf("polyval", given) as [Tensor, ...Tensor[]];
  checkDType("polyval", t.dtype, "number");
  if (list.length === 0) return zerosLike(t);
  return list.reduce((sum, c) => add(multiply(sum, t), c) as Tensor);
}
