import type { Axes, Tensor, TensorLike } from "@gradtape/core";
import { checkOptions, normalizeAxes, sizeOf, upload } from "@gradtape/core/internal";
import { textOf, type Text } from "./text.ts";

/**
 * Joins the strings along some axes (all by default) into one. Of several axes, the first that is named is joined first.
 *
 * Shape: without those axes, or with size 1 there if `keepDims`. Dtypes: string. Gradient: none.
 *
 * @example
 * strings.reduceJoin([["a", "b"], ["c", "d"]], -1, { separator: "+" }).arraySync() // => ["a+b", "c+d"]
 */
export function reduceJoin(
  input: TensorLike,
  axis?: Axes,
  options?: { keepDims?: boolean; separator?: string },
): Tensor<number[], "string"> {
  checkOptions("strings.reduceJoin", options, ["keepDims", "separator"]);
  const text = textOf("strings.reduceJoin", input);
  const rank = text.shape.length;
  const sorted = normalizeAxes("strings.reduceJoin", axis, rank);
  const order = Array.isArray(axis)
    ? (axis as readonly number[]).map((a) => (a < 0 ? a + rank : a))
    : [...sorted].reverse();
  const joined = order.reduce((t, a) => joinAlong(t, a, options?.separator ?? ""), text);
  const shape = options?.keepDims
    ? joined.shape
    : joined.shape.filter((_, d) => !sorted.includes(d));
  return upload([...joined.data], shape, "string") as Tensor<number[], "string">;
}

/** Joined along one axis, which keeps size 1. */
function joinAlong({ data, shape }: Text, axis: number, separator: string): Text {
  const size = shape[axis]!;
  const step = sizeOf(shape.slice(axis + 1));
  const kept = shape.with(axis, 1);
  const joined = Array.from({ length: sizeOf(kept) }, (_, i) => {
    const start = Math.floor(i / step) * step * size + (i % step);
    return Array.from({ length: size }, (__, k) => data[start + k * step]).join(separator);
  });
  return { data: joined, shape: kept };
}
