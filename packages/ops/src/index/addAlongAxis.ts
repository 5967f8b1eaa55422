import type { Shape, Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, readOf, storeTo } from "@gradtape/core/internal";
import { indexInto } from "./index-range.ts";
import { takenAlong } from "./takeAlongAxis.ts";

interface AddAlongAxisAttrs {
  readonly axis: number;
  readonly shape: Shape;
}

const addAlongAxisOp = /*@__PURE__*/ defineOp<AddAlongAxisAttrs>({
  name: "addAlongAxis",
  infer: ([x], { shape }) => [{ shape, dtype: x.dtype }],
  lower([x, indices], { axis }, [out]) {
    const [stride, size] = [out.strides[axis]!, out.shape[axis]!];
    const { at, inside } = indexInto(e.load(1, indices.dtype), size);
    return [
      { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, out.dtype)) },
      {
        kind: "scatter",
        combine: "sum",
        axes: x.shape,
        reads: [readOf(0, x), readOf(1, indices)],
        at: e.where(inside, e.mul(at, stride), -1),
        limit: size * stride,
        store: storeTo(0, out, e.load(0, x.dtype), { strides: out.strides.with(axis, 0) }),
      },
    ];
  },
  grad: ({ inputs: [, indices], attrs: { axis } }, g) => [() => takenAlong(g, indices, axis), null],
});

/** Zeros of the given shape, with `x` added where `takeAlongAxis` with these indices reads: its transpose. */
export const addAlongAxis = (x: Tensor, indices: Tensor, axis: number, shape: Shape): Tensor =>
  dispatch1(addAlongAxisOp, [x, indices], { axis, shape });
