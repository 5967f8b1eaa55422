import type { DTypeOf, Of, Shape, Tensor, TensorLike } from "@gradtape/core";
import {
  checkOptions,
  defineOp,
  dispatch1,
  e,
  readOf,
  storeTo,
  toTensor,
} from "@gradtape/core/internal";
import { normalizeBatchDims } from "./gather-layout.ts";
import { checkIndexDType, checkIndices, toIndices } from "./index-range.ts";
import { checkNd, columnReads, namedAxes, ndStrides, pickedShape, placeExpr } from "./nd-layout.ts";
import { scatteredNd } from "./scatterNd.ts";

interface GatherNdAttrs {
  readonly batchDims: number;
}

const gatherNdOp = /*@__PURE__*/ defineOp<GatherNdAttrs>({
  name: "gatherNd",
  infer([x, indices], { batchDims }) {
    checkIndexDType("gatherNd", indices);
    checkNd("gatherNd", x.shape, indices.shape, batchDims);
    return [{ shape: pickedShape(x.shape, indices.shape, batchDims), dtype: x.dtype }];
  },
  lower([x, indices], { batchDims }, [out]) {
    const { at, inside } = placeExpr(x, indices, 1, batchDims);
    const element = e.gather(0, x.dtype, at);
    return {
      kind: "map",
      axes: out.shape,
      reads: [
        readOf(0, x, ndStrides(x, indices.shape, batchDims)),
        ...columnReads(1, indices, out.shape.length),
      ],
      // As in gather: where indices cannot be checked beforehand, one out of range gives 0.
      store: storeTo(0, out, x.dtype === "string" ? element : e.where(inside, element, 0)),
    };
  },
  validate: ([x, indices], { batchDims }) =>
    checkIndices("gatherNd", indices, x.shape, namedAxes(indices.shape, batchDims)),
  grad: ({ inputs: [x, indices], attrs: { batchDims } }, g) => [
    () => scatteredNd(indices, g, x.shape, batchDims),
    null,
  ],
});

/** What the indices pick out of `x`. */
export const gatheredNd = (x: Tensor, indices: Tensor, batchDims: number): Tensor =>
  dispatch1(gatherNdOp, [x, indices], { batchDims });

/**
 * The elements or parts of `params` at places of several axes: the last axis of `indices` holds a place,
 * `result[i, …] = params[indices[i, 0], indices[i, 1], …, …]`.
 *
 * With `batchDims` b, the first b axes of both are the same batches, and each picks within its own.
 *
 * Shape: `indices.shape[:-1] + params.shape[batchDims + indices.shape[-1]:]`. Dtypes: any; indices are integers (int32 from
 * JavaScript numbers). Throws `ShapeError` if the indices name more axes than there are, and for an index out of range where it
 * can be seen in time; on the others (WebGPU, compiled functions) such an element is 0.
 * Gradient: to params `g`, added up where an element was picked several times.
 *
 * @example
 * gatherNd([[1, 2], [3, 4]], [[0, 1], [1, 0]]).arraySync() // => [2, 3]
 */
export function gatherNd<const X extends TensorLike>(
  params: X,
  indices: TensorLike,
  options?: { batchDims?: number },
): Of<Shape, DTypeOf<X>>;
export function gatherNd(
  params: TensorLike,
  indices: TensorLike,
  options?: { batchDims?: number },
): Tensor {
  checkOptions("gatherNd", options, ["batchDims"]);
  const x = toTensor("gatherNd", params);
  const i = toIndices("gatherNd", indices);
  const most = Math.min(x.shape.length, i.shape.length - 1);
  return gatheredNd(
    x,
    i,
    normalizeBatchDims("gatherNd", options?.batchDims ?? 0, i.shape.length, Math.max(0, most)),
  );
}
