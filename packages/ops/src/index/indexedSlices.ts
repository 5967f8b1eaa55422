import {
  ShapeError,
  type DTypeOf,
  type IndexedSlices,
  type Shape,
  type Sizes,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkShape,
  defineOp,
  dispatch1,
  sameShape,
  showShape,
  sumOfRows,
  toTensor,
} from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";
import { gathered } from "./gather.ts";
import { checkIndexDType, checkIndices, toIndices } from "./index-range.ts";

interface IndexedSlicesAttrs {
  readonly shape: Shape;
}

const indexedSlicesOp = /*@__PURE__*/ defineOp<IndexedSlicesAttrs>({
  name: "indexedSlices",
  infer([values, indices], { shape }) {
    checkIndexDType("indexedSlices", indices);
    checkDType("indexedSlices", values.dtype, "number");
    checkRows(values.shape, indices.shape, shape);
    return [{ shape, dtype: values.dtype }];
  },
  lower: sumOfRows,
  sparse: ([values, indices]) => ({ values, indices: cast(indices, "int32") }),
  validate: ([, indices], { shape }) => checkIndices("indexedSlices", indices, shape, [0]),
  grad: ({ inputs: [, indices] }, g) => [
    () => gathered(g, indices, { axis: 0, batchDims: 0 }),
    null,
  ],
});

function checkRows(values: Shape, indices: Shape, shape: Shape): void {
  const fields = { shapes: [values, indices, shape] };
  if (shape.length === 0)
    throw new ShapeError("indexedSlices", "a scalar has no rows: denseShape is []", fields);
  if (indices.length !== 1) {
    throw new ShapeError(
      "indexedSlices",
      `indices must be a vector, got ${showShape(indices)}`,
      fields,
    );
  }
  const want = [...indices, ...shape.slice(1)];
  if (sameShape(values, want)) return;
  throw new ShapeError(
    "indexedSlices",
    `values ${showShape(values)} do not fit: ${indices[0]} rows of ${showShape(shape)} are ${showShape(want)}`,
    fields,
  );
}

/** Zeros of a shape with `values` added at the rows that the indices name. */
export const slicesOf = (values: Tensor, indices: Tensor, shape: Shape): Tensor =>
  dispatch1(indexedSlicesOp, [values, indices], { shape });

/**
 * Zeros with `values[i]` added at row `indices[i]`, known by these rows, as TensorFlow's `tf.IndexedSlices`. Every op takes
 * it as the tensor that it is; the elements are computed only then. Gradients of `gather` are such, and what works on rows
 * alone (optimizers, `scatterAdd`) looks at its `values` and `indices`.
 *
 * Shape: `denseShape`; values are `[n] + denseShape[1:]`, indices `[n]`. Dtypes: integers, floats and complex; indices are
 * integers (int32 from JavaScript numbers). Throws `ShapeError` for other shapes, and for an index out of range where it can
 * be seen in time; on the others (WebGPU, compiled functions) such a row is left out.
 * Gradient: to values the rows of `g` at the indices.
 *
 * @example
 * indexedSlices([[1, 2], [3, 4]], [2, 2], [3, 2]).arraySync() // => [[0, 0], [0, 0], [4, 6]]
 */
export function indexedSlices<const V extends TensorLike, const S extends Shape>(
  values: V,
  indices: TensorLike,
  denseShape: S,
): IndexedSlices<Extract<Sizes<S>, Shape>, DTypeOf<V>>;
export function indexedSlices(values: TensorLike, indices: TensorLike, denseShape: Shape): Tensor {
  return slicesOf(
    toTensor("indexedSlices", values),
    toIndices("indexedSlices", indices),
    checkShape("indexedSlices", denseShape),
  );
}
