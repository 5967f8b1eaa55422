// Indices: as expressions that cannot leave their axis, and as values that are checked.
import {
  DTYPES,
  DTypeError,
  isInteger,
  ShapeError,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { e, showShape, toTensor, type Expr, type Spec } from "@gradtape/core/internal";

/** An int32 index, and whether it is one of an axis of `size`: asked before narrowing, so that nothing wraps into range. */
export function indexInto(x: Expr, size: number): { readonly at: Expr; readonly inside: Expr } {
  const wide = DTYPES[x.dtype].bytes < 4 ? e.cast(x, "int32") : x;
  return { at: e.cast(wide, "int32"), inside: e.and(e.ge(wide, 0), e.lt(wide, size)) };
}

/** Indices of a call; JavaScript numbers become int32. */
export const toIndices = (op: string, x: TensorLike): Tensor => toTensor(op, x, "int32");

/** Throws unless the dtype is one of whole numbers. */
export function checkIndexDType(op: string, { dtype }: Pick<Spec, "dtype">): void {
  if (isInteger(dtype)) return;
  throw new DTypeError(
    op,
    `indices must be integers, got ${dtype}: cast them, as in cast(indices, "int32")`,
    [dtype],
  );
}

/** Throws unless every index lies in its axis: `axes[k]` of the shape for column k of the last axis, if there are several. */
export function checkIndices(
  op: string,
  indices: Tensor,
  shape: Shape,
  axes: readonly number[],
): void {
  if (axes.length === 0) return;
  const values = indices.dataSync() as ArrayLike<number | bigint>;
  for (let i = 0; i < values.length; i++) {
    const axis = axes[i % axes.length]!;
    const size = shape[axis]!;
    const index = values[i]!;
    if (index >= 0 && index < size) continue;
    const has = size === 0 ? "the axis is empty" : `it has indices 0 to ${size - 1}`;
    throw new ShapeError(
      op,
      `index ${index} is out of range for axis ${axis} of ${showShape(shape)}: ${has}`,
      {
        shapes: [shape],
        axis,
      },
    );
  }
}
