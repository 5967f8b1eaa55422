import type { DType, Made, Shape, Sizes, Tensor } from "@gradtape/core";
import { checkOptions, checkShape } from "@gradtape/core/internal";
import { filled } from "./fill.ts";
import { knownDType } from "./known-dtype.ts";

/**
 * A tensor of zeros: `false` for bool, the empty string for string.
 *
 * Dtypes: any, float32 by default. Gradient: none, it is a constant.
 *
 * @example
 * zeros([2, 3]).arraySync() // => [[0, 0, 0], [0, 0, 0]]
 */
export function zeros<const S extends Shape, D extends DType = "float32">(
  shape: S,
  options?: { dtype?: D },
): Made<Sizes<S>, D>;
export function zeros(shape: Shape, options?: { dtype?: DType }): Tensor {
  checkOptions("zeros", options, ["dtype"]);
  const dtype = knownDType("zeros", options?.dtype, "float32");
  const zero = dtype === "bool" ? false : dtype === "string" ? "" : 0;
  return filled("zeros", checkShape("zeros", shape), zero, dtype);
}
