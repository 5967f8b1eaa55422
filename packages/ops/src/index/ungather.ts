import type { Shape, Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, readOf, storeTo } from "@gradtape/core/internal";
import { indicesStrides, paramsAxes, type GatherAttrs } from "./gather-layout.ts";
import { gathered } from "./gather.ts";
import { indexInto } from "./index-range.ts";

interface UngatherAttrs extends GatherAttrs {
  readonly shape: Shape;
}

const ungatherOp = /*@__PURE__*/ defineOp<UngatherAttrs>({
  name: "ungather",
  infer: ([x], { shape }) => [{ shape, dtype: x.dtype }],
  lower([x, indices], attrs, [out]) {
    const stride = out.strides[attrs.axis]!;
    const size = out.shape[attrs.axis]!;
    const { at, inside } = indexInto(e.load(1, indices.dtype), size);
    const picked = indices.shape.slice(attrs.batchDims).map(() => 0);
    return [
      { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, out.dtype)) },
      {
        kind: "scatter",
        combine: "sum",
        axes: x.shape,
        reads: [
          readOf(0, x),
          readOf(1, indices, indicesStrides(indices.strides, x.shape.length, attrs)),
        ],
        at: e.where(inside, e.mul(at, stride), -1),
        limit: size * stride,
        store: storeTo(0, out, e.load(0, x.dtype), {
          strides: paramsAxes(out.strides, picked, attrs),
        }),
      },
    ];
  },
  grad: ({ inputs: [, indices], attrs }, g) => [() => gathered(g, indices, attrs), null],
});

/** Zeros of the given shape, with `x` added where `gather` with these indices reads: its transpose. */
export const ungather = (
  x: Tensor,
  indices: Tensor,
  shape: Shape,
  { axis, batchDims }: GatherAttrs,
): Tensor => dispatch1(ungatherOp, [x, indices], { shape, axis, batchDims });
