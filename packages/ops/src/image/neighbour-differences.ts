// Differences between neighbouring pixels.
import type { Tensor } from "@gradtape/core";
import { subtract } from "../math/subtract.ts";
import { slice } from "../shape/slice.ts";

/** Each element along an axis less the one before it: one less than there are. */
export function differences(x: Tensor, axis: number): Tensor {
  const count = Math.max(0, x.shape[axis]! - 1);
  const begin = x.shape.map(() => 0);
  const size = x.shape.with(axis, count);
  const from = (start: number): Tensor => slice(x, begin.with(axis, start), [...size]) as Tensor;
  return subtract(from(x.shape[axis]! - count), from(0)) as Tensor;
}
