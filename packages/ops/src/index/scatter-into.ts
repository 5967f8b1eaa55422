// The kernel that `scatterNd` and its relatives end with.
import { e, readOf, storeTo, type ScatterKernel, type Spec } from "@gradtape/core/internal";
import { columnReads, depthOf, ndStrides, placeExpr } from "./nd-layout.ts";

/** An input and which of the op's it is. */
interface Input {
  readonly spec: Spec;
  readonly input: number;
}

/** Writes the updates into the output at the places of the indices; those out of range are dropped. */
export function scatterInto(
  out: Spec,
  updates: Input,
  indices: Input,
  batchDims: number,
  combine: ScatterKernel["combine"],
): ScatterKernel {
  const { at, inside } = placeExpr(out, indices.spec, 1, batchDims);
  const depth = depthOf(indices.spec.shape);
  const { shape, dtype } = updates.spec;
  return {
    kind: "scatter",
    combine,
    axes: shape,
    reads: [
      readOf(updates.input, updates.spec),
      ...columnReads(indices.input, indices.spec, shape.length),
    ],
    at: e.where(inside, at, -1),
    limit: depth === 0 ? 1 : out.shape[batchDims]! * out.strides[batchDims]!,
    store: storeTo(0, out, e.load(0, dtype), {
      strides: ndStrides(out, indices.spec.shape, batchDims),
    }),
  };
}
