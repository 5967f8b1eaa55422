// How many rows each segment has.
import type { DType, Tensor } from "@gradtape/core";
import { ones } from "../create/ones.ts";
import { cast } from "../math/cast.ts";
import { maximum } from "../math/maximum.ts";
import { reshape } from "../shape/reshape.ts";
import { summedInto } from "./unsortedSegmentSum.ts";

/** The size of each segment, or 1 if it is empty, as a factor of rows of the given rank. */
export function segmentSizes(ids: Tensor, segments: number, rank: number, dtype: DType): Tensor {
  const counts = summedInto(ones([...ids.shape], { dtype: "int32" }) as Tensor, ids, segments);
  const sizes = cast(maximum(counts, 1) as Tensor, dtype) as Tensor;
  return reshape(sizes, [segments, ...new Array<number>(rank - 1).fill(1)]);
}
