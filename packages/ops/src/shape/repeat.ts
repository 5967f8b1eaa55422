import {
  ShapeError,
  type DTypeOf,
  type Of,
  type Shape,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
import {
  checkInteger,
  checkSize,
  normalizeAxis,
  showShape,
  toTensor,
  upload,
} from "@gradtape/core/internal";
import { gathered } from "../index/gather.ts";
import { checkIndexDType, toIndices } from "../index/index-range.ts";
import { broadcastTo } from "./broadcastTo.ts";
import { reshape } from "./reshape.ts";

/**
 * Each place of an axis several times in a row: as often as `repeats` says, one number for all or one for each place. Without an
 * axis all elements are one row. A tensor of repeats is read at once, since the result's shape depends on it.
 *
 * Shape: the axis grows to the sum of the repeats. Dtypes: any; repeats are integers. Throws `ShapeError` for a negative number
 * and unless there are one or as many as places, `UnsupportedError` where repeats cannot be read at once.
 * Gradient: `g`, the copies added up.
 *
 * @example
 * repeat([1, 2], 2).arraySync() // => [1, 1, 2, 2]
 * @example
 * repeat([[1, 2], [3, 4]], [1, 2], 0).arraySync() // => [[1, 2], [3, 4], [3, 4]]
 */
export function repeat<const X extends TensorLike>(
  x: X,
  repeats: TensorLike,
  axis?: number | null,
): Of<Shape, DTypeOf<X>>;
export function repeat(x: TensorLike, repeats: TensorLike, axis?: number | null): Tensor {
  const given = toTensor("repeat", x);
  const flat = axis === undefined || axis === null || given.rank === 0;
  const t = flat ? reshape(given, [given.size]) : given;
  const a = normalizeAxis("repeat", axis ?? 0, t.rank);
  const n = t.shape[a]!;
  const times = timesOf(repeats, t.shape, a);
  if (times.length === 1) return allRepeated(t, a, times[0]!);
  const total = times.reduce((sum, k) => sum + k, 0);
  const places = new Int32Array(checkSize("repeat", t.shape.with(a, total))[a]!);
  for (let i = 0, end = 0; i < n; i++) places.fill(i, end, (end += times[i]!));
  return gathered(t, upload(places, [total], "int32"), { axis: a, batchDims: 0 });
}

/** How often: one number, or one for each place of the axis. */
function timesOf(repeats: TensorLike, shape: Shape, axis: number): number[] {
  const list = typeof repeats === "number" ? undefined : toIndices("repeat", repeats);
  if (list) checkIndexDType("repeat", list);
  const times = list
    ? [...(list.dataSync() as Iterable<number | bigint>)].map(Number)
    : [checkInteger("repeat", "repeats", repeats)];
  const rank = list?.rank ?? 0;
  const fits = rank === 0 || (rank === 1 && (times.length === 1 || times.length === shape[axis]));
  if (fits && times.every((k) => k >= 0)) return times;
  throw new ShapeError(
    "repeat",
    fits
      ? `repeats must be 0 or more, got ${Math.min(...times)}`
      : `repeats of shape ${showShape(list?.shape ?? [])} do not fit axis ${axis} of ${showShape(shape)}: give one number, or ${shape[axis]}`,
    { shapes: [shape], axis },
  );
}

/** Every place equally often. */
function allRepeated(x: Tensor, axis: number, times: number): Tensor {
  const shape = checkSize("repeat", x.shape.with(axis, x.shape[axis]! * times));
  const apart = x.shape.toSpliced(axis + 1, 0, 1);
  return reshape(broadcastTo(reshape(x, apart), apart.with(axis + 1, times)), shape);
}
