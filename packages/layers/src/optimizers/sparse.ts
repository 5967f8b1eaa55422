// Sparse gradients: what optimizers do with the rows alone.
import { isIndexedSlices, type IndexedSlices, type Tensor } from "@gradtape/core";
import {
  addRows,
  defineOp,
  dispatch1,
  e,
  readOf,
  sameDType,
  storeTo,
} from "@gradtape/core/internal";
import {
  expandDims,
  gather,
  indexedSlices,
  range,
  tensorScatterNdUpdate,
  zeros,
} from "@gradtape/ops";

/** One pass over all of `x`, and one over the rows. */
const decayedWithRowsOp = /*@__PURE__*/ defineOp<{ readonly decay: number }>({
  name: "decayedWithRows",
  infer([rows, , x]) {
    sameDType("decayedWithRows", x.dtype, rows.dtype);
    return [x];
  },
  lower([rows, indices, x], { decay }, [out]) {
    const value = e.load(0, x.dtype);
    return [
      {
        kind: "map",
        axes: x.shape,
        reads: [readOf(2, x)],
        store: storeTo(0, out, decay === 1 ? value : e.mul(value, decay)),
      },
      addRows(rows, indices, out),
    ];
  },
});

/** `decay · x` with rows added at the indices. */
export const decayedWithRows = (x: Tensor, decay: number, rows: Tensor, indices: Tensor): Tensor =>
  dispatch1(decayedWithRowsOp, [rows, indices, x], { decay });

/** The elements of a gradient, or as many as a sparse one knows of: the others are 0. */
export const elementsOf = (g: Tensor): Tensor => (isIndexedSlices(g) ? g.values : g);

/** A gradient with `fn` applied to its elements, where `fn(0)` is 0. */
export const mapElements = (g: Tensor, fn: (x: Tensor) => Tensor): Tensor =>
  isIndexedSlices(g) ? indexedSlices(fn(g.values), g.indices, g.shape) : fn(g);

/**
 * A gradient none of whose places has several rows to add up: the last row of a place has become their sum, and the others
 * zeros. So the norm and the squares of its rows are those of the whole.
 */
export const withoutRepeats = (g: Tensor): Tensor => (isIndexedSlices(g) ? collected(g) : g);

function collected({ values, indices, shape }: IndexedSlices): Tensor {
  // Each row writes its number on a board with a field for each place, and is added to the row whose number stays.
  const numbers = range(values.shape[0]!, { dtype: "int32" });
  const board = zeros([shape[0]!], { dtype: "int32" });
  const last = gather(tensorScatterNdUpdate(board, expandDims(indices, 1), numbers), indices);
  return indexedSlices(indexedSlices(values, last, values.shape), indices, shape);
}
