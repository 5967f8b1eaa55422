// Resampling along one axis: the op behind every way of resizing, and behind the filters of images.
import type { DType, Shape, Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  readOf,
  storeTo,
  upload,
  type Access,
  type Expr,
  type Kernel,
  type MapKernel,
  type Spec,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";
import { inPhases, phasesOf } from "./phases.ts";
import { isIdentity, transposedTaps, type Taps } from "./taps.ts";

interface ResampleAttrs {
  readonly axis: number;
  readonly taps: Taps;
  /** The tables have an entry for each element of the result's axis and the last axis, not for each of its axis alone. */
  readonly spread: boolean;
}

/** Up to so many taps are written out; more of them are a loop. */
const WRITTEN_OUT = 8;
/** Up to so many channels after the axis tables are spread over them, so that inner loops are long. */
const SPREAD = 16;

/** Kernels' axes, and where the tables and the elements of `x` are found. */
interface Layout {
  readonly axes: readonly number[];
  readonly store: readonly number[];
  readonly x: (tap: number) => Access;
  readonly starts: Access;
  /** Where the first tap is, counted from `x`. */
  readonly first: Expr;
  /** How far one tap is from the next. */
  readonly stride: number;
  readonly weight: (tap: number) => Access;
  /** How many places the axis has for each element. */
  readonly unit: number;
}

function layOut(
  [x, starts, weights]: readonly (Spec | undefined)[],
  { axis, taps, spread }: ResampleAttrs,
  out: Spec,
): Layout {
  const { strides } = x!;
  const stride = strides[axis]!;
  const channels = spread ? out.shape.at(-1)! : 1;
  const inner = innerSize(out.shape, axis);
  // Where the axis and the channels are one stretch of the input, they are one loop.
  const merged = spread && strides[axis + 1] === 1 && stride === inner;
  const shape = merged ? [...out.shape.slice(0, axis), taps.to * channels] : out.shape;
  const along = (step: number): number[] =>
    shape.map((_, d) => (d !== axis ? 0 : merged ? step : step * channels));
  const start = e.load(taps.span > WRITTEN_OUT ? 1 : taps.span, "int32");
  return {
    axes: shape,
    store: merged ? [...out.strides.slice(0, axis), 1] : out.strides,
    x: (tap) => ({
      ...readOf(0, x!, merged ? [...strides.slice(0, axis), 0] : strides.with(axis, 0)),
      offset: tap * stride,
    }),
    starts: readOf(1, starts!, along(1)),
    first:
      stride === inner && (!spread || merged) ? start : e.mul(e.floorDiv(start, inner), stride),
    stride,
    weight: (tap) => ({
      ...readOf(2, weights!, along(1)),
      offset: tap * weights!.strides[0]!,
    }),
    unit: merged ? channels : 1,
  };
}

/** The kernel, by strides where the taps repeat. */
function written(
  kernel: MapKernel,
  unit: number,
  [x, , weights]: readonly (Spec | undefined)[],
  { axis, taps, spread }: ResampleAttrs,
  out: Spec,
): Kernel | readonly Kernel[] {
  const phases = phasesOf(taps);
  if (!phases) return kernel;
  const channels = spread ? out.shape.at(-1)! : 1;
  return inPhases(kernel, unit, phases, { x: x!, weights, out, axis, span: taps.span, channels });
}

const resampleOp = /*@__PURE__*/ defineOp<ResampleAttrs>({
  name: "resample",
  infer: ([x, , weights], { axis, taps }) => [
    { shape: x.shape.with(axis, taps.to), dtype: weights!.dtype },
  ],
  lower(inputs, attrs, [out]) {
    const { axes, store, x, starts, first, stride, weight, unit } = layOut(inputs, attrs, out);
    const { span } = attrs.taps;
    const element = (tap: number): Expr => e.cast(e.gather(tap, inputs[0].dtype, first), out.dtype);
    if (span <= WRITTEN_OUT) {
      const taps = Array.from({ length: span }, (_, k) => k);
      const sum = taps
        .map((k) => e.mul(e.load(span + 1 + k, out.dtype), element(k)))
        .reduce((a, b) => e.add(a, b));
      const kernel: MapKernel = {
        kind: "map",
        axes,
        reads: [...taps.map(x), starts, ...taps.map(weight)],
        store: storeTo(0, out, sum, { strides: store }),
      };
      return written(kernel, unit, inputs, attrs, out);
    }
    const withTap = (read: Access, step: number): Access => ({
      ...read,
      strides: [...read.strides, step],
    });
    return {
      kind: "reduce",
      axes: [...axes, span],
      kept: axes.length,
      combine: "sum",
      body: e.mul(e.load(2, out.dtype), element(0)),
      reads: [
        withTap(x(0), stride),
        withTap(starts, 0),
        withTap(weight(0), inputs[2]!.strides[0]!),
      ],
      store: storeTo(0, out, e.acc(out.dtype), { strides: store }),
    };
  },
  // A linear map: its gradient is the transposed map, which is one of the same kind.
  grad: ({ inputs: [x], attrs: { axis, taps } }, g) => [
    () => cast(resampled(g, axis, transposedTaps(taps)), x.dtype),
    null,
    null,
  ],
});

/** As `resample` with one tap of weight 1: elements in their own dtype. */
const pickOp = /*@__PURE__*/ defineOp<ResampleAttrs>({
  name: "pick",
  infer: ([x], { axis, taps }) => [{ shape: x.shape.with(axis, taps.to), dtype: x.dtype }],
  lower(inputs, attrs, [out]) {
    const { axes, store, x, starts, first, unit } = layOut(inputs, attrs, out);
    const kernel: MapKernel = {
      kind: "map",
      axes,
      reads: [x(0), starts],
      store: storeTo(0, out, e.gather(0, out.dtype, first), { strides: store }),
    };
    return written(kernel, unit, inputs, attrs, out);
  },
  grad: ({ inputs: [x], attrs: { axis, taps } }, g) => [
    () => cast(resampled(g, axis, transposedTaps(taps)), x.dtype),
    null,
  ],
});

/** The dtype of what is computed from images: float32, or float64 from float64. */
export const floatOf = (dtype: DType): "float32" | "float64" =>
  dtype === "float64" ? "float64" : "float32";

/** `x` with the taps applied along an axis, as float32 (float64 if x is). */
export function resampled(x: Tensor, axis: number, taps: Taps): Tensor {
  checkDType("resample", x.dtype, "real");
  const dtype = floatOf(x.dtype);
  if (isIdentity(taps)) return cast(x, dtype);
  const { to, span, weights } = taps;
  const channels = channelsAfter(x, axis);
  const table = new (dtype === "float64" ? Float64Array : Float32Array)(span * to * channels);
  for (let k = 0, i = 0; k < span; k++)
    for (let o = 0; o < to; o++)
      for (let c = 0; c < channels; c++) table[i++] = weights[o * span + k]!;
  return dispatch1(
    resampleOp,
    [x, startsOf(taps, x, axis, channels), upload(table, [span, to * channels], dtype)],
    { axis, taps, spread: channels > 1 },
  );
}

/** `x` with the elements along an axis that the taps name, each of them one. */
export function picked(x: Tensor, axis: number, taps: Taps): Tensor {
  if (isIdentity(taps)) return x;
  const channels = channelsAfter(x, axis);
  return dispatch1(pickOp, [x, startsOf(taps, x, axis, channels)], {
    axis,
    taps,
    spread: channels > 1,
  });
}

/** The size of the one axis that follows, where it is small. */
function channelsAfter(x: Tensor, axis: number): number {
  const channels = axis === x.rank - 2 ? x.shape[axis + 1]! : 1;
  return channels >= 1 && channels <= SPREAD ? channels : 1;
}

/** The number of elements that lie between neighbours on an axis of a dense tensor. */
const innerSize = (shape: Shape, axis: number): number =>
  shape.slice(axis + 1).reduce((n, size) => n * size, 1);

/** Where the taps of each element start in a dense tensor, for each of its channels if there are several. */
function startsOf({ to, starts }: Taps, x: Tensor, axis: number, channels: number): Tensor {
  const inner = innerSize(x.shape, axis);
  const table = new Int32Array(to * channels);
  for (let o = 0, i = 0; o < to; o++)
    for (let c = 0; c < channels; c++) table[i++] = starts[o]! * inner + c;
  return upload(table, [to * channels], "int32");
}
