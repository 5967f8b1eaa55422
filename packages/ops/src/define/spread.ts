// The way back from a reduction: a value for each kept position, repeated along the reduced axes.
import type { Shape, Tensor } from "@gradtape/core";
import { broadcastTo } from "../shape/broadcastTo.ts";
import { reshape } from "../shape/reshape.ts";
import type { ReductionAttrs } from "./reduction.ts";

/** `g` with the reduced axes back, as size 1. */
export function withReducedAxes(g: Tensor, x: Tensor, { axes }: ReductionAttrs): Tensor {
  return reshape(
    g,
    x.shape.map((n, d) => (axes.includes(d) ? 1 : n)),
  );
}

/** `g` repeated to the shape of the reduction's input `x`. */
export function spread(g: Tensor, x: Tensor, attrs: ReductionAttrs): Tensor {
  return broadcastTo(withReducedAxes(g, x, attrs), [...x.shape]);
}

/** How many elements are folded into one. */
export const countOf = (
  { shape }: { readonly shape: Shape },
  { axes }: Pick<ReductionAttrs, "axes">,
): number => axes.reduce((n, d) => n * shape[d]!, 1);
