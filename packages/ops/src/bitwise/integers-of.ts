// Operands of bitwise functions.
import { isTensor, isVariable, type Tensor, type TensorLike } from "@gradtape/core";
import { toTensor, toTensors } from "@gradtape/core/internal";

/** Two operands; JavaScript numbers are int32 unless the other says more. */
export function integersOf(op: string, a: TensorLike, b: TensorLike): [Tensor, Tensor] {
  const isTyped = (x: TensorLike): boolean => isTensor(x) || isVariable(x) || ArrayBuffer.isView(x);
  if (isTyped(a) || isTyped(b)) return toTensors(op, a, b);
  return [toTensor(op, a, "int32"), toTensor(op, b, "int32")];
}
