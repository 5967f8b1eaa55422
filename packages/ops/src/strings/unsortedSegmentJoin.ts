import { ArgumentError, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import {
  checkInteger,
  checkOptions,
  checkShape,
  showShape,
  sizeOf,
  toHost,
  upload,
} from "@gradtape/core/internal";
import { textOf } from "./text.ts";

/**
 * Joins strings that belong to one segment: element i of the result is all inputs whose segment id is i, in their order.
 *
 * The ids' shape is the beginning of the inputs' shape; what is behind is joined element by element. A segment without inputs is
 * an empty string.
 *
 * Shape: `[numSegments]`, and the inputs' axes behind those of the ids. Dtypes: string; ids are integers. Throws `ShapeError` where
 * the shapes do not fit, `ArgumentError` for an id that is not below numSegments, `DTypeError` for one that is no integer.
 * Gradient: none.
 *
 * @example
 * strings.unsortedSegmentJoin(["this", "a", "test", "is"], [0, 1, 1, 0], 2, { separator: ":" }).arraySync()
 * // => ["this:is", "a:test"]
 */
export function unsortedSegmentJoin(
  inputs: TensorLike,
  segmentIds: TensorLike,
  numSegments: number,
  options?: { separator?: string },
): Tensor<number[], "string"> {
  const op = "strings.unsortedSegmentJoin";
  checkOptions(op, options, ["separator"]);
  const text = textOf(op, inputs);
  const ids = toHost(op, segmentIds, "int32", true);
  const count = checkInteger(op, "numSegments", numSegments);
  if (count < 0) throw new ArgumentError(op, `numSegments must not be negative, got ${count}`);
  const rank = ids.shape.length;
  if (rank === 0 || ids.shape.some((n, d) => n !== text.shape[d])) {
    throw new ShapeError(
      op,
      `segmentIds of shape ${showShape(ids.shape)} and inputs of ${showShape(text.shape)}: the inputs' shape must begin with that of the ids, which have an axis at least`,
      { shapes: [text.shape, ids.shape] },
    );
  }
  const rest = text.shape.slice(rank);
  const size = sizeOf(rest);
  checkShape(op, [count, ...rest]);
  const parts = Array.from({ length: count * size }, (): string[] => []);
  for (let i = 0; i < sizeOf(ids.shape); i++) {
    const id = Number(ids.data[i]);
    if (!(id >= 0 && id < count)) {
      throw new ArgumentError(op, `segment id ${id} is out of range: there are ${count} segments`);
    }
    for (let j = 0; j < size; j++) parts[id * size + j]!.push(text.data[i * size + j]!);
  }
  const joined = parts.map((list) => list.join(options?.separator ?? ""));
  return upload(joined, [count, ...rest], "string") as Tensor<number[], "string">;
}
