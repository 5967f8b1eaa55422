import {
  DTypeError,
  isTensor,
  isVariable,
  ShapeError,
  type DTypeOf,
  type HasSpec,
  type Made,
  type Operand,
  type Shape,
  type Tensor,
} from "@gradtape/core";
import { showShape, toTensor } from "@gradtape/core/internal";
import { stack } from "../shape/stack.ts";
import { reshape } from "../shape/reshape.ts";
import { integers, statelessSource, type StatelessSeed } from "./stateless-seed.ts";
import type { Seed } from "./stream.ts";
import { drawUniform } from "./uniform.ts";

type DataDType<T> = T extends HasSpec ? DTypeOf<T> : "int32" | "int64";

/**
 * A new seed of a seed and an integer, for stateless functions: one for each step of a loop, say. The same as TensorFlow's
 * `tf.random.fold_in`.
 *
 * Shape: `[2]`. Dtypes: that of `data`, which is int32 where a number fits in it, else int64.
 *
 * @example
 * random.foldIn([1, 2], 3).arraySync() // => [1105988140, 3]
 */
export function foldIn<const T extends Seed | Operand>(
  seed: StatelessSeed,
  data: T,
): Made<[2], DataDType<T>>;
export function foldIn(seed: StatelessSeed, data: Seed | Operand): Tensor {
  const t = dataTensor(data);
  const all = { minval: null, maxval: null, dtype: t.dtype };
  const first = drawUniform("random.foldIn", [], all, statelessSource("random.foldIn", seed));
  return stack([first, t]) as Tensor;
}

function dataTensor(data: unknown): Tensor<Shape, "int32" | "int64"> {
  if (!isTensor(data) && !isVariable(data))
    return reshape(integers("random.foldIn", "data", [data]), []) as Tensor<[], "int32">;
  const t = toTensor("random.foldIn", data);
  if (t.dtype !== "int32" && t.dtype !== "int64")
    throw new DTypeError("random.foldIn", `data is int32 or int64, got ${t.dtype}`, [t.dtype]);
  if (t.rank !== 0) {
    throw new ShapeError("random.foldIn", `data is a scalar, got shape ${showShape(t.shape)}`, {
      shapes: [t.shape],
    });
  }
  return t as Tensor<[], "int32" | "int64">;
}
