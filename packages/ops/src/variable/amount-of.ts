// What assignAdd and assignSub share: TensorFlow updates a variable by values of its own shape and dtype only.
import {
  DTypeError,
  ShapeError,
  type Tensor,
  type TensorLike,
  type Variable,
} from "@gradtape/core";
import { sameShape, showShape, toTensor } from "@gradtape/core/internal";

/** The amount by which a variable is updated. */
export function amountOf(op: string, v: Variable, x: TensorLike): Tensor {
  const amount = toTensor(op, x, v.dtype);
  if (amount.dtype !== v.dtype) {
    throw new DTypeError(
      op,
      `${v.name} holds ${v.dtype}, the value is ${amount.dtype}: cast it first, as in cast(x, "${v.dtype}")`,
      [v.dtype, amount.dtype],
    );
  }
  if (!sameShape(amount.shape, v.shape)) {
    throw new ShapeError(
      op,
      `${v.name} has shape ${showShape(v.shape)}, the value has ${showShape(amount.shape)}: the shapes must be equal; broadcastTo the value first`,
      { shapes: [v.shape, amount.shape] },
    );
  }
  return amount;
}
