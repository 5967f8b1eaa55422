import {
  ArgumentError,
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, showShape, toTensor } from "@gradtape/core/internal";
import { channelOrders } from "../conv/convolve.ts";
import {
  formatOf,
  perSpatialAxis,
  windowAxes,
  type Padding,
  type PerAxis,
  type WindowAxis,
} from "../conv/windows.ts";
import { checkDType } from "../define/accepts.ts";
import { checkChoice } from "../define/check-choice.ts";
import { transpose } from "../shape/transpose.ts";
import { averages, maxima } from "./pooling.ts";

export type PoolingType = "AVG" | "MAX";

export interface PoolOptions {
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
 * The mean ("AVG") or the largest ("MAX") element of each window, over one to three spatial axes. Padding is never looked at:
 * means are those of the elements that are there.
 *
 * Shape: `[n, …sizes, channels] → [n, …windows, channels]`; windows are counted as by `convolution`. Dtypes: floats; for "MAX"
 * integers too. Throws `ShapeError` where the rank does not fit or a window is larger than what there is.
 * Gradient: of a mean, equal parts of `g` to the elements of its window; of a maximum, `g` to the first of the largest.
 *
 * @example
 * pool(reshape([1, 4, 2, 3], [1, 4, 1]), 2, "MAX", { strides: 2 }).dataSync() // => Float32Array.of(4, 3)
 */
export function pool<const X extends TensorLike>(
  input: X,
  windowShape: PerAxis,
  poolingType: PoolingType,
  options?: PoolOptions,
): Of<Shape, DTypeOf<X>>;
export function pool(
  input: TensorLike,
  windowShape: PerAxis,
  poolingType: PoolingType,
  options?: PoolOptions,
): Tensor {
  checkOptions("pool", options, ["strides", "padding", "dataFormat", "dilations"]);
  const type = checkChoice("pool", "poolingType", poolingType, ["AVG", "MAX"]);
  return pooled("pool", input, windowShape, type, { strides: 1, padding: "VALID", ...options });
}

type PooledOptions = PoolOptions & { strides: PerAxis; padding: Padding; rank?: number };

/** Pooling for `op`, over as many spatial axes as the input has, or `rank`. */
export function pooled(
  op: string,
  input: TensorLike,
  windowShape: PerAxis,
  type: PoolingType,
  options: PooledOptions,
): Tensor {
  return windowed(op, input, windowShape, options, type === "AVG" ? "float" : "real", (x, axes) =>
    type === "AVG" ? averages(x, axes) : maxima([x], axes),
  );
}

/** What `fold` makes of images with channels last, and their windows. */
export function windowed(
  op: string,
  input: TensorLike,
  windowShape: PerAxis,
  { strides, padding, dataFormat, dilations = 1, rank: want }: PooledOptions,
  accepts: "float" | "real",
  fold: (x: Tensor, axes: readonly WindowAxis[]) => Tensor,
): Tensor {
  const x = toTensor(op, input);
  checkDType(op, x.dtype, accepts);
  const rank = want ?? x.rank - 2;
  if (x.rank !== rank + 2 || rank < 1 || rank > 3)
    throw new ShapeError(
      op,
      `takes ${want ?? "one to three"} spatial axes between batch and channels, got ${showShape(x.shape)}: add axes with expandDims`,
      { shapes: [x.shape] },
    );
  const format = formatOf(op, rank, dataFormat);
  const orders = channelOrders(rank);
  const images = format.channelsFirst ? (transpose(x, [...orders.last]) as Tensor) : x;
  const widths = perSpatialAxis(op, "window", windowShape, format);
  const steps = perSpatialAxis(op, "dilations", dilations, format);
  const axes = windowAxes(
    op,
    images.shape.slice(1, -1),
    widths,
    perSpatialAxis(op, "strides", strides, format),
    steps,
    padding,
    format,
  );
  axes.forEach((axis, d) => checkSees(op, axis, d));
  const y = fold(images, axes);
  return format.channelsFirst ? (transpose(y, [...orders.first]) as Tensor) : y;
}

/** Windows of so many places may be larger than there is to see. */
const LARGE = 1024;

/** Throws if the first or the last window lies in the padding alone, or there is much more padding than anything else. */
function checkSees(op: string, axis: WindowAxis, d: number): void {
  const { size, count, width, stride, dilation, before } = axis;
  const span = (width - 1) * dilation + 1;
  if (width > LARGE && width > 3 * size)
    throw new ArgumentError(
      op,
      `a window of ${width} on spatial axis ${d}, whose size is ${size}, sees little but padding: give a smaller one`,
    );
  if (count === 0 || (before < span && (count - 1) * stride - before < size)) return;
  throw new ArgumentError(
    op,
    `a window of ${span} on spatial axis ${d} sees padding alone: pad by less than a window`,
  );
}
