// Rows of a data set: shuffled, gathered, and parted into train and test.

import { ArgumentError } from "@gradtape/core";
import type { DType, NdArray, TypedArray } from "@gradtape/core";
import { checkInteger, countElements, denseOf, showShape } from "./host.ts";
import type { HostTensor } from "./host.ts";
import { Random } from "./random.ts";

/** Named arrays with one first size: row `i` of each belongs to example `i`. What `x.numpy()` gives is one, too. */
export type Dataset<T> = { readonly [K in keyof T]: HostTensor | NdArray };

/** A data set with another number of rows, all arrays dense: the first size is no longer known. */
export type Rows<T> = {
  readonly [K in keyof T]: T[K] extends {
    readonly data: infer Data;
    readonly shape: readonly [number, ...infer Rest extends readonly number[]];
    readonly dtype: infer D extends DType;
  }
    ? { readonly data: Data; readonly shape: readonly [number, ...Rest]; readonly dtype: D }
    : T[K] extends NdArray
      ? HostTensor
      : T[K];
};

/** A data set that has been checked. */
type Arrays = Readonly<Record<string, HostTensor>>;

const SHUFFLE_STREAM = 2 ** 40;

/**
 * The numbers 0 to `n` − 1 in random order (Fisher–Yates), the same for a seed on every platform.
 *
 * @throws {ArgumentError} For an `n` outside 0 to 2³² − 1, or a seed that is no whole number.
 *
 * @example
 * shuffledIndices(5, 1).toSorted(); // => Uint32Array.of(0, 1, 2, 3, 4)
 */
export function shuffledIndices(n: number, seed: number): Uint32Array {
  checkInteger("shuffledIndices", "n", n, 0, 2 ** 32 - 1);
  checkSeed("shuffledIndices", seed);
  const random = new Random(seed, SHUFFLE_STREAM);
  const order = sequence(0, n);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
  return order;
}

/**
 * Rows of an array, copied in the order asked for; an index may come more than once.
 *
 * @param array The elements, row-major.
 * @param shape Their shape; rows run along the first axis.
 * @param indices Which rows.
 * @returns An array of the same kind with `indices.length` rows.
 * @throws {ArgumentError} Where the shape does not fit the array, or an index is not a row.
 *
 * @example
 * gatherRows(new Float32Array([1, 2, 3, 4, 5, 6]), [3, 2], [2, 0]); // => Float32Array.of(5, 6, 1, 2)
 */
export function gatherRows<A extends TypedArray>(
  array: A,
  shape: readonly number[],
  indices: ArrayLike<number>,
): A {
  const row = rowLength("gatherRows", array, shape);
  const rows = shape[0] as number;
  const out = new (array.constructor as new (length: number) => A)(indices.length * row);
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] as number;
    if (!(Number.isInteger(index) && index >= 0 && index < rows)) {
      throw new ArgumentError(
        "gatherRows",
        `indices[${i}] is no row: ${index}, with ${rows} rows (0 to ${rows - 1}); pass indices within the shape's first size`,
      );
    }
    // A bigint array only ever meets itself here; the cast joins what the union of typed arrays parts.
    (out as Float32Array).set(
      (array as Float32Array).subarray(index * row, (index + 1) * row),
      i * row,
    );
  }
  return out;
}

/**
 * Parts the rows of a data set at random into a train and a test set.
 *
 * @param dataset Named arrays with one first size, such as `{ images, labels }`.
 * @param options `testFraction` (default 0.2; the number of test rows is rounded), and `seed` of the shuffle (default 0).
 * @returns `train` and `test` with the same names; every row is in exactly one of them.
 * @throws {ArgumentError} Where the first sizes differ, or the fraction is not between 0 and 1.
 *
 * @example
 * const { train, test } = trainTestSplit(syntheticDigits({ count: 100, seed: 1 }), { testFraction: 0.1 });
 * [train.images.shape, test.images.shape]; // => [[90, 28, 28], [10, 28, 28]]
 */
export function trainTestSplit<T extends Dataset<T>>(
  dataset: T,
  options: { readonly testFraction?: number; readonly seed?: number } = {},
): { readonly train: Rows<T>; readonly test: Rows<T> } {
  const { testFraction = 0.2, seed = 0 } = options;
  if (!(testFraction >= 0 && testFraction <= 1)) {
    throw new ArgumentError(
      "trainTestSplit",
      `testFraction is not usable: got ${testFraction}; pass a number from 0 to 1`,
    );
  }
  const { arrays, rows } = checkedRows("trainTestSplit", dataset);
  const order = shuffledIndices(rows, seed);
  const trainRows = rows - Math.round(rows * testFraction);
  return {
    train: takeRows(arrays, order.subarray(0, trainRows)),
    test: takeRows(arrays, order.subarray(trainRows)),
  };
}

/** The rows `indices` of each array of a data set. */
export function takeRows<T>(arrays: Arrays, indices: ArrayLike<number>): Rows<T> {
  const taken = Object.entries(arrays).map(([name, { data, shape, dtype }]) => [
    name,
    { data: gatherRows(data, shape, indices), shape: [indices.length, ...shape.slice(1)], dtype },
  ]);
  return Object.fromEntries(taken) as Rows<T>;
}

/** The arrays of a data set, and the number of rows that all of them have; an error where they differ. */
export function checkedRows<T extends Dataset<T>>(
  op: string,
  dataset: T,
): { readonly arrays: Arrays; readonly rows: number } {
  const entries = Object.entries<HostTensor | NdArray>(dataset).map(
    ([name, x]) => [name, denseOf(op, name, x)] as const,
  );
  const [first] = entries;
  if (first === undefined) {
    throw new ArgumentError(
      op,
      "the data set is empty: it has 0 arrays; pass named arrays such as { images, labels }",
    );
  }
  for (const [name, { data, shape }] of entries) {
    rowLength(op, data, shape, name);
    if (shape[0] !== first[1].shape[0]) {
      throw new ArgumentError(
        op,
        `the arrays differ in rows: ${first[0]} has ${first[1].shape[0]} and ${name} has ${shape[0]}; pass arrays with one first size`,
      );
    }
  }
  return { arrays: Object.fromEntries(entries), rows: first[1].shape[0] as number };
}

/** The whole numbers from `start` up to, not including, `end`. */
export function sequence(start: number, end: number): Uint32Array {
  const out = new Uint32Array(end - start);
  for (let i = 0; i < out.length; i++) out[i] = start + i;
  return out;
}

export function checkSeed(op: string, seed: number): number {
  return checkInteger(op, "seed", seed, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
}

/** Array elements a row (a complex number has two); an error where shape and array do not fit. */
function rowLength(
  op: string,
  array: TypedArray,
  shape: readonly number[],
  name = "the array",
): number {
  const count = countElements(op, shape);
  const rows = shape[0];
  if (rows === undefined) {
    throw new ArgumentError(
      op,
      `${name} has no rows: its shape is (); pass arrays of rank 1 or more`,
    );
  }
  const float = array instanceof Float32Array || array instanceof Float64Array;
  if (array.length !== count && !(float && array.length === 2 * count)) {
    throw new ArgumentError(
      op,
      `the shape of ${name} does not fit: ${showShape(shape)} has ${count} elements, the array ${array.length}; correct the shape`,
    );
  }
  return rows === 0 ? 0 : array.length / rows;
}
