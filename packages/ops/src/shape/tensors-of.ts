// Lists of tensors that are joined.
import {
  ArgumentError,
  isTensor,
  isVariable,
  type DType,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { sameDType, showValue, toTensor } from "@gradtape/core/internal";

/** The tensors of a list, all of one dtype; JavaScript numbers take that of the first tensor among them. */
export function tensorsOf(op: string, values: readonly TensorLike[]): Tensor[] {
  const given = listOf(op, values);
  const hint: DType | undefined = given.find((x) => isTensor(x) || isVariable(x))?.dtype;
  const tensors = Array.from(given, (x) => toTensor(op, x, hint)); // `map` would skip holes
  for (const x of tensors) sameDType(op, tensors[0]!.dtype, x.dtype);
  return tensors;
}

/** The tensors of a list, each of its own dtype. */
export const anyTensorsOf = (op: string, values: readonly TensorLike[]): Tensor[] =>
  Array.from(listOf(op, values), (x) => toTensor(op, x));

function listOf(op: string, values: readonly TensorLike[]): readonly TensorLike[] {
  if (Array.isArray(values)) return values;
  throw new ArgumentError(
    op,
    `takes an array of tensors, got ${isTensor(values) ? "a tensor" : showValue(values)}`,
  );
}
