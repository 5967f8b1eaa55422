import { ArgumentError, ShapeError, type DType, type Tensor } from "@gradtape/core";
import { checkOptions, normalizeAxis, showShape, showValue } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { concat as concatDense } from "../shape/concat.ts";
import { checkSparse, inOrder, vector } from "./sparse-entries.ts";
import { SparseTensor } from "./SparseTensor.ts";

/**
 * Sparse tensors joined along an axis. Entries come in row-major order.
 *
 * Shape: the sizes along the axis are added up; all others must be equal, or with `{ expandNonconcatDims: true }` are the largest
 * of all. Dtypes: any, all the same. Throws `ShapeError` if the shapes do not fit.
 * Gradient: to the values of each `g` of its entries.
 *
 * @example
 * const x = new SparseTensor([[0, 1], [1, 2]], [5, 6], [2, 3]);
 * sparse.concat(1, [x, x]).indices.arraySync() // => [[0, 1], [0, 4], [1, 2], [1, 5]]
 */
export function concat<D extends DType>(
  axis: number,
  spInputs: readonly SparseTensor<D>[],
  options?: { expandNonconcatDims?: boolean },
): SparseTensor<D>;
export function concat(
  axis: number,
  spInputs: readonly SparseTensor[],
  options?: { expandNonconcatDims?: boolean },
): SparseTensor {
  checkOptions("sparse.concat", options, ["expandNonconcatDims"]);
  if (!Array.isArray(spInputs) || spInputs.length === 0)
    throw new ArgumentError(
      "sparse.concat",
      `takes a list of sparse tensors, one at least, got ${showValue(spInputs)}`,
    );
  const inputs = Array.from(spInputs, (x) => checkSparse("sparse.concat", x));
  const first = inputs[0]!.denseShape;
  const at = normalizeAxis("sparse.concat", axis, first.length);
  const expand = options?.expandNonconcatDims ?? false;
  for (const { denseShape } of inputs) {
    if (
      denseShape.length === first.length &&
      (expand || denseShape.every((n, d) => d === at || n === first[d]))
    )
      continue;
    const way = denseShape.length === first.length ? "; give { expandNonconcatDims: true }" : "";
    throw new ShapeError(
      "sparse.concat",
      `cannot join ${showShape(first)} and ${showShape(denseShape)} along axis ${at}${way}`,
      { shapes: [first, denseShape], axis: at },
    );
  }
  let offset = 0;
  const indices = inputs.map((x) => {
    const moved = add(x.indices, vector(first.map((_, d) => (d === at ? offset : 0)))) as Tensor;
    offset += x.denseShape[at]!;
    return moved;
  });
  const shape = first.map((_, d) =>
    d === at ? offset : Math.max(...inputs.map((x) => x.denseShape[d]!)),
  );
  const values = concatDense(inputs.map((x) => x.values)) as Tensor;
  return inOrder(new SparseTensor(concatDense(indices) as Tensor, values, shape));
}
