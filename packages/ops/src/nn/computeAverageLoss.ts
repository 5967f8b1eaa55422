import {
  ArgumentError,
  ShapeError,
  type DTypeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { broadcastToShape, checkInteger, checkOptions, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";
import { divideNoNan } from "../math/divideNoNan.ts";
import { multiply } from "../math/multiply.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { expandDims } from "../shape/expandDims.ts";
import { squeeze } from "../shape/squeeze.ts";
import { isGiven } from "./is-given.ts";

/**
 * The losses of a batch's examples, weighted and summed, over the number of examples: `Σ loss · weight / globalBatchSize`.
 *
 * `globalBatchSize` is the size of the first axis by default, and 0 gives 0. `sampleWeight` must broadcast to the losses; it
 * may have one axis of size 1 more at the end, or lack the last one.
 * Shape: scalar. Dtypes: floats. Throws `ShapeError` for a scalar loss, which has no examples.
 * Gradient: `g · weight / globalBatchSize` to the losses.
 *
 * @example
 * nn.computeAverageLoss([1, 3], { sampleWeight: [1, 0.5] }).arraySync() // => 1.25
 */
export function computeAverageLoss<const X extends TensorLike>(
  perExampleLoss: X,
  options?: { sampleWeight?: TensorLike | null; globalBatchSize?: number },
): Tensor<[], DTypeOf<X>>;
export function computeAverageLoss(
  perExampleLoss: TensorLike,
  options?: { sampleWeight?: TensorLike | null; globalBatchSize?: number },
): Tensor {
  const op = "computeAverageLoss";
  checkOptions(op, options, ["sampleWeight", "globalBatchSize"]);
  const losses = toTensor(op, perExampleLoss);
  checkDType(op, losses.dtype, "float");
  if (losses.rank === 0) {
    throw new ShapeError(op, "perExampleLoss is a scalar: give a loss for each example", {
      shapes: [losses.shape],
    });
  }
  const size = checkInteger(op, "globalBatchSize", options?.globalBatchSize ?? losses.shape[0]!);
  if (size < 0) throw new ArgumentError(op, `globalBatchSize must be 0 or more, got ${size}`);
  const weight = options?.sampleWeight;
  const weighted = isGiven(weight) ? multiply(losses, weightsFor(op, weight, losses)) : losses;
  return divideNoNan(reduceSum(weighted) as Tensor, size);
}

function weightsFor(op: string, weight: TensorLike, losses: Tensor): Tensor {
  const given = toTensor(op, weight, losses.dtype);
  checkDType(op, given.dtype, "ordered");
  const more = given.rank - losses.rank;
  const fitted =
    more === 1 && given.shape.at(-1) === 1
      ? squeeze(given, [-1])
      : more === -1 && given.rank > 0
        ? expandDims(given, -1)
        : given;
  broadcastToShape(op, fitted.shape, losses.shape);
  return cast(fitted as Tensor, losses.dtype);
}
