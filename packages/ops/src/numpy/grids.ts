// Positions and coordinates on grids.
import { ArgumentError, type Shape, type Tensor, type TensorLike } from "@gradtape/core";
import { checkIntegers, showValue, toTensor } from "@gradtape/core/internal";
import { gridsOf } from "../create/meshgrid.ts";
import { checkChoice } from "../define/check-choice.ts";
import * as ops from "../index.ts";
import { dtypeIn, type TypeOptions } from "./creation.ts";
import { asTensor } from "./operands.ts";

/**
 * Grids of coordinates: one array of the full shape for each axis. With indexing "xy" (the default) the first two are swapped,
 * as columns and rows; with "ij" they are not.
 *
 * @example
 * meshgrid([1, 2, 3], [4, 5]).map((x) => x.arraySync())
 * // => [[[1, 2, 3], [1, 2, 3]], [[4, 4, 4], [5, 5, 5]]]
 */
export function meshgrid(...args: readonly (TensorLike | { indexing?: "xy" | "ij" })[]): Tensor[] {
  const last = args.at(-1);
  const isOptions = typeof last === "object" && last !== null && "indexing" in last;
  const { indexing = "xy" } = isOptions ? last : {};
  checkChoice("meshgrid", "indexing", indexing, ["xy", "ij"]);
  const xs = (isOptions ? args.slice(0, -1) : args) as readonly TensorLike[];
  return gridsOf(
    "meshgrid",
    xs.map((x) => asTensor("meshgrid", x)),
    indexing,
  );
}

/**
 * For each axis an array of the shape that holds the position along it, stacked; int32.
 *
 * @example
 * indices([2, 2]).arraySync() // => [[[0, 0], [1, 1]], [[0, 1], [0, 1]]]
 */
export function indices(dimensions: Shape, options?: TypeOptions): Tensor {
  const dtype = dtypeIn("indices", options) ?? "int32";
  const sizes = checkIntegers("indices", "dimensions", dimensions);
  return ops.stack(
    meshgrid(...sizes.map((n) => ops.range(n, { dtype })), { indexing: "ij" }),
  ) as Tensor;
}

/**
 * What a function gives for the positions along each axis, which it gets as arrays of the shape.
 *
 * @example
 * `${fromfunction((i, j) => i.multiply(10).add(j), [2, 3])}` // => "[[ 0.  1.  2.]\n [10. 11. 12.]]"
 */
export function fromfunction(
  fn: (...indices: Tensor[]) => TensorLike,
  shape: Shape,
  options?: TypeOptions,
): Tensor {
  const dtype = dtypeIn("fromfunction", options) ?? "float64";
  if (typeof fn !== "function")
    throw new ArgumentError("fromfunction", `takes a function of positions, got ${showValue(fn)}`);
  return asTensor("fromfunction", fn(...(ops.unstack(indices(shape, { dtype })) as Tensor[])));
}

/**
 * The index arrays that pick the crossings of several lists of positions: `x.at(...ix_([0, 2], [1, 3]))`.
 *
 * @example
 * ix_([0, 2], [1, 3]).map((x) => x.shape) // => [[2, 1], [1, 2]]
 */
export const ix_ = (...xs: readonly TensorLike[]): Tensor[] =>
  xs.map((x, d) => {
    const t = toTensor("ix_", x, "int32");
    return ops.reshape(
      t,
      xs.map((_, i) => (i === d ? t.size : 1)),
    );
  });
