// How `gatherNd` and `scatterNd` line things up: `[...indices without the last axis, ...rest of the tensor]`.
import { ShapeError, type Shape } from "@gradtape/core";
import {
  e,
  sameShape,
  showShape,
  type Access,
  type Expr,
  type Spec,
} from "@gradtape/core/internal";
import { checkBatches } from "./gather-layout.ts";
import { indexInto } from "./index-range.ts";

/** Number of axes that an index names: the size of the last axis of the indices. */
export const depthOf = (indices: Shape): number => indices[indices.length - 1]!;

/** Throws unless indices of this shape fit a tensor of that one. */
export function checkNd(op: string, shape: Shape, indices: Shape, batchDims: number): void {
  const fields = { shapes: [shape, indices] };
  if (indices.length === 0) {
    throw new ShapeError(
      op,
      "indices must have an axis, the last, that holds the places of one element: got a scalar",
      fields,
    );
  }
  const depth = depthOf(indices);
  const left = shape.length - batchDims;
  if (depth > left) {
    const without = batchDims > 0 ? ` after ${batchDims} batch axes` : "";
    throw new ShapeError(
      op,
      `indices ${showShape(indices)} name ${depth} axes, ${showShape(shape)} has ${left}${without}`,
      fields,
    );
  }
  checkBatches(op, shape, indices, batchDims);
}

/** The shape of what the indices pick out. */
export const pickedShape = (shape: Shape, indices: Shape, batchDims: number): number[] => [
  ...indices.slice(0, -1),
  ...shape.slice(batchDims + depthOf(indices)),
];

/** Throws unless updates have the shape of what the indices pick out. */
export function checkUpdates(
  op: string,
  updates: Shape,
  shape: Shape,
  indices: Shape,
  batchDims: number,
): void {
  checkNd(op, shape, indices, batchDims);
  const want = pickedShape(shape, indices, batchDims);
  if (sameShape(want, updates)) return;
  throw new ShapeError(
    op,
    `updates ${showShape(updates)} do not fit: indices ${showShape(indices)} pick ${showShape(want)} out of ${showShape(shape)}`,
    {
      shapes: [updates, indices, shape],
    },
  );
}

/** Strides of the tensor over the axes of the picked: 0 along those of the indices alone. */
export const ndStrides = (
  { strides }: Pick<Spec, "strides">,
  indices: Shape,
  batchDims: number,
): number[] => [
  ...strides.slice(0, batchDims),
  ...new Array<number>(indices.length - 1 - batchDims).fill(0),
  ...strides.slice(batchDims + depthOf(indices)),
];

/** The columns of the indices as reads of `input`, one for each axis that they name. */
export const columnReads = (input: number, indices: Spec, rank: number): Access[] =>
  Array.from({ length: depthOf(indices.shape) }, (_, k) => ({
    input,
    dtype: indices.dtype,
    offset: k * indices.strides[indices.strides.length - 1]!,
    strides: [
      ...indices.strides.slice(0, -1),
      ...new Array<number>(rank - indices.shape.length + 1).fill(0),
    ],
  }));

/** Where the element lies, from `reads[first]` on for the columns; and whether all columns are in range. */
export function placeExpr(
  tensor: Pick<Spec, "shape" | "strides">,
  indices: Spec,
  first: number,
  batchDims: number,
): { readonly at: Expr; readonly inside: Expr } {
  let at = e.const(0, "int32");
  let inside = e.const(1, "bool");
  for (let k = 0; k < depthOf(indices.shape); k++) {
    const column = indexInto(e.load(first + k, indices.dtype), tensor.shape[batchDims + k]!);
    const step = e.mul(column.at, tensor.strides[batchDims + k]!);
    at = k === 0 ? step : e.add(at, step);
    inside = k === 0 ? column.inside : e.and(inside, column.inside);
  }
  return { at, inside };
}

/** The axes that the columns name. */
export const namedAxes = (indices: Shape, batchDims: number): number[] =>
  Array.from({ length: depthOf(indices) }, (_, k) => batchDims + k);
