import type { DTypeOf, Of, Shape, Sizes, Tensor, TensorLike } from "@gradtape/core";
import { checkShape, defineOp, dispatch1, e, storeTo, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { gatheredNd } from "./gatherNd.ts";
import { checkIndexDType, checkIndices, toIndices } from "./index-range.ts";
import { checkUpdates, namedAxes } from "./nd-layout.ts";
import { scatterInto } from "./scatter-into.ts";

interface ScatterNdAttrs {
  readonly shape: Shape;
  readonly batchDims: number;
}

const scatterNdOp = /*@__PURE__*/ defineOp<ScatterNdAttrs>({
  name: "scatterNd",
  infer([indices, x], { shape, batchDims }) {
    checkIndexDType("scatterNd", indices);
    checkDType("scatterNd", x.dtype, "number");
    checkUpdates("scatterNd", x.shape, shape, indices.shape, batchDims);
    return [{ shape, dtype: x.dtype }];
  },
  lower: ([indices, x], { batchDims }, [out]) => [
    { kind: "map", axes: out.shape, reads: [], store: storeTo(0, out, e.const(0, out.dtype)) },
    scatterInto(out, { spec: x, input: 1 }, { spec: indices, input: 0 }, batchDims, "sum"),
  ],
  validate: ([indices], { shape, batchDims }) =>
    checkIndices("scatterNd", indices, shape, namedAxes(indices.shape, batchDims)),
  grad: ({ inputs: [indices], attrs: { batchDims } }, g) => [
    null,
    () => gatheredNd(g, indices, batchDims),
  ],
});

/** Zeros with `x` added at the places of the indices. */
export const scatteredNd = (indices: Tensor, x: Tensor, shape: Shape, batchDims: number): Tensor =>
  dispatch1(scatterNdOp, [indices, x], { shape, batchDims });

/**
 * Zeros of the given shape with `updates` added at the places that `indices` name: the last axis of the indices holds a place,
 * `result[indices[i, 0], indices[i, 1], …, …] += updates[i, …]`. The transpose of `gatherNd`.
 *
 * Shape: `shape`; updates are `indices.shape[:-1] + shape[indices.shape[-1]:]`. Dtypes: integers, floats and complex; indices are
 * integers (int32 from JavaScript numbers). Throws `ShapeError` for updates of another shape, and for an index out of range
 * where it can be seen in time; on the others (WebGPU, compiled functions) such an update is dropped.
 * Gradient: to updates `g` at their places.
 *
 * @example
 * scatterNd([[1], [3], [1]], [5, 6, 7], [4]).arraySync() // => [0, 12, 0, 6]
 */
export function scatterNd<const U extends TensorLike, const S extends Shape>(
  indices: TensorLike,
  updates: U,
  shape: S,
): Of<Sizes<S>, DTypeOf<U>>;
export function scatterNd(indices: TensorLike, updates: TensorLike, shape: Shape): Tensor {
  return scatteredNd(
    toIndices("scatterNd", indices),
    toTensor("scatterNd", updates),
    checkShape("scatterNd", shape),
    0,
  );
}
