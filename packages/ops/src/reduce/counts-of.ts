// Counts of whole numbers: what the ops of bins share.
import type { Tensor } from "@gradtape/core";
import { fill } from "../create/fill.ts";
import { ungather } from "../index/ungather.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";

/**
 * How often each of `0 … size - 1` occurs along the last axis of `places`, or the sums of their weights; places outside are
 * left out. `dtype` is that of counts.
 */
export function counted(
  places: Tensor,
  size: number,
  weights: Tensor | undefined,
  dtype: "int32" | "int64" | "float32" | "float64",
): Tensor {
  const ones = (): Tensor =>
    broadcastTo(fill([], 1, { dtype }) as Tensor, [...places.shape]) as Tensor;
  const batch = places.shape.slice(0, -1);
  return ungather(weights ?? ones(), places, [...batch, size], {
    axis: batch.length,
    batchDims: batch.length,
  });
}
