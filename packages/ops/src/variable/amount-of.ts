// What assignAdd and assignSub share: TensorFlow updates a variable by values of its own shape and dtype only.
import {
  DTypeError,
  ShapeError,
  type Tensor,
  type TensorLike,
  type Variable,
} from "@gradtape/core";
import { sameShape, showShape, toTensor } from "@gradtape/core/internal";
import { checkVariable } from "./check-variable.ts";

/** A value for a variable, in its dtype. */
export function valueFor(op: string, v: Variable, x: TensorLike): Tensor {
  const value = toTensor(op, x, v.dtype);
  if (value.dtype === v.dtype) return value;
  throw new DTypeError(
    op,
    `${v.name} holds ${v.dtype}, the value is ${value.dtype}: cast it first, as in cast(x, "${v.dtype}")`,
    [v.dtype, value.dtype],
  );
}

/** The amount by which a variable is updated. */
export function amountOf(op: string, v: Variable, x: TensorLike): Tensor {
  checkVariable(op, v);
  const amount = valueFor(op, v, x);
  if (!sameShape(amount.shape, v.shape)) {
    throw new ShapeError(
      op,
      `${v.name} has shape ${showShape(v.shape)}, the value has ${showShape(amount.shape)}: the shapes must be equal; broadcastTo the value first`,
      { shapes: [v.shape, amount.shape] },
    );
  }
  return amount;
}
