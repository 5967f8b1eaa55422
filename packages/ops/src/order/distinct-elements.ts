// The different elements of a vector, in the order in which they come first.
import { DTypeError, isComplex, ShapeError, type Tensor, type TensorLike } from "@gradtape/core";
import { showShape, toTensor, upload } from "@gradtape/core/internal";
import { gathered } from "../index/gather.ts";
import { toIndexDType, type IndexDType } from "../reduce/index-dtype.ts";

export interface Distinct {
  readonly values: Tensor;
  /** The place of each element among the values. */
  readonly indices: Tensor;
  readonly counts: Tensor;
}

/** The elements are read at once. Each NaN is an element of its own, as it equals nothing. */
export function distinct(
  op: string,
  x: TensorLike,
  option: string,
  dtype: IndexDType | undefined,
): Distinct {
  const t = toVector(op, x);
  toIndexDType(op, option, dtype, () => t);
  const found = new Map<unknown, number>();
  const [firsts, counts]: [number[], number[]] = [[], []];
  const indices = new Int32Array(t.size);
  elementsOf(t).forEach((value, i) => {
    let place = value === value ? found.get(value) : undefined;
    if (place === undefined) {
      place = firsts.length;
      found.set(value, place);
      firsts.push(i);
      counts.push(0);
    }
    counts[place]!++;
    indices[i] = place;
  });
  const asked = (list: Int32Array): Tensor =>
    toIndexDType(op, option, dtype, () => upload(list, [list.length], "int32"));
  return {
    values: entries(t, firsts),
    indices: asked(indices),
    counts: asked(Int32Array.from(counts)),
  };
}

/** A vector whose elements can be told apart. */
export function toVector(op: string, x: TensorLike): Tensor {
  const t = toTensor(op, x);
  if (isComplex(t.dtype))
    throw new DTypeError(op, `takes no complex dtypes, got ${t.dtype}: take a part of it`, [
      t.dtype,
    ]);
  if (t.rank === 1) return t;
  throw new ShapeError(
    op,
    `takes a vector, got shape ${showShape(t.shape)}: flatten it, as in reshape(x, [-1])`,
    { shapes: [t.shape] },
  );
}

export const elementsOf = (x: Tensor): readonly unknown[] =>
  Array.from(x.dataSync() as Iterable<unknown>);

/** The elements at some places. */
export const entries = (x: Tensor, places: readonly number[]): Tensor =>
  gathered(x, upload(Int32Array.from(places), [places.length], "int32"), { axis: 0, batchDims: 0 });
