import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import {
  broadcastToShape,
  checkOptions,
  defineOp,
  dispatch1,
  e,
  readOf,
  resolveStridedSlice,
  sameDType,
  storeTo,
  toTensor,
  type ResolvedSlice,
} from "@gradtape/core/internal";
import { zerosLike } from "../create/zerosLike.ts";
import { broadcastTo } from "../shape/broadcastTo.ts";
import {
  slicedBy,
  STRIDED_SLICE_OPTIONS,
  type StridedSliceOptions,
} from "../shape/stridedSlice.ts";
import { windowOf } from "../shape/window.ts";
import { copyOf } from "./copy-of.ts";

const tensorStridedSliceUpdateOp = /*@__PURE__*/ defineOp<ResolvedSlice>({
  name: "tensorStridedSliceUpdate",
  infer([x, value]) {
    sameDType("tensorStridedSliceUpdate", x.dtype, value.dtype);
    return [x];
  },
  lower: ([x, value], slice, [out]) => [
    copyOf(x, out),
    {
      kind: "map",
      axes: value.shape,
      reads: [readOf(1, value)],
      store: storeTo(0, out, e.load(0, x.dtype), windowOf(slice, out.strides)),
    },
  ],
  grad: ({ inputs: [, value], attrs }, g) => [
    () => sliceUpdated(g, attrs, zerosLike(value)),
    () => slicedBy(g, attrs),
  ],
});

/** `x` with a value of the slice's shape where the slice lies. */
export const sliceUpdated = (x: Tensor, { ranges, shape }: ResolvedSlice, value: Tensor): Tensor =>
  dispatch1(tensorStridedSliceUpdateOp, [x, value], { ranges, shape });

/**
 * `tensor` with `value` in place of what `stridedSlice` with the same arguments takes: `tensor[begin:end:strides] = value` as
 * a new tensor.
 *
 * Shape: that of the tensor; the value broadcasts to the slice's. Dtypes: any, both the same; JavaScript numbers take the
 * tensor's. Throws `ShapeError` if the value does not broadcast to the slice, `DTypeError` if the dtypes differ, and what
 * `stridedSlice` throws. Gradient: to the tensor `g` with zeros where the slice lies, to the value `g` there.
 *
 * @example
 * tensorStridedSliceUpdate([1, 2, 3, 4], [1], [3], [20, 30]).arraySync() // => [1, 20, 30, 4]
 */
export function tensorStridedSliceUpdate<const X extends TensorLike>(
  tensor: Arg<X>,
  begin: readonly number[],
  end: readonly number[],
  value: TensorLike,
  options?: StridedSliceOptions,
): Like<X>;
export function tensorStridedSliceUpdate(
  tensor: TensorLike,
  begin: readonly number[],
  end: readonly number[],
  value: TensorLike,
  options?: StridedSliceOptions,
): Tensor {
  const op = "tensorStridedSliceUpdate";
  checkOptions(op, options, STRIDED_SLICE_OPTIONS);
  const x = toTensor(op, tensor);
  const slice = resolveStridedSlice(op, x.shape, { ...options, begin, end });
  const part = toTensor(op, value, x.dtype);
  broadcastToShape(op, part.shape, slice.shape);
  return sliceUpdated(x, slice, broadcastTo(part, slice.shape));
}
