// The integer dtype of counts and positions, which the caller may choose.
import { DTypeError, type Tensor } from "@gradtape/core";
import { cast } from "../math/cast.ts";

export type IndexDType = "int32" | "int64";

/** The int32 result in the dtype that the option asks for; an unknown one is refused before anything is computed. */
export function toIndexDType(
  op: string,
  option: string,
  dtype: unknown,
  compute: () => Tensor,
): Tensor {
  if (dtype === undefined || dtype === "int32") return compute();
  if (dtype === "int64") return cast(compute(), "int64");
  const shown = typeof dtype === "string" ? JSON.stringify(dtype) : typeof dtype;
  throw new DTypeError(op, `${option} must be "int32" or "int64", got ${shown}`);
}
