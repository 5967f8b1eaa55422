// How `gather` lines up its inputs: `[...params before axis, ...indices after the batches, ...params after axis]`.
import { ArgumentError, ShapeError, type Shape } from "@gradtape/core";
import { checkInteger, showShape } from "@gradtape/core/internal";

export interface GatherAttrs {
  /** The axis of params along which is picked, counted from the front. */
  readonly axis: number;
  /** Leading axes that params and indices share. */
  readonly batchDims: number;
}

/** For each axis of the result what `params` has there: `picked` along the axes of the indices. */
export const paramsAxes = (
  params: readonly number[],
  picked: readonly number[],
  { axis }: GatherAttrs,
): number[] => [...params.slice(0, axis), ...picked, ...params.slice(axis + 1)];

/** For each axis of the result the stride of the indices: 0 along the axes of params alone. */
export function indicesStrides(
  strides: readonly number[],
  rank: number,
  { axis, batchDims }: GatherAttrs,
): number[] {
  const before = [...strides.slice(0, batchDims), ...new Array<number>(axis - batchDims).fill(0)];
  const own = strides.slice(batchDims);
  return [...before, ...own, ...new Array<number>(rank - before.length - own.length).fill(0)];
}

/** The result's shape; throws unless the batches agree. */
export function gatherShape(
  op: string,
  params: Shape,
  indices: Shape,
  attrs: GatherAttrs,
): number[] {
  checkBatches(op, params, indices, attrs.batchDims);
  return paramsAxes(params, indices.slice(attrs.batchDims), attrs);
}

/** Throws unless the first `batchDims` sizes are equal. */
export function checkBatches(op: string, params: Shape, indices: Shape, batchDims: number): void {
  for (let d = 0; d < batchDims; d++) {
    if (params[d] === indices[d]) continue;
    throw new ShapeError(
      op,
      `batches of params ${showShape(params)} and indices ${showShape(indices)} differ: sizes ${params[d]} and ${indices[d]} on axis ${d}`,
      {
        shapes: [params, indices],
        axis: d,
      },
    );
  }
}

/** `batchDims` counted from the front; at most `most` axes can be shared. */
export function normalizeBatchDims(
  op: string,
  batchDims: number,
  rank: number,
  most: number,
): number {
  const given = checkInteger(op, "batchDims", batchDims);
  const dims = given < 0 ? given + rank : given;
  if (dims < 0 || dims > most) {
    throw new ArgumentError(
      op,
      `batchDims ${given} is out of range: params and indices can share 0 to ${Math.max(0, most)} axes here`,
    );
  }
  return dims;
}
