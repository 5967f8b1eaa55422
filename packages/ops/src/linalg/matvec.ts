import {
  ArgumentError,
  ShapeError,
  type Of,
  type One,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, showShape, toTensors } from "@gradtape/core/internal";
import { conj } from "../math/conj.ts";
import { expandDims } from "../shape/expandDims.ts";
import { squeeze } from "../shape/squeeze.ts";
import { matrixSizes } from "./matrix-shapes.ts";
import { matmul } from "./matmul.ts";

export interface MatvecOptions {
  /** The matrix transposed. Default: false. */
  transposeA?: boolean;
  /** The matrix transposed and conjugated. Default: false. */
  adjointA?: boolean;
}

/**
 * Matrix times vector; the axes before them are batches and broadcast.
 *
 * Shape: `[..., m, n] · [..., n] → [..., m]`, the matrix transposed first if so asked. Dtypes: integers (wrapping), floats and
 * complex, both the same. Throws `ShapeError` if the inner sizes differ. Gradient: as of `matmul`.
 *
 * @example
 * linalg.matvec([[1, 2], [3, 4]], [10, 1]).arraySync() // => [12, 34]
 */
export function matvec<const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: B,
  options?: MatvecOptions,
): Of<Shape, One<A, B>>;
export function matvec(a: TensorLike, b: TensorLike, options?: MatvecOptions): Tensor {
  checkOptions("matvec", options, ["transposeA", "adjointA"]);
  const { transposeA = false, adjointA = false } = options ?? {};
  if (transposeA && adjointA)
    throw new ArgumentError("matvec", "takes transposeA or adjointA, not both");
  const [x, y] = toTensors("matvec", a, b);
  const [rows, columns] = matrixSizes("matvec", x.shape);
  const transposed = transposeA || adjointA;
  if (y.rank === 0 || y.shape.at(-1) !== (transposed ? rows : columns))
    throw new ShapeError(
      "matvec",
      `cannot multiply ${showShape(x.shape)}${transposed ? " transposed" : ""} by a vector of ${showShape(y.shape)}`,
      { shapes: [x.shape, y.shape] },
    );
  const matrix = adjointA ? (conj(x) as Tensor) : x;
  const product = matmul(matrix, expandDims(y, -1) as Tensor, { transposeA: transposed });
  return squeeze(product as Tensor, -1) as Tensor;
}
