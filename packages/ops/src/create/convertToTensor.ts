import {
  constant,
  DTypeError,
  isTensor,
  isVariable,
  type Arg,
  type DType,
  type DTypeOf,
  type Made,
  type ShapeOf,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import { checkOptions, toTensor } from "@gradtape/core/internal";
import { knownDType } from "./known-dtype.ts";

/**
 * `value` as a tensor, as every op takes it: a tensor itself, a variable's present value, and a tensor made of anything else,
 * as `constant` makes it.
 *
 * Shape: that of the value. Dtypes: any. Throws `DTypeError` for a tensor or variable of another dtype than `dtype`, and for
 * values that `dtype` cannot hold.
 * Gradient: `g` to a tensor or variable.
 *
 * @example
 * convertToTensor([1, 2], { dtype: "int32" }).toString() // => "tf.Tensor([1 2], shape=(2,), dtype=int32)"
 */
export function convertToTensor<const X extends TensorLike, D extends DType = DTypeOf<X>>(
  value: Arg<X>,
  options?: { dtype?: D },
): Made<ShapeOf<X>, D>;
export function convertToTensor(value: TensorLike, options?: { dtype?: DType }): Tensor {
  checkOptions("convertToTensor", options, ["dtype"]);
  if (!isTensor(value) && !isVariable(value)) return constant(value as number, options ?? {});
  const x = toTensor("convertToTensor", value);
  const dtype = knownDType("convertToTensor", options?.dtype, x.dtype);
  if (dtype === x.dtype) return x;
  throw new DTypeError(
    "convertToTensor",
    `the value is ${x.dtype} already, not ${dtype}: cast it, as in cast(x, "${dtype}")`,
    [x.dtype, dtype],
  );
}
