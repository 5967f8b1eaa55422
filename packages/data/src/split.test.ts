import { ArgumentError, NdArray } from "@gradtape/core";
import * as fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { batches } from "./batches.ts";
import type { HostTensor } from "./host.ts";
import type { LabelledImages } from "./mnist.ts";
import { gatherRows, shuffledIndices, trainTestSplit } from "./split.ts";

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** `n` rows: `x` holds 10 i and 10 i + 1, `y` holds i. */
const rows = (n: number) =>
  ({
    x: {
      data: new Float32Array(range(2 * n).map((i) => 10 * Math.floor(i / 2) + (i % 2))),
      shape: [n, 2],
      dtype: "float32",
    },
    y: { data: new BigInt64Array(range(n).map(BigInt)), shape: [n], dtype: "int64" },
  }) as const;

describe("shuffledIndices", () => {
  test("every number once, by the seed", () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), fc.maxSafeInteger(), (n, seed) => {
        const order = shuffledIndices(n, seed);
        expect([...order].sort((a, b) => a - b)).toEqual(range(n));
        expect(shuffledIndices(n, seed)).toEqual(order);
      }),
    );
  });

  test("the same on every platform", () => {
    expect([...shuffledIndices(10, 1)]).toEqual([2, 8, 6, 3, 9, 1, 4, 0, 5, 7]);
  });

  test("every order is as likely", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 6000; seed++) {
      const order = shuffledIndices(3, seed).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });

  test("refuses what is no count", () => {
    expect(() => shuffledIndices(-1, 0)).toThrow(
      "shuffledIndices: n is not usable: got -1; pass a whole number from 0 to 4294967295",
    );
    expect(() => shuffledIndices(3, Number.NaN)).toThrow(ArgumentError);
  });
});

describe("gatherRows", () => {
  test("rows in any order, also twice, of any array", () => {
    expect(gatherRows(new Float32Array([1, 2, 3, 4, 5, 6]), [3, 2], [2, 0, 2])).toEqual(
      new Float32Array([5, 6, 1, 2, 5, 6]),
    );
    expect(gatherRows(new BigInt64Array([1n, 2n]), [2], [1])).toEqual(new BigInt64Array([2n]));
    expect(gatherRows(new Uint8Array(0), [2, 0], [1, 1])).toEqual(new Uint8Array(0));
    // A complex number has two floats.
    expect(gatherRows(new Float32Array([1, 2, 3, 4]), [2], [1])).toEqual(new Float32Array([3, 4]));
  });

  test.each([
    [
      [3, 2],
      [3],
      "gatherRows: indices[0] is no row: 3, with 3 rows (0 to 2); pass indices within the shape's first size",
    ],
    [[3, 2], [0, -1], "gatherRows: indices[1] is no row: -1"],
    [[3, 2], [0.5], "gatherRows: indices[0] is no row: 0.5"],
    [
      [4, 2],
      [0],
      "gatherRows: the shape of the array does not fit: (4, 2) has 8 elements, the array 6; correct the shape",
    ],
    [[], [0], "gatherRows: the array has no rows: its shape is (); pass arrays of rank 1 or more"],
    [
      [-3, -2],
      [0],
      "gatherRows: a shape holds whole numbers from 0 up: got (-3, -2); correct the shape",
    ],
  ])("refuses shape %j, indices %j", (shape, indices, message) => {
    expect(() => gatherRows(new Float32Array(6), shape, indices)).toThrow(ArgumentError);
    expect(() => gatherRows(new Float32Array(6), shape, indices)).toThrow(message);
  });
});

