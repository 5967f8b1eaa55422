import {
  ArgumentError,
  ShapeError,
  type Tensor,
  type TensorLike,
  type DType,
  type Of,
  type Shape,
} from "@gradtape/core";
import {
  checkOptions,
  sameDType,
  sameShape,
  showShape,
  showValue,
  toTensor,
} from "@gradtape/core/internal";
import { scatteredNd } from "../index/scatterNd.ts";
import { abs } from "../math/abs.ts";
import { add as addDense } from "../math/add.ts";
import { greaterEqual } from "../compare/greaterEqual.ts";
import { concat } from "../shape/concat.ts";
import { retain } from "./retain.ts";
import { coalesced, isSparse } from "./sparse-entries.ts";
import type { SparseTensor } from "./SparseTensor.ts";

/**
 * The sum of two tensors of one shape, of which one at least is sparse. Of two sparse ones it is sparse, with an entry for each
 * place that either has; with a `threshold` those whose size is below it are left out. Of a sparse and a dense one it is dense.
 *
 * The places of two sparse tensors decide how many entries there are, so they are read at once (with a threshold the sums, too).
 * Dtypes: integers, floats and complex, both the same. Throws `ShapeError` if the shapes differ, `UnsupportedError` where two
 * sparse tensors cannot be read at once.
 * Gradient: to the values of each `g` at their places, to a dense one `g`.
 *
 * @example
 * const x = new SparseTensor([[0], [2]], [5, 6], [3]);
 * const y = new SparseTensor([[1], [2]], [1, 2], [3]);
 * sparse.toDense(sparse.add(x, y)).arraySync() // => [5, 1, 8]
 */
export function add<D extends DType>(
  a: SparseTensor<D>,
  b: SparseTensor<D>,
  options?: { threshold?: number },
): SparseTensor<D>;
export function add<D extends DType>(
  a: SparseTensor<D>,
  b: TensorLike,
  options?: { threshold?: number },
): Of<Shape, D>;
export function add<D extends DType>(
  a: TensorLike,
  b: SparseTensor<D>,
  options?: { threshold?: number },
): Of<Shape, D>;
export function add(
  a: SparseTensor | TensorLike,
  b: SparseTensor | TensorLike,
  options?: { threshold?: number },
): SparseTensor | Tensor {
  checkOptions("sparse.add", options, ["threshold"]);
  const threshold: unknown = options?.threshold ?? 0;
  if (typeof threshold !== "number" || !(threshold >= 0))
    throw new ArgumentError(
      "sparse.add",
      `threshold must be a number of 0 or more, got ${showValue(threshold)}`,
    );
  if (isSparse(a) && isSparse(b)) {
    checkTerms(a.denseShape, b.denseShape);
    sameDType("sparse.add", a.dtype, b.dtype);
    const values = concat([a.values, b.values]) as Tensor;
    const sum = coalesced([a, b], [...a.denseShape.keys()], values);
    return threshold > 0
      ? retain(sum, greaterEqual(abs(sum.values) as Tensor, threshold) as Tensor)
      : sum;
  }
  const [entries, other] = isSparse(a) ? [a, b] : [b, a];
  if (!isSparse(entries))
    throw new ArgumentError(
      "sparse.add",
      "neither is a SparseTensor: add dense tensors with add, or make one with sparse.fromDense",
    );
  const dense = toTensor("sparse.add", other as TensorLike, entries.dtype);
  checkTerms(entries.denseShape, dense.shape);
  sameDType("sparse.add", entries.dtype, dense.dtype);
  return addDense(
    dense,
    scatteredNd(entries.indices, entries.values, entries.denseShape, 0),
  ) as Tensor;
}

function checkTerms(a: Shape, b: Shape): void {
  if (sameShape(a, b)) return;
  throw new ShapeError("sparse.add", `shapes ${showShape(a)} and ${showShape(b)} differ`, {
    shapes: [a, b],
  });
}
