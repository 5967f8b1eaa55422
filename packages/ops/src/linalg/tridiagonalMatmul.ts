import {
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, sameDType, showShape, toTensor } from "@gradtape/core/internal";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { expandDims } from "../shape/expandDims.ts";
import { unstack } from "../shape/unstack.ts";
import { batchOf, matrixSizes } from "./matrix-shapes.ts";
import { compactOf, shifted, type DiagonalsFormat } from "./tridiagonal.ts";

/**
 * The product of a matrix with three diagonals and other matrices. The diagonals are given as to `tridiagonalSolve`.
 *
 * Shape: `[..., 3, n]` and `[..., n, k]` → `[..., n, k]`; batches broadcast. Dtypes: float32 and float64, both the same. Throws
 * `ShapeError` if the sizes do not fit. Gradient: that of three products, element by element.
 *
 * @example
 * tridiagonalMatmul([[1, 1, 0], [2, 3, 4], [0, 1, 2]], [[1], [1], [1]]).arraySync() // => [[3], [5], [6]]
 */
export function tridiagonalMatmul<const B extends TensorLike>(
  diagonals: TensorLike | readonly TensorLike[],
  rhs: B,
  options?: { diagonalsFormat?: DiagonalsFormat },
): Of<Shape, DTypeOf<B>>;
export function tridiagonalMatmul(
  diagonals: TensorLike | readonly TensorLike[],
  rhs: TensorLike,
  options?: { diagonalsFormat?: DiagonalsFormat },
): Tensor {
  checkOptions("tridiagonalMatmul", options, ["diagonalsFormat"]);
  const t = compactOf("tridiagonalMatmul", diagonals, options?.diagonalsFormat ?? "compact");
  const b = toTensor("tridiagonalMatmul", rhs, t.dtype);
  sameDType("tridiagonalMatmul", t.dtype, b.dtype);
  const n = t.shape[t.rank - 1]!;
  const [size] = matrixSizes("tridiagonalMatmul", b.shape);
  if (size !== n)
    throw new ShapeError(
      "tridiagonalMatmul",
      `diagonals of ${n} elements multiply matrices of ${n} rows, got shape ${showShape(b.shape)}`,
      { shapes: [t.shape, b.shape] },
    );
  batchOf("tridiagonalMatmul", t.shape, b.shape);
  const [above, main, below] = unstack(t, -2).map((x) => expandDims(x as Tensor, -1) as Tensor);
  const rows = b.rank - 2;
  const near = add(multiply(above!, shifted(b, rows, -1)), multiply(below!, shifted(b, rows, 1)));
  return add(multiply(main!, b), near) as Tensor;
}
