import { ArgumentError, type Tensor, type TensorLike } from "@gradtape/core";
import { broadcastAll, checkOptions, sizeOf, upload } from "@gradtape/core/internal";
import { spreadTo, textOf } from "./text.ts";

/**
 * Joins tensors of strings element by element: `inputs[0][i] + separator + inputs[1][i] + …`, with broadcasting.
 *
 * Shape: broadcast of all. Dtypes: string. Throws `ArgumentError` for an empty list. Gradient: none.
 *
 * @example
 * strings.join([["a", "b"], "x"], { separator: "-" }).arraySync() // => ["a-x", "b-x"]
 */
export function join(
  inputs: readonly TensorLike[],
  options?: { separator?: string },
): Tensor<number[], "string"> {
  checkOptions("strings.join", options, ["separator"]);
  if (!Array.isArray(inputs) || inputs.length === 0) {
    throw new ArgumentError(
      "strings.join",
      "give a list of at least one tensor; to join the elements of one, use strings.reduceJoin",
    );
  }
  const texts = Array.from(inputs, (x: TensorLike) => textOf("strings.join", x));
  const shape = broadcastAll(
    "strings.join",
    texts.map((t) => t.shape),
  );
  const parts = texts.map(
    (t) => spreadTo({ ...t, data: [...t.data], dtype: "string" }, shape) as string[],
  );
  const joined = Array.from({ length: sizeOf(shape) }, (_, i) =>
    parts.map((p) => p[i]).join(options?.separator ?? ""),
  );
  return upload(joined, shape, "string") as Tensor<number[], "string">;
}
