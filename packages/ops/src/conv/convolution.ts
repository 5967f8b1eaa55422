import {
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, sameDType, showShape, toTensors } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { transpose } from "../shape/transpose.ts";
import { channelOrders, convolve } from "./convolve.ts";
import { formatOf, perSpatialAxis, windowAxes, type Padding, type PerAxis } from "./windows.ts";

export interface ConvolutionOptions {
  /** Default: 1. */
  strides?: PerAxis;
  /** Default: "VALID". */
  padding?: Padding;
  /** Where the channels are: "NWC", "NHWC", "NDHWC" (the default, by rank), or "NCW", "NCHW", "NCDHW". */
  dataFormat?: string;
  /** Distance of the elements of a window. Default: 1. */
  dilations?: PerAxis;
}

/**
 * Convolution over one to three spatial axes (the cross-correlation that neural networks mean by it):
 * `y[n, o, m] = Σ x[n, o · stride + k · dilation - before, c] · filters[k, c, m]` over all places k of the window and channels c.
 *
 * The filters may take fewer channels than there are: then these are groups, each seen by its own share of the filters.
 *
 * Shape: `[n, …sizes, channels] * […widths, channels / groups, made] → [n, …windows, made]`. With padding "SAME" there are
 * `⌈size / stride⌉` windows, and of an odd number of padded elements the last is after; with "VALID"
 * `⌈(size - (width - 1) · dilation) / stride⌉`. Dtypes: integers and floats, both the same. Throws `ShapeError` where ranks or
 * channels do not fit, or a window is larger than what there is.
 * Gradient: to x the transposed convolution of `g`, to the filters the convolution of x with `g`.
 *
 * Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning (2016).
 *
 * @example
 * const x = reshape([1, 2, 3, 4], [1, 4, 1]);
 * convolution(x, reshape([1, 10], [2, 1, 1])).dataSync() // => Float32Array.of(21, 32, 43)
 */
export function convolution<const X extends TensorLike>(
  input: X,
  filters: TensorLike,
  options?: ConvolutionOptions,
): Of<Shape, DTypeOf<X>>;
export function convolution(
  input: TensorLike,
  filters: TensorLike,
  options?: ConvolutionOptions,
): Tensor {
  checkOptions("convolution", options, ["strides", "padding", "dataFormat", "dilations"]);
  const [x, f] = toTensors("convolution", input, filters);
  const rank = x.rank - 2;
  if (rank < 1 || rank > 3)
    throw new ShapeError(
      "convolution",
      `takes one to three spatial axes between batch and channels, got ${showShape(x.shape)}: add axes with expandDims`,
      { shapes: [x.shape] },
    );
  return convolved("convolution", x, f, rank, { strides: 1, padding: "VALID", ...options });
}

type ConvolvedOptions = ConvolutionOptions & {
  readonly strides: PerAxis;
  readonly padding: Padding;
};

/** A convolution over `rank` spatial axes, for `op`. */
export function convolved(
  op: string,
  x: Tensor,
  f: Tensor,
  rank: number,
  { strides, padding, dataFormat, dilations = 1 }: ConvolvedOptions,
): Tensor {
  checkConvolved(op, x, f, rank);
  const format = formatOf(op, rank, dataFormat);
  const { channelsFirst } = format;
  const orders = channelOrders(rank);
  const images = channelsFirst ? (transpose(x, [...orders.last]) as Tensor) : x;
  const [channels, taken, made] = [images.shape.at(-1)!, f.shape[rank]!, f.shape[rank + 1]!];
  const groups = taken === 0 ? 1 : channels / taken;
  if (!Number.isInteger(groups) || groups < 1 || made % groups !== 0)
    throw new ShapeError(
      op,
      `filters ${showShape(f.shape)} take ${taken} channels and make ${made}, the input ${showShape(x.shape)} has ${channels}: the input's channels must be a multiple of those taken, and those made of the groups`,
      { shapes: [x.shape, f.shape] },
    );
  const axes = windowAxes(
    op,
    images.shape.slice(1, -1),
    f.shape.slice(0, rank),
    perSpatialAxis(op, "strides", strides, format),
    perSpatialAxis(op, "dilations", dilations, format),
    padding,
    format,
  );
  const y = convolve(images, f, { axes, groups });
  return channelsFirst ? (transpose(y, [...orders.first]) as Tensor) : y;
}

/** Throws unless images and filters are numbers of one dtype, with batch or channels around their spatial axes. */
export function checkConvolved(op: string, x: Tensor, f: Tensor, rank: number): void {
  checkDType(op, x.dtype, "real");
  sameDType(op, x.dtype, f.dtype);
  const want = rank + 2;
  if (x.rank === want && f.rank === want && f.shape.slice(0, rank).every((n) => n > 0)) return;
  const sizes = ["width", "height, width", "depth, height, width"][rank - 1]!;
  throw new ShapeError(
    op,
    `takes an input [batch, ${sizes}, channels] and filters [${sizes}, channels in, channels out] of sizes above 0, got ${showShape(x.shape)} and ${showShape(f.shape)}`,
    { shapes: [x.shape, f.shape] },
  );
}
