// A data set in batches, in order or shuffled.

import { checkInteger } from "./host.ts";
import { checkedRows, checkSeed, sequence, shuffledIndices, takeRows } from "./split.ts";
import type { Dataset, Rows } from "./split.ts";

export interface BatchOptions {
  /** Shuffle the rows by this seed; pass another one each epoch. Default: the rows in order. */
  readonly seed?: number;
  /** Leave out a last batch that is smaller than the others. Default: false. */
  readonly dropRemainder?: boolean;
}

/**
 * Goes through a data set once, in batches of rows.
 *
 * @param dataset Named arrays with one first size, such as `{ images, labels }`.
 * @param batchSize Rows a batch; the last batch has what is left.
 * @param options `seed` shuffles, `dropRemainder` leaves out a smaller last batch.
 * @returns Batches with the same names, each array a copy of its rows.
 * @throws {ArgumentError} At the call, not at the first batch: where the first sizes differ or `batchSize` is below 1.
 *
 * @example
 * const train = syntheticDigits({ count: 100, seed: 1 });
 * const sizes = [];
 * for (const { images, labels } of batches(train, 32, { seed: 1 })) {
 *   const [x, y] = [constant(images), constant(labels)]; // a training step goes here
 *   sizes.push(x.shape[0]);
 * }
 * sizes; // => [32, 32, 32, 4]
 */
export function batches<T extends Dataset<T>>(
  dataset: T,
  batchSize: number,
  options: BatchOptions = {},
): Generator<Rows<T>, void, undefined> {
  checkInteger("batches", "batchSize", batchSize, 1, 2 ** 32 - 1);
  const { arrays, rows } = checkedRows("batches", dataset);
  const { seed, dropRemainder = false } = options;
  if (seed !== undefined) checkSeed("batches", seed);
  const end = dropRemainder ? rows - (rows % batchSize) : rows;
  return generate();

  // Apart, so that the checks above run when `batches` is called.
  function* generate(): Generator<Rows<T>, void, undefined> {
    const order = seed === undefined ? undefined : shuffledIndices(rows, seed);
    for (let start = 0; start < end; start += batchSize) {
      const stop = Math.min(start + batchSize, end);
      yield takeRows(arrays, order?.subarray(start, stop) ?? sequence(start, stop));
    }
  }
}
