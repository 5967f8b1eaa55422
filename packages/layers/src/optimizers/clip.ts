// Clipping of gradients before they are applied.
import type { Tensor } from "@gradtape/core";
import {
  add,
  addN,
  cast,
  clipByValue,
  divide,
  maximum,
  multiply,
  reduceSum,
  sqrt,
  square,
  subtract,
} from "@gradtape/ops";
import { elementsOf, mapElements, withoutRepeats } from "./sparse.ts";

export interface ClipOptions {
  /** Gradients of a larger norm are scaled down to it, each by itself. */
  clipnorm?: number;
  /** Elements of gradients stay between minus this and this. */
  clipvalue?: number;
  /** If all gradients together have a larger norm, all are scaled down to it. */
  globalClipnorm?: number;
}

/** Gradients clipped in the one way that is asked for; sparse ones stay so. */
export function clipped(
  gradients: readonly Tensor[],
  { clipnorm, clipvalue, globalClipnorm }: ClipOptions,
): readonly Tensor[] {
  const limit = clipvalue ?? clipnorm ?? globalClipnorm;
  if (limit === undefined) return gradients;
  const whole = gradients.map(withoutRepeats);
  if (clipvalue !== undefined)
    return whole.map((g) => mapElements(g, (x) => clipByValue(x, -limit, limit)));
  const squares = whole.map((g) => reduceSum(square(elementsOf(g))) as Tensor);
  if (clipnorm !== undefined) {
    const scales = squares.map((s) => scaleTo(limit, s));
    return whole.map((g, i) => mapElements(g, (x) => multiply(x, scales[i]!) as Tensor));
  }
  const { dtype } = gradients[0]!;
  const scale = scaleTo(limit, addN(squares.map((s) => cast(s, dtype))) as Tensor);
  return whole.map((g) => mapElements(g, (x) => multiply(x, cast(scale, x.dtype)) as Tensor));
}

/**
 * What takes a norm, given its square, down to `limit`. NaN where the norm is infinite, as in TensorFlow: scaled down to 0, the
 * gradients would be lost without a word.
 */
function scaleTo(limit: number, normSquared: Tensor): Tensor {
  const norm = sqrt(normSquared);
  return divide(limit, maximum(add(norm, subtract(norm, norm)), limit));
}
