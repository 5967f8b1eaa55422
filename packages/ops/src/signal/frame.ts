import {
  DTYPES,
  type DTypeOf,
  type Shape,
  type ShapeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkOptions,
  checkShape,
  dispatch1,
  normalizeAxis,
  toTensor,
} from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";
import { pad, padded } from "../shape/pad.ts";
import { checkRank } from "./fourier-op.ts";
import { checkSize } from "./frame-sizes.ts";
import { overlapped } from "./overlapAndAdd.ts";

interface FrameAttrs {
  /** Where the frames are in the result; their elements are behind. */
  readonly axis: number;
  readonly length: number;
  readonly step: number;
  readonly count: number;
}

const frameOp = /*@__PURE__*/ movement<FrameAttrs>({
  name: "signal.frame",
  shape: ({ shape }, { axis, length, count }) => shape.toSpliced(axis, 1, count, length),
  view: ({ strides }, { axis, step }, { shape }) => ({
    shape,
    strides: strides.toSpliced(axis, 1, strides[axis]! * step, strides[axis]!),
    offset: 0,
  }),
  grad:
    ({ inputs: [x], attrs: { axis, step } }, g) =>
    () =>
      overlapped(g, { axis, step, size: x.shape[axis]! }),
});

/** `count` frames of `length` elements along an axis, each `step` after the one before, all of them inside. */
export const framed = (x: Tensor, attrs: FrameAttrs): Tensor => dispatch1(frameOp, [x], attrs);

export interface FrameOptions {
  /** Whether frames that begin inside and end outside are taken too. Default: false. */
  padEnd?: boolean;
  /** What they have outside. Default: 0, false, or the empty string. */
  padValue?: number | bigint | boolean | string;
  /** Default: -1. */
  axis?: number;
}

/** S with frames of unknown number and their elements in place of the last axis, if that is the axis. */
export type FrameOf<X> =
  ShapeOf<X> extends readonly [number]
    ? Tensor<[number, number], DTypeOf<X>>
    : Tensor<Shape, DTypeOf<X>>;

/**
 * A window of `frameLength` elements that goes along an axis in steps of `frameStep`: frame i has the elements from
 * `i · frameStep` on. Frames that do not lie inside are left out, or with `padEnd` filled up. Copies nothing, unless it pads.
 *
 * Shape: in place of the axis, of size n, `[frames, frameLength]` with `⌊(n - frameLength) / frameStep⌋ + 1` frames, or
 * `⌈n / frameStep⌉` with `padEnd`. Dtypes: any. Throws `ArgumentError` for a negative length and a step below 1, `ShapeError` for
 * a scalar. Gradient: `overlapAndAdd` of `g`.
 *
 * @example
 * signal.frame([1, 2, 3, 4, 5], 3, 2).arraySync() // => [[1, 2, 3], [3, 4, 5]]
 * @example
 * signal.frame([1, 2, 3, 4], 3, 2, { padEnd: true, padValue: 9 }).arraySync() // => [[1, 2, 3], [3, 4, 9]]
 */
export function frame<const X extends TensorLike>(
  signal: X,
  frameLength: number,
  frameStep: number,
  options?: FrameOptions,
): FrameOf<X>;
export function frame(
  signal: TensorLike,
  frameLength: number,
  frameStep: number,
  options?: FrameOptions,
): Tensor {
  const op = "signal.frame";
  checkOptions(op, options, ["padEnd", "padValue", "axis"]);
  const x = toTensor(op, signal);
  checkRank(op, x, 1);
  const length = checkSize(op, "frameLength", frameLength, 0);
  const step = checkSize(op, "frameStep", frameStep, 1);
  const axis = normalizeAxis(op, options?.axis ?? -1, x.rank);
  const n = x.shape[axis]!;
  if (!options?.padEnd) {
    const count = Math.max(0, Math.floor((n - length) / step) + 1);
    return framed(x, { axis, length, step, count });
  }
  const count = Math.ceil(n / step);
  const missing = Math.max(0, length + step * (count - 1) - n);
  return framed(extended(op, x, axis, missing, options.padValue), { axis, length, step, count });
}

/** `x` with elements behind. */
function extended(
  op: string,
  x: Tensor,
  axis: number,
  more: number,
  value: FrameOptions["padValue"],
): Tensor {
  if (more === 0) return x;
  checkShape(op, x.shape.with(axis, x.shape[axis]! + more));
  const paddings = x.shape.map((_, d) => [0, d === axis ? more : 0] as const);
  if (value === undefined && DTYPES[x.dtype].kind !== "string") return padded(x, paddings, 0);
  return pad(x, paddings, value === undefined ? {} : { constantValues: value }) as Tensor;
}
