// A tensor moved along an axis.
import type { Tensor } from "@gradtape/core";
import { padded } from "../shape/pad.ts";
import { slice } from "../shape/slice.ts";

/** `x` moved towards the end of an axis by some places, with `fill` before it; what is moved beyond the end is lost. */
export function later(x: Tensor, axis: number, by: number, fill: number): Tensor {
  const size = x.shape[axis]!;
  const places = Math.min(by, size);
  const kept = slice(
    x,
    x.shape.map(() => 0),
    x.shape.map((n, d) => (d === axis ? n - places : n)),
  ) as Tensor;
  const paddings = x.shape.map((_, d) => [d === axis ? places : 0, 0] as const);
  return padded(kept, paddings, fill);
}
