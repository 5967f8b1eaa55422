import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import {
  checkOptions,
  dispatch1,
  resolveStridedSlice,
  toTensor,
  type ResolvedSlice,
  type StridedSlice,
} from "@gradtape/core/internal";
import { movement } from "../define/movement.ts";
import { intoSlice } from "./intoSlice.ts";
import { windowOf } from "./window.ts";

const stridedSliceOp = /*@__PURE__*/ movement<ResolvedSlice>({
  name: "stridedSlice",
  shape: (_, { shape }) => shape,
  view: (x, slice, { shape }) => ({ shape, ...windowOf(slice, x.strides) }),
  grad:
    ({ inputs: [x], attrs }, g) =>
    () =>
      intoSlice(g, x.shape, attrs),
});

/** A slice of `x` whose ranges are known. */
export const slicedBy = (x: Tensor, { ranges, shape }: ResolvedSlice): Tensor =>
  dispatch1(stridedSliceOp, [x], { ranges, shape });

/** Place `index` of axis `axis`, without the axis. */
export const placeOf = (x: Tensor, axis: number, index: number): Tensor =>
  slicedBy(x, {
    ranges: x.shape.map((n, d) =>
      d === axis ? { start: index, step: 1, count: 1 } : { start: 0, step: 1, count: n },
    ),
    shape: x.shape.toSpliced(axis, 1),
  });

/** Masks are bit fields: bit i speaks of entry i of `begin` and `end`. */
export type StridedSliceOptions = {
  -readonly [K in Exclude<keyof StridedSlice, "begin" | "end">]?: StridedSlice[K];
};

/** The names of these options. */
export const STRIDED_SLICE_OPTIONS = [
  "strides",
  "beginMask",
  "endMask",
  "ellipsisMask",
  "newAxisMask",
  "shrinkAxisMask",
];

/**
 * The elements from `begin` to but without `end` on each axis, `strides` (1 by default) apart, as Python's
 * `x[begin:end:stride]`: negative places count from the end, negative strides go backwards, ends are clamped to the axis.
 * Axes for which nothing is said are taken whole. Copies nothing.
 *
 * Bit i of a mask changes entry i: `beginMask` and `endMask` ignore that end, `ellipsisMask` makes the entry stand for all
 * axes between, `newAxisMask` for a new axis of size 1, and `shrinkAxisMask` for the single place `begin[i]`, whose axis goes.
 * `at(x, 0, "1:3", null)` says the same in a more readable way.
 *
 * Dtypes: any. Throws `ShapeError` for more entries than axes and a single place out of range, `ArgumentError` for a stride of
 * 0 and lists of different lengths. Gradient: `g`, with zeros where `x` was left out.
 *
 * @example
 * stridedSlice([1, 2, 3, 4, 5], [-1], [0], { strides: [-2] }).arraySync() // => [5, 3]
 */
export function stridedSlice<const X extends TensorLike>(
  x: X,
  begin: readonly number[],
  end: readonly number[],
  options?: StridedSliceOptions,
): Of<Shape, DTypeOf<X>>;
export function stridedSlice(
  x: TensorLike,
  begin: readonly number[],
  end: readonly number[],
  options?: StridedSliceOptions,
): Tensor {
  checkOptions("stridedSlice", options, STRIDED_SLICE_OPTIONS);
  const t = toTensor("stridedSlice", x);
  return slicedBy(t, resolveStridedSlice("stridedSlice", t.shape, { ...options, begin, end }));
}
