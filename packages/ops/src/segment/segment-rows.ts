// The way back from segments: to each id its row.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, NONE, readOf, storeTo } from "@gradtape/core/internal";
import { indexInto } from "../index/index-range.ts";
import { idsStrides } from "./segment-reduction.ts";
import { summedInto } from "./unsortedSegmentSum.ts";

const segmentRowsOp = /*@__PURE__*/ defineOp({
  name: "segmentRows",
  infer: ([x, ids]) => [{ shape: [...ids.shape, ...x.shape.slice(1)], dtype: x.dtype }],
  lower([x, ids], _, [out]) {
    const { at, inside } = indexInto(e.load(1, ids.dtype), x.shape[0]!);
    const element = e.gather(0, x.dtype, e.mul(at, x.strides[0]!));
    const own = ids.shape.map(() => 0);
    return {
      kind: "map",
      axes: out.shape,
      reads: [
        readOf(0, x, [...own, ...x.strides.slice(1)]),
        readOf(1, ids, idsStrides(ids, out.shape.length)),
      ],
      store: storeTo(0, out, e.where(inside, element, 0)),
    };
  },
  grad: ({ inputs: [x, ids] }, g) => [() => summedInto(g, ids, x.shape[0]!), null],
});

/** For each id the row of `x` that it names: the transpose of a sum over segments. That of an id below 0 is zeros. */
export const segmentRows = (x: Tensor, ids: Tensor): Tensor =>
  dispatch1(segmentRowsOp, [x, ids], NONE);
