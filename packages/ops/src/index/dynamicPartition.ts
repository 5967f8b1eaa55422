import {
  ArgumentError,
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
  sameShape,
  showShape,
  toTensor,
  upload,
} from "@gradtape/core/internal";
import { reshape } from "../shape/reshape.ts";
import { gathered } from "./gather.ts";
import { checkIndexDType, toIndices } from "./index-range.ts";

/**
 * The entries of `data` sorted into `numPartitions` tensors: entry i goes into that which `partitions[i]` names, in order. Where
 * `partitions` has several axes, an entry is what lies at one place of these. `dynamicStitch` puts them together again.
 *
 * The result's shapes depend on the values of `partitions`, so they are read at once.
 *
 * Shape of each: `[count] + data.shape[partitions.rank:]`. Dtypes: any; partitions are integers (int32 from JavaScript numbers).
 * Throws `ShapeError` unless the shape of data begins with that of partitions, and for a partition out of range;
 * `UnsupportedError` where partitions cannot be read at once. Gradient: to each entry that of the place it went to.
 *
 * @example
 * dynamicPartition([10, 20, 30], [0, 1, 0], 2).map((x) => x.arraySync()) // => [[10, 30], [20]]
 */
export function dynamicPartition<const X extends TensorLike>(
  data: X,
  partitions: TensorLike,
  numPartitions: number,
): Of<Shape, DTypeOf<X>>[];
export function dynamicPartition(
  data: TensorLike,
  partitions: TensorLike,
  numPartitions: number,
): Tensor[] {
  const op = "dynamicPartition";
  const t = toTensor(op, data);
  const p = toIndices(op, partitions);
  checkIndexDType(op, p);
  const n = checkInteger(op, "numPartitions", numPartitions);
  if (n < 1) throw new ArgumentError(op, `numPartitions must be 1 or more, got ${n}`);
  checkSize(op, [n]);
  if (!sameShape(t.shape.slice(0, p.rank), p.shape))
    throw new ShapeError(
      op,
      `data ${showShape(t.shape)} must begin with the shape of partitions, ${showShape(p.shape)}`,
      { shapes: [t.shape, p.shape] },
    );
  const places = sorted(op, p, n);
  const flat = reshape(t, [p.size, ...t.shape.slice(p.rank)]);
  return places.map((list) =>
    gathered(flat, upload(Int32Array.from(list), [list.length], "int32"), {
      axis: 0,
      batchDims: 0,
    }),
  );
}

/** For each partition the places that name it. */
function sorted(op: string, partitions: Tensor, count: number): number[][] {
  const places: number[][] = Array.from({ length: count }, () => []);
  let i = 0;
  for (const given of partitions.dataSync() as Iterable<number | bigint>) {
    const list = places[Number(given)];
    if (!list)
      throw new ShapeError(
        op,
        `partition ${given} is out of range: with numPartitions ${count} there are 0 to ${count - 1}`,
        { shapes: [partitions.shape] },
      );
    list.push(i++);
  }
  return places;
}
