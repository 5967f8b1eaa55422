import type { Like, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { checkNumber } from "./check-number.ts";
import { channelAxis, type DataFormat } from "./data-format.ts";
import { affineAlong, normalized, type Affine } from "./normalized-by-spread.ts";

/**
 * Instance normalization: each channel of each example is brought to mean 0 and variance 1 over its places:
 * `(x - mean) / √(variance + epsilon) · scale + offset`.
 *
 * `dataFormat` says where the channels are: "channelsLast" (the default) or "channelsFirst", behind the batch.
 * `scale` and `offset` are left out by default; they have a number for each channel. `epsilon` is 1e-3, as in Keras's
 * group normalization. Shape: that of x, `[batch, ..., channels]` with at least one axis between. Dtypes: floats. Throws `ShapeError`
 * for fewer axes, and for a scale or an offset of another shape, `ArgumentError` for options that are none.
 * Gradient: as that of `layerNorm`, within each channel.
 *
 * Source: Ulyanov et al., Instance Normalization: The Missing Ingredient for Fast Stylization (2016).
 *
 * @example
 * nn.instanceNorm([[[1, 10], [3, 30]]], { epsilon: 0 }).arraySync() // => [[[-1, -1], [1, 1]]]
 */
export function instanceNorm<const X extends TensorLike>(
  x: X,
  options?: {
    dataFormat?: DataFormat;
    epsilon?: number;
    scale?: TensorLike | null;
    offset?: TensorLike | null;
  },
): Like<X>;
export function instanceNorm(
  x: TensorLike,
  options?: { dataFormat?: DataFormat; epsilon?: number } & Affine,
): Tensor {
  checkOptions("instanceNorm", options, ["dataFormat", "epsilon", "scale", "offset"]);
  const { dataFormat, epsilon = 1e-3, ...affine } = options ?? {};
  checkNumber("instanceNorm", "epsilon", epsilon, "not negative");
  const t = toTensor("instanceNorm", x);
  const axis = channelAxis("instanceNorm", t, dataFormat, 3);
  const axes = t.shape.map((_, d) => d).filter((d) => d !== 0 && d !== axis);
  const along = affineAlong("instanceNorm", t, [axis], affine);
  return normalized(t, { axes, epsilon, centred: true }, along);
}
