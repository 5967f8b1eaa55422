// Adjustments of images compute with floats, whatever the images hold.
import { isFloat, type Tensor } from "@gradtape/core";
import { converted } from "./convertImageDtype.ts";

/** Applies `adjust` to the images as floats, integers being scaled to 0 to 1, and gives the result their dtype. */
export function asFloats(op: string, x: Tensor, adjust: (floats: Tensor) => Tensor): Tensor {
  if (isFloat(x.dtype) && x.dtype !== "bfloat16") return adjust(x);
  return converted(op, adjust(converted(op, x, "float32", false)), x.dtype, true);
}
