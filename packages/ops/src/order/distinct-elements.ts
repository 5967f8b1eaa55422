// The different elements of a vector, in the order in which they come first.
import {
  DTYPES,
  DTypeError,
  isComplex,
  ShapeError,
  type Tensor,
  type TensorLike,
} from "@gradtape/core";
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
  const elements = t.dataSync() as ArrayLike<unknown>;
  const indices = new Int32Array(t.size);
  const { kind, bytes } = DTYPES[t.dtype];
  const isSmallNumber = kind !== "string" && bytes <= 4;
  const firsts = (isSmallNumber ? ofNumbers : ofAny)(elements, indices);
  const counts = new Int32Array(firsts.length);
  for (const place of indices) counts[place]!++;
  const asked = (list: Int32Array): Tensor =>
    toIndexDType(op, option, dtype, () => upload(list, [list.length], "int32"));
  return { values: entries(t, firsts), indices: asked(indices), counts: asked(counts) };
}

/** Writes the place of each element among the different ones; gives where these are first. */
function ofAny(elements: ArrayLike<unknown>, indices: Int32Array): number[] {
  const found = new Map<unknown, number>();
  const firsts: number[] = [];
  for (let i = 0; i < elements.length; i++) {
    const value = elements[i];
    let place = value === value ? found.get(value) : undefined;
    if (place === undefined) {
      place = firsts.push(i) - 1;
      found.set(value, place);
    }
    indices[i] = place;
  }
  return firsts;
}

/** The same for numbers of 32 bits at most, with a table of its own: several times faster than a map. */
function ofNumbers(elements: ArrayLike<unknown>, indices: Int32Array): number[] {
  const list = Float32Array.prototype.isPrototypeOf(elements)
    ? (elements as Float32Array)
    : Float64Array.from(elements as ArrayLike<number>);
  const bits = 32 - Math.clz32(2 * list.length);
  const [table, mask] = [new Int32Array(1 << bits), (1 << bits) - 1];
  const firsts: number[] = [];
  const float = new Float32Array(1);
  const word = new Int32Array(float.buffer);
  for (let i = 0; i < list.length; i++) {
    const value = list[i]!;
    if (value !== value) {
      indices[i] = firsts.push(i) - 1;
      continue;
    }
    float[0] = value + 0; // -0 is 0
    // Large whole numbers, which a float32 cannot tell apart, are.
    let at = (Math.imul(word[0]! ^ Math.imul(value | 0, 0x9e3779b1), 0x85ebca6b) >>> 7) & mask;
    while (table[at]! > 0 && list[firsts[table[at]! - 1]!] !== value) at = (at + 1) & mask;
    if (table[at] === 0) table[at] = firsts.push(i);
    indices[i] = table[at]! - 1;
  }
  return firsts;
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
