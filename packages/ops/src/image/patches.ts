// Windows that slide over images.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, storeTo, type Op } from "@gradtape/core/internal";

/** Along one axis. */
export interface Window {
  readonly size: number;
  readonly stride: number;
  /** Elements between neighbours in the window are this far apart. */
  readonly rate: number;
  /** How far the first window begins before the image. */
  readonly before: number;
  /** The number of windows. */
  readonly count: number;
}

export interface PatchAttrs {
  /** Of rows and of columns. */
  readonly windows: readonly [Window, Window];
}

/** `count`, for `SAME` padding or none. */
export function windowOver(
  length: number,
  [size, stride, rate]: readonly [number, number, number],
  padding: "SAME" | "VALID",
): Window {
  const reach = (size - 1) * rate + 1;
  if (padding === "VALID") {
    const count = Math.max(0, Math.ceil((length - reach + 1) / stride));
    return { size, stride, rate, before: 0, count };
  }
  const count = Math.ceil(length / stride);
  const missing = Math.max(0, (count - 1) * stride + reach - length);
  return { size, stride, rate, before: Math.floor(missing / 2), count };
}

/** Loops over images, windows, places in the window, and channels; and the strides of images in them. */
function loops(
  [sn, sh, sw, sc]: readonly number[],
  [rows, columns]: PatchAttrs["windows"],
): { strides: number[]; offset: number } {
  return {
    strides: [
      sn!,
      sh! * rows.stride,
      sw! * columns.stride,
      sh! * rows.rate,
      sw! * columns.rate,
      sc!,
    ],
    offset: -rows.before * sh! - columns.before * sw!,
  };
}

const axesOf = (
  [n, , , channels]: readonly number[],
  [rows, columns]: PatchAttrs["windows"],
): number[] => [n!, rows.count, columns.count, rows.size, columns.size, channels!];

/** For each axis of windows: its place among the loops, the window, and the image's size. */
const sides = (
  [, height, width]: readonly number[],
  [rows, columns]: PatchAttrs["windows"],
): readonly (readonly [number, Window, number])[] => [
  [1, rows, height!],
  [2, columns, width!],
];

/** Whether all windows lie within the axis. */
const isInside = ({ size, stride, rate, before, count }: Window, length: number): boolean =>
  before === 0 && (count - 1) * stride + (size - 1) * rate < length;

const extractOp: Op<PatchAttrs> = /*@__PURE__*/ defineOp<PatchAttrs>({
  name: "extractPatches",
  infer: ([x], { windows }) => [{ shape: axesOf(x.shape, windows), dtype: x.dtype }],
  lower([x], { windows }, [out]) {
    const guards = sides(x.shape, windows).flatMap(([axis, w, length]) =>
      isInside(w, length)
        ? []
        : [
            {
              offset: -w.before,
              strides: out.shape.map((_, d) =>
                d === axis ? w.stride : d === axis + 2 ? w.rate : 0,
              ),
              size: length,
            },
          ],
    );
    return {
      kind: "map",
      axes: out.shape,
      reads: [
        {
          input: 0,
          dtype: x.dtype,
          ...loops(x.strides, windows),
          ...(guards.length > 0 && { guards }),
        },
      ],
      store: storeTo(0, out, e.load(0, x.dtype)),
    };
  },
  grad: ({ inputs: [x], attrs: { windows } }, g) => [
    () => dispatch1(foldOp, [g], { windows, shape: x.shape }),
  ],
});

/** The transposed map: every element of a window is added where it came from. */
const foldOp: Op<PatchAttrs & { shape: readonly number[] }> = /*@__PURE__*/ defineOp({
  name: "foldPatches",
  infer: ([g], { shape }) => [{ shape, dtype: g.dtype }],
  lower([g], { windows }, [out]) {
    const inside = sides(out.shape, windows).flatMap(([axis, w, length]) => {
      if (isInside(w, length)) return [];
      const at = e.add(e.mul(e.axis(axis), w.stride), e.mul(e.axis(axis + 2), w.rate));
      return [e.ge(at, w.before), e.lt(at, length + w.before)];
    });
    const here = e.const(0, "int32");
    return [
      { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, out.dtype)) },
      {
        kind: "scatter",
        combine: "sum",
        axes: g.shape,
        reads: [{ input: 0, dtype: g.dtype, offset: 0, strides: g.strides }],
        // Where there is no pixel nothing is added.
        at:
          inside.length === 0
            ? here
            : e.where(
                inside.reduce((a, b) => e.and(a, b)),
                here,
                -1,
              ),
        limit: 1,
        store: storeTo(0, out, e.load(0, g.dtype), loops(out.strides, windows)),
      },
    ];
  },
  grad: ({ attrs: { windows } }, h) => [() => patchesOf(h, windows)],
});

/** `[n, rows, columns, window rows, window columns, channels]` of a batch of images. */
export const patchesOf = (x: Tensor, windows: PatchAttrs["windows"]): Tensor =>
  dispatch1(extractOp, [x], { windows });
