import { constant, type Tensor, type TensorLike } from "@gradtape/core";
import { checkOptions } from "@gradtape/core/internal";
import { checkChoice } from "../define/check-choice.ts";
import { anyTensorsOf } from "./tensors-of.ts";

/**
 * The shapes of several tensors, each as a tensor.
 *
 * Shape of each: `[rank]`. Dtypes: any; the results are int32, or `outputType`. Throws `ArgumentError` for what is not an array.
 * Gradient: none.
 *
 * @example
 * shapeN([[1, 2], [[3]]]).map((s) => s.arraySync()) // => [[2], [1, 1]]
 */
export function shapeN<T extends "int32" | "int64" = "int32">(
  inputs: readonly TensorLike[],
  options?: { outputType?: T },
): Tensor<[number], NoInfer<T>>[];
export function shapeN(
  inputs: readonly TensorLike[],
  options?: { outputType?: "int32" | "int64" },
): Tensor[] {
  checkOptions("shapeN", options, ["outputType"]);
  const dtype = checkChoice("shapeN", "outputType", options?.outputType ?? "int32", [
    "int32",
    "int64",
  ]);
  return anyTensorsOf("shapeN", inputs).map((x) =>
    constant(dtype === "int64" ? x.shape.map(BigInt) : [...x.shape], { dtype }),
  );
}
