// Labels beside logits: what the cross-entropies check.
import { DTypeError, isFloat, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { sameShape, showShape, toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { cast } from "../math/cast.ts";

/** Labels (integers and bools cast, as TensorFlow does) and logits, alike in shape and dtype. */
export function labelsAndLogits(
  op: string,
  labels: TensorLike,
  logits: TensorLike,
): [labels: Tensor, logits: Tensor] {
  const x = toTensor(op, logits);
  checkDType(op, x.dtype, "float");
  const given = toTensor(op, labels, x.dtype);
  if (!sameShape(given.shape, x.shape)) {
    throw new ShapeError(
      op,
      `labels have shape ${showShape(given.shape)}, logits ${showShape(x.shape)}: they must be alike; reshape or broadcast the labels`,
      {
        shapes: [given.shape, x.shape],
      },
    );
  }
  if (given.dtype === x.dtype) return [given, x];
  if (isFloat(given.dtype)) {
    throw new DTypeError(
      op,
      `labels are ${given.dtype}, logits ${x.dtype}: cast one, as in cast(labels, "${x.dtype}")`,
      [given.dtype, x.dtype],
    );
  }
  checkDType(op, given.dtype, "integer or bool");
  return [cast(given, x.dtype), x];
}
