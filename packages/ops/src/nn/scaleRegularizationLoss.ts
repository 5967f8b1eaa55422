import type { Arg, DTypeOf, Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { reduceSum } from "../reduce/reduceSum.ts";

/**
 * The sum of regularization losses, over the number of replicas that train together. There is one: it is the sum.
 *
 * Shape: scalar. Dtypes: floats. Gradient: `g` to each loss.
 *
 * @example
 * nn.scaleRegularizationLoss([0.5, 0.25]).arraySync() // => 0.75
 */
export function scaleRegularizationLoss<const X extends TensorLike>(
  regularizationLoss: Arg<X>,
): Tensor<[], DTypeOf<X>>;
export function scaleRegularizationLoss(regularizationLoss: TensorLike): Tensor {
  const t = toTensor("scaleRegularizationLoss", regularizationLoss);
  checkDType("scaleRegularizationLoss", t.dtype, "float");
  return reduceSum(t) as Tensor;
}