describe("trainTestSplit", () => {
  test("every row is in one part, with its label", () => {
    const { train, test: held } = trainTestSplit(rows(10), { testFraction: 0.3, seed: 4 });
    expect(train.x.shape).toEqual([7, 2]);
    expect(held.y.shape).toEqual([3]);
    const seen = [...train.y.data, ...held.y.data].map(Number);
    expect(seen.toSorted((a, b) => a - b)).toEqual(range(10));
    for (const part of [train, held]) {
      part.y.data.forEach((label, i) =>
        expect(part.x.data[2 * i + 1]).toBe(10 * Number(label) + 1),
      );
    }
  });

  test("keeps the types", () => {
    const { train } = trainTestSplit(rows(10));
    expectTypeOf(train.x.data).toEqualTypeOf<Float32Array<ArrayBuffer>>();
    expectTypeOf(train.x.shape).toEqualTypeOf<readonly [number, 2]>();
    expectTypeOf(train.y.dtype).toEqualTypeOf<"int64">();
    const digits = (data: LabelledImages) => trainTestSplit(data).test.images.shape;
    expectTypeOf(digits).returns.toEqualTypeOf<readonly [number, height: number, width: number]>();
    expect(train.x.shape[0]).toBe(8);
  });

  test("refuses what does not fit", () => {
    expect(() => trainTestSplit(rows(3), { testFraction: 1.5 })).toThrow(
      "trainTestSplit: testFraction is not usable: got 1.5; pass a number from 0 to 1",
    );
    expect(() => trainTestSplit({ x: rows(3).x, y: rows(4).y })).toThrow(
      "trainTestSplit: the arrays differ in rows: x has 3 and y has 4; pass arrays with one first size",
    );
    expect(() => trainTestSplit({})).toThrow(
      "trainTestSplit: the data set is empty: it has 0 arrays",
    );
  });
});

describe("batches", () => {
  test("in order, the last one smaller", () => {
    const all = [...batches(rows(5), 2)];
    expect(all.map(({ y }) => [...y.data].map(Number))).toEqual([[0, 1], [2, 3], [4]]);
    expect(all.map(({ x }) => x.shape)).toEqual([
      [2, 2],
      [2, 2],
      [1, 2],
    ]);
    expect(all[1]?.x.data).toEqual(new Float32Array([20, 21, 30, 31]));
  });

  test("shuffled, every row once", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 40 }),
        fc.integer({ min: 1, max: 50 }),
        fc.maxSafeInteger(),
        (n, size, seed) => {
          const seen = [...batches(rows(n), size, { seed })].flatMap(({ y }) =>
            [...y.data].map(Number),
          );
          expect(seen).toEqual([...shuffledIndices(n, seed)]);
        },
      ),
    );
  });

  test("dropRemainder", () => {
    expect([...batches(rows(5), 2, { dropRemainder: true })].length).toBe(2);
    expect([...batches(rows(4), 2, { dropRemainder: true })].length).toBe(2);
    expect([...batches(rows(1), 2, { dropRemainder: true })]).toEqual([]);
  });

  test("batches are copies", () => {
    const data = rows(2);
    const [batch] = batches(data, 2);
    batch?.x.data.fill(-1);
    expect(data.x.data[0]).toBe(0);
  });

  test("takes NumPy-like arrays as they lie", () => {
    // 1 2 3 by columns: [[1, 4], [2, 5], [3, 6]], the first element left out.
    const x = new NdArray(new Float32Array([0, 1, 2, 3, 4, 5, 6]), [3, 2], "float32", {
      strides: [1, 3],
      offset: 1,
    });
    const y = new NdArray(new BigInt64Array([3n, 2n, 1n]), [3], "int64", {
      strides: [-1],
      offset: 2,
    });
    const [first, last] = batches({ x, y }, 2);
    expect(first).toEqual({
      x: { data: new Float32Array([1, 4, 2, 5]), shape: [2, 2], dtype: "float32" },
      y: { data: new BigInt64Array([1n, 2n]), shape: [2], dtype: "int64" },
    });
    expect(last?.x.data).toEqual(new Float32Array([3, 6]));
    expectTypeOf(first!.x).toEqualTypeOf<HostTensor>();
    const { test: held } = trainTestSplit({ x }, { testFraction: 1 });
    expect([...held.x.data].map(Number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(() => batches({ x: new NdArray(["a"], [1], "string") }, 1)).toThrow(
      "batches: x holds strings, which have no fixed size: encode them as numbers first",
    );
  });

  test("refuses at the call", () => {
    expect(() => batches(rows(3), 0)).toThrow(
      "batches: batchSize is not usable: got 0; pass a whole number from 1 to 4294967295",
    );
    expect(() => batches(rows(3), 1, { seed: 0.5 })).toThrow(ArgumentError);
    expect(() => batches({ x: rows(3).x, y: rows(4).y }, 1)).toThrow(
      "batches: the arrays differ in rows",
    );
  });
});
