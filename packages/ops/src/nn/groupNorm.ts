import { ArgumentError, ShapeError, type Like, type Tensor, type TensorLike } from "@gradtape/core";
import { checkInteger, checkOptions, showShape, toTensor } from "@gradtape/core/internal";
import { reshape } from "../shape/reshape.ts";
import { checkNumber } from "./check-number.ts";
import { channelAxis, type DataFormat } from "./data-format.ts";
import { affineAlong, normalized, type Affine } from "./normalized-by-spread.ts";

/**
 * Group normalization: the channels are cut into `groups` equal groups, and each group of each example is brought to mean 0
 * and variance 1, over its channels and all places: `(x - mean) / √(variance + epsilon) · scale + offset`.
 *
 * With one group it is layer normalization of whole examples, with as many groups as channels `instanceNorm`.
 * `dataFormat` says where the channels are: "channelsLast" (the default) or "channelsFirst", behind the batch.
 * `scale` and `offset` are left out by default; they have a number for each channel. `epsilon` is 1e-3, as in Keras's layer.
 * Shape: that of x, `[batch, ..., channels]`. Dtypes: floats. Throws `ShapeError` unless the channels can be cut so.
 * Gradient: as that of `layerNorm`, within each group.
 *
 * Source: Wu & He, Group Normalization (2018).
 *
 * @example
 * nn.groupNorm([[1, 3, 10, 30]], 2, { epsilon: 0 }).arraySync() // => [[-1, 1, -1, 1]]
 */
export function groupNorm<const X extends TensorLike>(
  x: X,
  groups: number,
  options?: {
    dataFormat?: DataFormat;
    epsilon?: number;
    scale?: TensorLike | null;
    offset?: TensorLike | null;
  },
): Like<X>;
export function groupNorm(
  x: TensorLike,
  groups: number,
  options?: { dataFormat?: DataFormat; epsilon?: number } & Affine,
): Tensor {
  checkOptions("groupNorm", options, ["dataFormat", "epsilon", "scale", "offset"]);
  const { dataFormat, epsilon = 1e-3, ...affine } = options ?? {};
  checkNumber("groupNorm", "epsilon", epsilon, "not negative");
  if (checkInteger("groupNorm", "groups", groups) < 1)
    throw new ArgumentError("groupNorm", `groups must be 1 or more, got ${groups}`);
  const t = toTensor("groupNorm", x);
  const axis = channelAxis("groupNorm", t, dataFormat, 2);
  const channels = t.shape[axis]!;
  if (channels % groups !== 0) {
    throw new ShapeError(
      "groupNorm",
      `${channels} channels (axis ${axis} of ${showShape(t.shape)}) cannot be cut into ${groups} equal groups: groups must divide the number of channels`,
      { shapes: [t.shape], axis },
    );
  }
  const along = affineAlong("groupNorm", t, [axis], affine);
  const cut = (x: Tensor): Tensor =>
    reshape(x, x.shape.toSpliced(axis, 1, groups, channels / groups));
  const axes = [...t.shape, 1].map((_, d) => d).filter((d) => d !== 0 && d !== axis);
  const y = normalized(
    cut(t),
    { axes, epsilon, centred: true },
    {
      scale: along.scale && cut(along.scale),
      offset: along.offset && cut(along.offset),
    },
  );
  return reshape(y, [...t.shape]);
}
