import {
  type DType,
  DTypeError,
  type Made,
  type Shape,
  type Sizes,
  type Tensor,
} from "@gradtape/core";
import { checkOptions, checkShape } from "@gradtape/core/internal";
import { filled } from "./fill.ts";
import { knownDType } from "./known-dtype.ts";

/**
 * A tensor of ones: `true` for bool.
 *
 * Dtypes: any but string, float32 by default. Gradient: none, it is a constant.
 *
 * @example
 * ones([3], { dtype: "int32" }).arraySync() // => [1, 1, 1]
 */
export function ones<const S extends Shape, D extends DType = "float32">(
  shape: S,
  options?: { dtype?: D },
): Made<Sizes<S>, D>;
export function ones(shape: Shape, options?: { dtype?: DType }): Tensor {
  checkOptions("ones", options, ["dtype"]);
  const dtype = knownDType("ones", options?.dtype, "float32");
  if (dtype === "string")
    throw new DTypeError("ones", `there is no one among strings: use fill(shape, "1")`, [dtype]);
  return filled("ones", checkShape("ones", shape), dtype === "bool" ? true : 1, dtype);
}
