import { constant, setBackend, UnsupportedError, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, it } from "vitest";
import { zeros } from "../create/zeros.ts";
import * as sparse from "./index.ts";

const { SparseTensor } = sparse;
const places = [
  [0, 1],
  [0, 3],
  [2, 0],
  [2, 3],
];

beforeAll(() => setBackend(reference()));

describe("SparseTensor", () => {
  it("prints as TensorFlow's", () => {
    const x = new SparseTensor(places, [1.5, -2, 0.5, 3], [3, 4]);
    // tf.SparseTensor(…), but that places are int32 here
    expect(String(x)).toBe(
      `SparseTensor(indices=tf.Tensor(
[[0 1]
 [0 3]
 [2 0]
 [2 3]], shape=(4, 2), dtype=int32), values=tf.Tensor([ 1.5 -2.   0.5  3. ], shape=(4,), dtype=float32), dense_shape=tf.Tensor([3 4], shape=(2,), dtype=int32))`,
    );
  });

  it("knows shape, rank and dtype", () => {
    const x = new SparseTensor([[0n, 1n]], constant([5], { dtype: "int32" }), [2, 3]);
    expect([x.shape, x.rank, x.dtype, x.indices.dtype]).toEqual([[2, 3], 2, "int32", "int32"]);
    const dtype: "int32" = x.dtype;
    expect(dtype).toBe("int32");
  });

  it("may have no entries, and more places than a tensor has elements", () => {
    expect(new SparseTensor([], [], [2, 3]).indices.shape).toEqual([0, 2]);
    const wide = new SparseTensor([[99999, 7]], [1], [100000, 100000]);
    const y = sparse.reshape(wide, [-1, 50000]);
    expect([y.denseShape, y.indices.arraySync()]).toEqual([[200000, 50000], [[199998, 7]]]);
  });

  it.each<[string, () => unknown]>([
    [
      "SparseTensor: needs indices [n, 2] and values [n] for denseShape [2, 2], got [1, 3] and [1]",
      () => new SparseTensor([[0, 1, 2]], [1], [2, 2]),
    ],
    [
      "SparseTensor: indices must be integers, got float32",
      () => new SparseTensor(constant([[0.5, 1]]), [1], [2, 2]),
    ],
    [
      "SparseTensor: [1000000000, 1000000000] has too many places",
      () => new SparseTensor([], [], [1e9, 1e9]),
    ],
    [
      "sparse.toDense: takes a SparseTensor, got 5: make one with sparse.fromDense(x)",
      () => sparse.toDense(5 as never),
    ],
    [
      "sparse.toDense: place [0, 0] follows [1, 0]: put the entries in order with sparse.reorder",
      () =>
        sparse.toDense(
          new SparseTensor(
            [
              [1, 0],
              [0, 0],
            ],
            [1, 2],
            [2, 2],
          ),
        ),
    ],
    [
      "sparse.toDense: place [1, 0] occurs twice",
      () =>
        sparse.toDense(
          new SparseTensor(
            [
              [1, 0],
              [1, 0],
            ],
            [1, 2],
            [2, 2],
          ),
        ),
    ],
    [
      "sparse.toDense: index 5 is out of range for axis 1 of [2, 2]",
      () => sparse.toDense(new SparseTensor([[1, 5]], [1], [2, 2])),
    ],
    [
      "sparse.sparseDenseMatmul: cannot multiply a sparse [2, 2] and [3, 2]: inner sizes 2 and 3 differ",
      () => sparse.sparseDenseMatmul(new SparseTensor([], [], [2, 2]), zeros([3, 2]) as Tensor),
    ],
    [
      "sparse.add: shapes [2, 2] and [2] differ",
      () => sparse.add(new SparseTensor([], [], [2, 2]), [1, 2]),
    ],
    [
      "sparse.softmax: takes a sparse tensor of rank at least 2, got [2]",
      () => sparse.softmax(new SparseTensor([[0]], [1], [2])),
    ],
    [
      "sparse.concat: cannot join [2, 2] and [2, 3] along axis 0; give { expandNonconcatDims: true }",
      () => sparse.concat(0, [new SparseTensor([], [], [2, 2]), new SparseTensor([], [], [2, 3])]),
    ],
    [
      "sparse.slice: start and size must be 0 or more, got [-1] and [2]",
      () => sparse.slice(new SparseTensor([[0]], [1], [2]), [-1], [2]),
    ],
  ])("%s", (message, fn) => expect(fn).toThrow(message));
});

describe("a backend that cannot be read at once", () => {
  const withBlind = (fn: () => unknown): unknown => {
    const { readSync: _, ...blind } = reference();
    setBackend({ ...blind, name: "blind" });
    try {
      return fn();
    } finally {
      setBackend(reference());
    }
  };
  const make = () => new SparseTensor(places, [1.5, -2, 0.5, 3], [3, 4]);

  it.each<[string, () => unknown]>([
    ["toDense", () => sparse.toDense(make())],
    ["reorder", () => sparse.reorder(make())],
    ["reshape", () => sparse.reshape(make(), [-1])],
    ["transpose", () => sparse.transpose(make())],
    ["expandDims", () => sparse.expandDims(make())],
    ["concat", () => sparse.concat(0, [make(), make()])],
    ["softmax", () => sparse.softmax(make())],
    ["reduceSum", () => sparse.reduceSum(make(), 0)],
    ["sparseDenseMatmul", () => sparse.sparseDenseMatmul(make(), zeros([4, 2]) as Tensor)],
    ["add to a dense tensor", () => sparse.add(make(), zeros([3, 4]) as Tensor)],
    ["segmentSum", () => sparse.segmentSum([1, 2], [0, 1], [0, 0], { numSegments: 1 })],
  ])("%s reads nothing", (_, fn) => expect(withBlind(fn)).toBeDefined());

  it.each<[string, () => unknown]>([
    ["fromDense", () => sparse.fromDense(zeros([3, 4]) as Tensor)],
    ["retain", () => sparse.retain(make(), [true, true, false, false])],
    ["slice", () => sparse.slice(make(), [0, 0], [2, 2])],
    ["fillEmptyRows", () => sparse.fillEmptyRows(make(), 0)],
    ["add", () => sparse.add(make(), make())],
    ["segmentSum", () => sparse.segmentSum([1, 2], [0, 1], [0, 0])],
  ])("%s says that it cannot", (_, fn) => {
    expect(() => withBlind(fn)).toThrow(UnsupportedError);
  });
});
