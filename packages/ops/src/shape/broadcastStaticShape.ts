import type { Shape } from "@gradtape/core";
import { broadcastShapes, checkShape } from "@gradtape/core/internal";

/**
 * The shape in which two shapes meet by broadcasting, as a plain array.
 *
 * Shape: as many sizes as the longer one has. No tensors, so no dtypes and no gradient. Throws `ShapeError` for sizes that differ
 * where neither is 1.
 *
 * @example
 * broadcastStaticShape([2, 1], [3]) // => [2, 3]
 */
export function broadcastStaticShape(shapeX: Shape, shapeY: Shape): number[] {
  const [a, b] = [shapeX, shapeY].map((s) => checkShape("broadcastStaticShape", s));
  return [...broadcastShapes("broadcastStaticShape", a!, b!)];
}
