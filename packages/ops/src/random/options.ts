// What random functions check and do alike.
import {
  DTypeError,
  isFloat,
  isInteger,
  ShapeError,
  type DType,
  type FloatDType,
  type IntDType,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { sameShape, showShape } from "@gradtape/core/internal";
import { knownDType } from "../create/known-dtype.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";

/** The dtype asked for, float32 by default; only floats. */
export function floatDType(op: string, dtype: unknown): DType {
  const known = knownDType(op, dtype, "float32");
  if (!isFloat(known))
    throw new DTypeError(op, `makes floats, not ${known}: take "float32" and cast it`, [known]);
  return known;
}

/** A dtype of floats or integers. */
export function realDType(op: string, dtype: unknown): FloatDType | IntDType {
  const known = knownDType(op, dtype, "float32");
  if (!isFloat(known) && !isInteger(known))
    throw new DTypeError(op, `makes floats and integers, not ${known}`, [known]);
  return known;
}

/** `x · scale + shift`, leaving out what does nothing. Neither may enlarge x by broadcasting. */
export function scaled(op: string, x: Tensor, scale: TensorLike, shift: TensorLike): Tensor {
  const stretched = scale === 1 ? x : multiply(x, scale);
  const moved = shift === 0 ? stretched : add(stretched, shift);
  if (!sameShape(moved.shape, x.shape)) {
    throw new ShapeError(
      op,
      `parameters of shape ${showShape(moved.shape)} do not fit in the result's shape ${showShape(x.shape)}: make the result that large`,
      {
        shapes: [moved.shape, x.shape],
      },
    );
  }
  return moved;
}
