import type { Shape, Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  readOf,
  storeTo,
  type ResolvedSlice,
} from "@gradtape/core/internal";
import { slicedBy } from "./stridedSlice.ts";
import { windowOf } from "./window.ts";

interface IntoSliceAttrs {
  readonly shape: Shape;
  readonly slice: ResolvedSlice;
}

const intoSliceOp = /*@__PURE__*/ defineOp<IntoSliceAttrs>({
  name: "intoSlice",
  infer: ([x], { shape }) => [{ shape, dtype: x.dtype }],
  lower: ([x], { slice }, [out]) => [
    { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, x.dtype)) },
    {
      kind: "map",
      axes: x.shape,
      reads: [readOf(0, x)],
      store: storeTo(0, out, e.load(0, x.dtype), windowOf(slice, out.strides)),
    },
  ],
  grad: ({ attrs: { slice } }, g) => [() => slicedBy(g, slice)],
});

/** Zeros of the given shape with `x` where the slice lies: what `stridedSlice` does, transposed. */
export const intoSlice = (
  x: Tensor,
  shape: Shape,
  { ranges, shape: window }: ResolvedSlice,
): Tensor => dispatch1(intoSliceOp, [x], { shape, slice: { ranges, shape: window } });
