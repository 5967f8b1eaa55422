// Broadcasting undone: what a gradient needs to get back to its input's shape.
import type { Shape, Tensor } from "@gradtape/core";
import { reducedAxesFor, sameShape } from "@gradtape/core/internal";
import { reduceSum } from "../reduce/reduceSum.ts";
import { reshape } from "../shape/reshape.ts";

/** Sums `x` over the axes along which `shape` was broadcast to get `x.shape`. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const axes = reducedAxesFor(x.shape, shape);
  const summed = axes.length > 0 ? reduceSum(x, axes) : x;
  return reshape(summed, [...shape]);
}
