import {
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkIntegers,
  checkOptions,
  sameShape,
  showShape,
  toTensors,
} from "@gradtape/core/internal";
import { transpose } from "../shape/transpose.ts";
import { checkConvolved, spatialRank } from "./convolution.ts";
import { channelOrders, convolveInput } from "./convolve.ts";
import { formatOf, perSpatialAxis, windowAxes, type Padding, type PerAxis } from "./windows.ts";

export interface ConvTransposeOptions {
  /** Default: "SAME". */
  padding?: Padding;
  /** Where the channels are: "NWC", "NHWC", "NDHWC" (the default, by rank), or "NCW", "NCHW", "NCDHW". */
  dataFormat?: string;
  /** Distance of the elements of a window. Default: 1. */
  dilations?: PerAxis;
}

/**
 * The transpose of a convolution ("deconvolution"): what the gradient of `convolution` to its input is, so that each element of
 * the input is spread over a window of the result. Filters are therefore `[…widths, channels made, channels taken]`.
 *
 * Shape: `outputShape`, in full `[batch, …sizes, channels made]`: several sizes are convolved to the same number of windows, so it
 * has to be said. Dtypes: integers and floats, both the same. Throws `ShapeError` unless a convolution of `outputShape` gives the
 * input's shape. Gradient: to input the convolution of `g`, to filters the convolution of `g` with the input.
 *
 * Source: Zeiler et al., Deconvolutional Networks (2010).
 *
 * @example
 * const x = reshape([1, 2], [1, 2, 1]);
 * convTranspose(x, reshape([1, 10], [2, 1, 1]), [1, 4, 1], 2).dataSync() // => Float32Array.of(1, 10, 2, 20)
 */
export function convTranspose<const X extends TensorLike, const S extends number[]>(
  input: X,
  filters: TensorLike,
  outputShape: S,
  strides: PerAxis,
  options?: ConvTransposeOptions,
): Of<S, DTypeOf<X>>;
export function convTranspose(
  input: TensorLike,
  filters: TensorLike,
  outputShape: Shape,
  strides: PerAxis,
  options?: ConvTransposeOptions,
): Tensor {
  checkOptions("convTranspose", options, ["padding", "dataFormat", "dilations"]);
  const [x, f] = toTensors("convTranspose", input, filters);
  const rank = spatialRank("convTranspose", x);
  return convolvedBack("convTranspose", x, f, outputShape, strides, rank, options);
}

/** A transposed convolution over `rank` spatial axes, for `op`. */
export function convolvedBack(
  op: string,
  x: Tensor,
  f: Tensor,
  outputShape: Shape,
  strides: PerAxis,
  rank: number,
  options: ConvTransposeOptions | undefined,
): Tensor {
  checkConvolved(op, x, f, rank);
  const format = formatOf(op, rank, options?.dataFormat);
  const { channelsFirst } = format;
  const orders = channelOrders(rank);
  const whole = checkIntegers(op, "outputShape", outputShape);
  if (whole.length !== rank + 2 || whole.some((n) => n < 0))
    throw new ShapeError(
      op,
      `outputShape ${showShape(whole)} must have ${rank + 2} sizes: batch, ${rank} spatial ones and channels`,
      { shapes: [whole] },
    );
  const target = channelsFirst ? orders.last.map((d) => whole[d]!) : whole;
  const images = channelsFirst ? (transpose(x, [...orders.last]) as Tensor) : x;
  const axes = windowAxes(
    op,
    target.slice(1, -1),
    f.shape.slice(0, rank),
    perSpatialAxis(op, "strides", strides, format),
    perSpatialAxis(op, "dilations", options?.dilations ?? 1, format),
    options?.padding ?? "SAME",
    format,
  );
  const from = [target[0]!, ...axes.map((a) => a.count), f.shape[rank + 1]!];
  if (!sameShape(from, images.shape) || target[rank + 1] !== f.shape[rank])
    throw new ShapeError(
      op,
      `an output ${showShape(target)} (channels last) with filters ${showShape(f.shape)} is convolved to ${showShape(from)}, but the input is ${showShape(images.shape)}: filters are [widths, channels of the output, channels of the input]`,
      { shapes: [images.shape, f.shape, target] },
    );
  const y = convolveInput(images, f, { axes, groups: 1 });
  return channelsFirst ? (transpose(y, [...orders.first]) as Tensor) : y;
}
