import type { Axes, Fit, Like, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, normalizeAxes, toTensor } from "@gradtape/core/internal";
import { checkNumber } from "./check-number.ts";
import { affineAlong, normalized } from "./normalized-by-spread.ts";

/**
 * Root mean square normalization: `x / √(mean(x²) + epsilon) · scale`, with the mean along some axes (the last by default).
 * Keras's `rms_normalization`.
 *
 * `scale` is left out by default; it has the sizes of these axes. `epsilon` is 1e-6, as in Keras's layer.
 * Shape: that of x. Dtypes: floats. Throws `ShapeError` for an axis out of range and for a scale of another shape.
 * Gradient: with the normalized y and the factor f, `f · (g - y · mean(g · y))` to x.
 *
 * Source: Zhang & Sennrich, Root Mean Square Layer Normalization (2019).
 *
 * @example
 * nn.rmsNorm([[1, 7], [0, 0]]).arraySync() // => ≈ [[0.2, 1.4], [0, 0]]
 */
export function rmsNorm<const X extends TensorLike, const A extends Axes = -1>(
  x: X,
  options?: { axis?: Fit<A, ReduceShape<X, A>>; epsilon?: number; scale?: TensorLike | null },
): Like<X>;
export function rmsNorm(
  x: TensorLike,
  options?: { axis?: Axes; epsilon?: number; scale?: TensorLike | null },
): Tensor {
  checkOptions("rmsNorm", options, ["axis", "epsilon", "scale"]);
  const { axis = -1, epsilon = 1e-6, scale } = options ?? {};
  checkNumber("rmsNorm", "epsilon", epsilon, "not negative");
  const t = toTensor("rmsNorm", x);
  const axes = normalizeAxes("rmsNorm", axis, t.rank);
  const along = affineAlong("rmsNorm", t, axes, { scale });
  return normalized(t, { axes, epsilon, centred: false }, along);
}
