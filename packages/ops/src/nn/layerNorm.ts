import type { Axes, Fit, Like, ReduceShape, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, normalizeAxes, toTensor } from "@gradtape/core/internal";
import { checkNumber } from "./check-number.ts";
import { affineAlong, normalized, type Affine } from "./normalized-by-spread.ts";

/**
 * Layer normalization: `(x - mean) / √(variance + epsilon) · scale + offset`, with mean and variance along some axes (the last
 * by default), for each place on the others alone. Keras's `layer_normalization`.
 *
 * `scale` and `offset` are left out by default; they have the sizes of these axes. `epsilon` is 1e-3, as in Keras's layer.
 * Shape: that of x. Dtypes: floats. Throws `ShapeError` for an axis out of range and for a scale of another shape.
 * Gradient: with the normalized y and the factor f, `f · (g - mean(g) - y · mean(g · y))` to x.
 *
 * Source: Ba et al., Layer Normalization (2016).
 *
 * @example
 * nn.layerNorm([[1, 3], [4, 4]], { epsilon: 0 }).arraySync() // => [[-1, 1], [NaN, NaN]]
 * @example
 * nn.layerNorm([[1, 3], [4, 4]], { scale: [2, 1], offset: [0, 5] }).arraySync() // => ≈ [[-1.999001, 5.9995], [0, 5]]
 */
export function layerNorm<const X extends TensorLike, const A extends Axes = -1>(
  x: X,
  options?: {
    axis?: Fit<A, ReduceShape<X, A>>;
    epsilon?: number;
    scale?: TensorLike | null;
    offset?: TensorLike | null;
  },
): Like<X>;
export function layerNorm(
  x: TensorLike,
  options?: { axis?: Axes; epsilon?: number } & Affine,
): Tensor {
  checkOptions("layerNorm", options, ["axis", "epsilon", "scale", "offset"]);
  const { axis = -1, epsilon = 1e-3, ...affine } = options ?? {};
  checkNumber("layerNorm", "epsilon", epsilon, "not negative");
  const t = toTensor("layerNorm", x);
  const axes = normalizeAxes("layerNorm", axis, t.rank);
  const along = affineAlong("layerNorm", t, axes, affine);
  return normalized(t, { axes, epsilon, centred: true }, along);
}
