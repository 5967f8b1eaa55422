import {
  ArgumentError,
  DTYPES,
  ShapeError,
  type DTypeOf,
  type Own,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkShape,
  defineOp,
  dispatch1,
  e,
  readOf,
  showShape,
  sizeOf,
  storeTo,
  stridesOf,
} from "@gradtape/core/internal";
import { checkIndexDType, toIndices } from "./index-range.ts";

const unravelIndexOp = /*@__PURE__*/ defineOp<{ readonly dims: Shape }>({
  name: "unravelIndex",
  infer([indices], { dims }) {
    checkIndexDType("unravelIndex", indices);
    return [{ shape: [dims.length, ...indices.shape], dtype: indices.dtype }];
  },
  // One kernel for each row of the result.
  lower([indices], { dims }, [out]) {
    const strides = stridesOf(dims);
    const index = e.load(0, indices.dtype);
    const wide = DTYPES[index.dtype].bytes < 4 ? e.cast(index, "int32") : index;
    return dims.map((size, d) => ({
      kind: "map",
      axes: indices.shape,
      reads: [readOf(0, indices)],
      store: storeTo(0, out, e.cast(e.floorMod(e.floorDiv(wide, strides[d]!), size), out.dtype), {
        offset: d * out.strides[0]!,
        strides: out.strides.slice(1),
      }),
    }));
  },
  validate([indices], { dims }) {
    const size = sizeOf(dims);
    for (const i of indices.dataSync() as Iterable<number | bigint>) {
      if (i >= 0 && i < size) continue;
      const has = size === 0 ? "it is empty" : `it has places 0 to ${size - 1}`;
      throw new ShapeError(
        "unravelIndex",
        `index ${i} is out of range for shape ${showShape(dims)}: ${has}`,
        { shapes: [dims] },
      );
    }
  },
});

/**
 * Positions in row-major order as places on each axis of a shape: row d of the result holds those on axis d.
 *
 * Shape: `[dims.length] + indices.shape`. Dtypes: indices are integers (int32 from JavaScript numbers), the result has theirs.
 * Throws `ShapeError` for an index out of range where it can be seen in time, `ArgumentError` for a shape without axes or with a
 * size of 0. Gradient: none.
 *
 * @example
 * unravelIndex([2, 5, 7], [3, 3]).arraySync() // => [[0, 1, 2], [2, 2, 1]]
 */
export function unravelIndex<const I extends TensorLike>(
  indices: I,
  dims: Shape,
): Tensor<Shape, [Own<I>] extends [never] ? "int32" : DTypeOf<I>>;
export function unravelIndex(indices: TensorLike, dims: Shape): Tensor {
  const t = toIndices("unravelIndex", indices);
  const shape = checkShape("unravelIndex", dims);
  if (shape.length === 0 || shape.includes(0))
    throw new ArgumentError(
      "unravelIndex",
      `dims must have axes, none of size 0, got ${showShape(shape)}`,
    );
  return dispatch1(unravelIndexOp, [t], { dims: shape });
}
