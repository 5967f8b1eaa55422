import { constant, ShapeError, type Shape, type Tensor, type TensorLike } from "@gradtape/core";
import { broadcastShapes, checkShape, showShape } from "@gradtape/core/internal";
import { checkIndexDType, toIndices } from "../index/index-range.ts";

/**
 * The shape in which two shapes meet by broadcasting, all of them tensors, which are read at once.
 *
 * Shape: `[rank]`. Dtypes: shapes are integers (int32 from JavaScript numbers); the result is int32. Throws `ShapeError` for
 * sizes that differ where neither is 1, `UnsupportedError` where a shape cannot be read at once. Gradient: none.
 *
 * @example
 * broadcastDynamicShape([2, 1], [3]).arraySync() // => [2, 3]
 */
export function broadcastDynamicShape(
  shapeX: TensorLike,
  shapeY: TensorLike,
): Tensor<[number], "int32">;
export function broadcastDynamicShape(shapeX: TensorLike, shapeY: TensorLike): Tensor {
  const [a, b] = [shapeX, shapeY].map(sizesOf);
  return constant([...broadcastShapes("broadcastDynamicShape", a!, b!)], { dtype: "int32" });
}

function sizesOf(shape: TensorLike): Shape {
  const t = toIndices("broadcastDynamicShape", shape);
  checkIndexDType("broadcastDynamicShape", t);
  if (t.rank !== 1)
    throw new ShapeError(
      "broadcastDynamicShape",
      `a shape is a tensor of one axis, got one of shape ${showShape(t.shape)}`,
      { shapes: [t.shape] },
    );
  const sizes = [...(t.dataSync() as Iterable<number | bigint>)].map(Number);
  return checkShape("broadcastDynamicShape", sizes);
}
