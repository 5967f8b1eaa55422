// Clipping of gradients before they are applied.
import type { Tensor } from "@gradtape/core";
import {
  addN,
  cast,
  clipByValue,
  divide,
  maximum,
  multiply,
  reduceSum,
  sqrt,
  square,
} from "@gradtape/ops";

export interface ClipOptions {
  /** Gradients of a larger norm are scaled down to it, each by itself. */
  clipnorm?: number;
  /** Elements of gradients stay between minus this and this. */
  clipvalue?: number;
  /** If all gradients together have a larger norm, all are scaled down to it. */
  globalClipnorm?: number;
}

/** Gradients clipped in the one way that is asked for. */
export function clipped(
  gradients: readonly Tensor[],
  { clipnorm, clipvalue, globalClipnorm }: ClipOptions,
): readonly Tensor[] {
  if (clipvalue !== undefined) return gradients.map((g) => clipByValue(g, -clipvalue, clipvalue));
  if (clipnorm !== undefined)
    return gradients.map((g) => multiply(g, scaleTo(clipnorm, reduceSum(square(g)))));
  if (globalClipnorm === undefined) return gradients;
  const { dtype } = gradients[0]!;
  const scale = scaleTo(
    globalClipnorm,
    addN(gradients.map((g) => cast(reduceSum(square(g)), dtype))) as Tensor,
  );
  return gradients.map((g) => multiply(g, cast(scale, g.dtype)) as Tensor);
}

/** What takes a norm, given its square, down to `limit`. */
const scaleTo = (limit: number, normSquared: Tensor): Tensor =>
  divide(limit, maximum(sqrt(normSquared), limit));
