import type { DType, Tensor } from "@gradtape/core";
import { checkOptions, checkShape } from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import { ones } from "../create/ones.ts";
import { range } from "../create/range.ts";
import { stack } from "../shape/stack.ts";
import { SparseTensor } from "./SparseTensor.ts";

/**
 * The identity matrix as a sparse tensor: 1 where row and column are equal.
 *
 * Shape: `[numRows, numColumns]`, square by default. Dtypes: all but text, float32 by default. Throws `ShapeError` unless sizes are
 * integers of 0 or more, `DTypeError` for text. Gradient: none.
 *
 * @example
 * sparse.eye(2, { numColumns: 3 }).indices.arraySync() // => [[0, 0], [1, 1]]
 */
export function eye<D extends DType = "float32">(
  numRows: number,
  options?: { numColumns?: number; dtype?: D },
): SparseTensor<NoInfer<D>>;
export function eye(
  numRows: number,
  options?: { numColumns?: number; dtype?: DType },
): SparseTensor {
  checkOptions("sparse.eye", options, ["numColumns", "dtype"]);
  const dtype = knownDType("sparse.eye", options?.dtype, "float32");
  const shape = checkShape("sparse.eye", [numRows, options?.numColumns ?? numRows]);
  const n = Math.min(...shape);
  const places = range(n, { dtype: "int32" }) as Tensor;
  return new SparseTensor(
    stack([places, places], 1) as Tensor,
    ones([n], { dtype }) as Tensor,
    shape,
  );
}
