// Counts of whole numbers: what the ops of bins share.
import { isBig, type DType, type Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, readOf, storeTo } from "@gradtape/core/internal";
import { gathered } from "../index/gather.ts";
import { indexInto } from "../index/index-range.ts";

interface CountsAttrs {
  readonly size: number;
  readonly dtype: DType;
}

const countsOp = /*@__PURE__*/ defineOp<CountsAttrs>({
  name: "counts",
  infer: ([places], { size, dtype }) => [{ shape: [...places.shape.slice(0, -1), size], dtype }],
  lower(inputs, { size, dtype }, [out]) {
    const [places, weights] = inputs;
    const index = e.load(0, places.dtype);
    const { at, inside } = indexInto(index, size);
    return [
      { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, dtype)) },
      {
        kind: "scatter",
        combine: "sum",
        axes: places.shape,
        reads: inputs.map((x, i) => readOf(i, x)),
        // The kernel drops what is outside; only narrowing could bring it inside.
        at: isBig(places.dtype) || places.dtype === "uint32" ? e.where(inside, at, -1) : at,
        limit: size,
        store: storeTo(0, out, inputs.length > 1 ? e.load(1, weights.dtype) : e.const(1, dtype), {
          strides: [...out.strides.slice(0, -1), 0],
        }),
      },
    ];
  },
  grad({ inputs: [places] }, g) {
    const axis = places.rank - 1;
    return [null, () => gathered(g, places, { axis, batchDims: axis })];
  },
});

/**
 * How often each of `0 … size - 1` occurs along the last axis of `places`, or the sums of their weights; places outside are
 * left out. `dtype` is that of counts.
 */
export const counted = (
  places: Tensor,
  size: number,
  weights: Tensor | undefined,
  dtype: DType,
): Tensor =>
  weights
    ? dispatch1(countsOp, [places, weights], { size, dtype: weights.dtype })
    : dispatch1(countsOp, [places], { size, dtype });
