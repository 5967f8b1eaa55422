// Whether the elements of a tensor are in order.
import type { Tensor, TensorLike } from "@gradtape/core";
import { toTensor } from "@gradtape/core/internal";
import { checkDType } from "../define/accepts.ts";
import { reduceAll } from "../reduce/reduceAll.ts";
import { reshape } from "../shape/reshape.ts";
import { slice } from "../shape/slice.ts";

/** Whether a comparison holds of all elements with the one behind them, in row-major order. */
export function ascends(
  op: string,
  x: TensorLike,
  compare: (before: Tensor, after: Tensor) => unknown,
): Tensor<[], "bool"> {
  const t = toTensor(op, x);
  checkDType(op, t.dtype, "real");
  const flat = reshape(t, [t.size]) as Tensor;
  const pairs = Math.max(0, t.size - 1);
  const part = (from: number): Tensor => slice(flat, [from], [pairs]) as Tensor;
  const holds = compare(part(0), part(t.size - pairs)) as Tensor<readonly number[], "bool">;
  return reduceAll(holds) as Tensor<[], "bool">;
}
