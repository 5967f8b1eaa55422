// Results are TensorFlow 2.21's, but that JavaScript numbers are float32 and places int32.
import { constant, setBackend, UnsupportedError, type Tensor } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { beforeAll, describe, expect, it } from "vitest";
import { range as dense } from "../create/range.ts";
import { zeros } from "../create/zeros.ts";
import { add } from "../math/add.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { reshape } from "../shape/reshape.ts";
import * as ragged from "./index.ts";

const { RaggedTensor } = ragged;
const int = { dtype: "int32" } as const;
const ints = (x: Parameters<typeof ragged.constant>[0]) => ragged.constant(x, int);
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

beforeAll(() => setBackend(reference()));

const rows = () => ints([[1, 2], [], [3, 4, 5]]);
const nested = () => ints([[[1], [2, 3]], [], [[4]]]);
const text = (x: unknown): string => String(x).replace(/^<tf\.RaggedTensor (.*)>$/s, "$1");

describe("printing", () => {
  it.each<[unknown, string]>([
    [[[1, 2], [3]], "[[1, 2], [3]]"],
    [
      [
        [1, 2],
        [3, 4],
      ],
      "[[1, 2],\n [3, 4]]",
    ],
    [[[[1], [2, 3]], [], [[4]]], "[[[1], [2, 3]], [], [[4]]]"],
    [[[], []], "[[], []]"],
    [[[[], []]], "[[[], []]]"],
    [
      [upTo(30), [1]],
      "[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,\n  21, 22, 23, 24, 25, 26, 27, 28, 29]                                      ,\n [1]]",
    ],
    [
      [upTo(10), upTo(20), upTo(5)],
      "[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9],\n [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19],\n [0, 1, 2, 3, 4]]",
    ],
    [[upTo(2000), [1]], "[[0, 1, 2, ..., 1997, 1998, 1999], [1]]"],
  ])("%#", (list, expected) => {
    expect(String(ints(list as number[][]))).toBe(`<tf.RaggedTensor ${expected}>`);
  });

  it("of other dtypes", () => {
    expect(text(ragged.constant([[1, 2], [], [0.1]]))).toBe("[[1.0, 2.0], [], [0.1]]");
    expect(text(ragged.constant([[1e10, 1e-5, 123456.789], [2]]))).toBe(
      "[[1e+10, 1e-05, 123456.79], [2.0]]",
    );
    expect(text(ragged.constant([[1.5, NaN], [Infinity]]))).toBe("[[1.5, nan], [inf]]");
    expect(text(ragged.constant([["a", "b"], ["c"]]))).toBe("[[b'a', b'b'], [b'c']]");
    expect(text(ragged.constant([[true], []]))).toBe("[[True], []]");
  });

  it("of rows of rows", () => {
    const pairs = constant(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      int,
    );
    expect(text(RaggedTensor.fromRowSplits(pairs, [0, 1, 1, 3]))).toBe(
      "[[[1, 2]], [], [[3, 4],\n                [5, 6]]]",
    );
    const cube = reshape(dense(12, int), [2, 3, 2]);
    expect(text(RaggedTensor.fromTensor(cube, { raggedRank: 2 }))).toBe(
      "[[[0, 1],\n  [2, 3],\n  [4, 5]],\n\n [[6, 7],\n  [8, 9],\n  [10, 11]]]",
    );
  });
});

describe("making", () => {
  it("by parts", () => {
    const x = [1, 2, 3];
    expect(RaggedTensor.fromRowLengths(x, [2, 0, 1]).toList()).toEqual([[1, 2], [], [3]]);
    expect(RaggedTensor.fromValueRowids(x, [0, 0, 2]).toList()).toEqual([[1, 2], [], [3]]);
    expect(RaggedTensor.fromValueRowids(x, [0, 0, 2], { nrows: 5 }).toList()).toEqual([
      [1, 2],
      [],
      [3],
      [],
      [],
    ]);
    const deep = RaggedTensor.fromNestedRowSplits(
      [1, 2, 3, 4],
      [
        [0, 2, 2, 3],
        [0, 1, 3, 4],
      ],
    );
    expect(deep.toList()).toEqual([[[1], [2, 3]], [], [[4]]]);
    expect(deep.nestedRowSplits.map((s) => s.arraySync())).toEqual([
      [0, 2, 2, 3],
      [0, 1, 3, 4],
    ]);
  });

  it("of dense tensors", () => {
    const t = constant(
      [
        [1, 2, 0],
        [0, 3, 0],
        [0, 0, 0],
      ],
      int,
    );
    expect(RaggedTensor.fromTensor(t).toList()).toEqual([
      [1, 2, 0],
      [0, 3, 0],
      [0, 0, 0],
    ]);
    const of = (options: object) => RaggedTensor.fromTensor(t, options).toList();
    expect(of({ lengths: [1, 0, 9] })).toEqual([[1], [], [0, 0, 0]]);
    expect(of({ padding: 0 })).toEqual([[1, 2], [0, 3], []]);
    const cube = reshape(dense(12, int), [2, 3, 2]);
    expect(RaggedTensor.fromTensor(cube, { padding: [4, 5] }).toList()).toEqual([
      [
        [0, 1],
        [2, 3],
      ],
      [
        [6, 7],
        [8, 9],
        [10, 11],
      ],
    ]);
    expect(
      RaggedTensor.fromTensor(
        [
          ["a", "b"],
          ["c", ""],
        ],
        { padding: "" },
      ).toList(),
    ).toEqual([["a", "b"], ["c"]]);
  });

  it("of lists, with axes that are not ragged", () => {
    const x = ragged.constant(
      [
        [
          [1, 2],
          [3, 4],
        ],
        [[5, 6]],
      ],
      { raggedRank: 1 },
    );
    expect([x.shape, x.raggedRank, x.rank]).toEqual([[2, null, 2], 1, 3]);
    expect(nested().shape).toEqual([3, null, null]);
    const dtype: "int32" = ragged.constant([[1], []], int).dtype;
    expect(dtype).toBe("int32");
  });
});

describe("looking", () => {
  it("at sizes", () => {
    expect(rows().rowLengths().arraySync()).toEqual([2, 0, 3]);
    expect((nested().rowLengths(2) as ragged.RaggedTensor).toList()).toEqual([[1, 2], [], [1]]);
    expect(rows().boundingShape()).toEqual([3, 3]);
    expect(nested().boundingShape()).toEqual([3, 2, 2]);
    expect(rows().valueRowids().arraySync()).toEqual([0, 0, 2, 2, 2]);
  });

  it("as a dense tensor", () => {
    const of = (x: ragged.RaggedTensor, options?: object) => x.toTensor(options).arraySync();
    expect(of(rows())).toEqual([
      [1, 2, 0],
      [0, 0, 0],
      [3, 4, 5],
    ]);
    expect(of(rows(), { defaultValue: -1, shape: [null, 2] })).toEqual([
      [1, 2],
      [-1, -1],
      [3, 4],
    ]);
    expect(of(rows(), { defaultValue: -1, shape: [2, 4] })).toEqual([
      [1, 2, -1, -1],
      [-1, -1, -1, -1],
    ]);
    expect(of(rows(), { shape: [4, 4] })).toEqual([
      [1, 2, 0, 0],
      [0, 0, 0, 0],
      [3, 4, 5, 0],
      [0, 0, 0, 0],
    ]);
    expect(of(nested(), { defaultValue: 9 })).toEqual([
      [
        [1, 9],
        [2, 3],
      ],
      [
        [9, 9],
        [9, 9],
      ],
      [
        [4, 9],
        [9, 9],
      ],
    ]);
    expect(of(ragged.constant([["a"], []]))).toEqual([["a"], [""]]);
  });

  it("at rows", () => {
    expect(rows().gather([2, 0, 2]).toList()).toEqual([
      [3, 4, 5],
      [1, 2],
      [3, 4, 5],
    ]);
    expect(nested().gather([2, 0]).toList()).toEqual([[[4]], [[1], [2, 3]]]);
    expect((rows().at(-1) as Tensor).arraySync()).toEqual([3, 4, 5]);
    expect((nested().at(0) as ragged.RaggedTensor).toList()).toEqual([[1], [2, 3]]);
  });
});

describe("functions", () => {
  const list = (x: unknown): unknown => (x as ragged.RaggedTensor).toList();

  it("range", () => {
    expect(list(ragged.range([3, 0, 2]))).toEqual([[0, 1, 2], [], [0, 1]]);
    expect(list(ragged.range([1, 5], [4, 1], [1, -2]))).toEqual([
      [1, 2, 3],
      [5, 3],
    ]);
    expect(list(ragged.range(0, [3, 2], 0.5))).toEqual([
      [0, 0.5, 1, 1.5, 2, 2.5],
      [0, 0.5, 1, 1.5],
    ]);
    expect(text(ragged.range(3, int))).toBe("[[0, 1, 2]]");
  });

  it("stack", () => {
    const ones = constant(
      [
        [1, 1],
        [1, 1],
      ],
      int,
    );
    const x = rows();
    expect(list(ragged.stack([[1, 2], [3]]))).toEqual([[1, 2], [3]]);
    expect(list(ragged.stack([x, x]))).toEqual([x.toList(), x.toList()]);
    expect(list(ragged.stack([ones, x]))).toEqual([
      [
        [1, 1],
        [1, 1],
      ],
      x.toList(),
    ]);
    expect(list(ragged.stack([x, x], 1))).toEqual([
      [
        [1, 2],
        [1, 2],
      ],
      [[], []],
      [
        [3, 4, 5],
        [3, 4, 5],
      ],
    ]);
    expect(list(ragged.stack([ones, zeros([1, 3], int)]))).toEqual([
      [
        [1, 1],
        [1, 1],
      ],
      [[0, 0, 0]],
    ]);
    expect(list(ragged.stack([x]))).toEqual([x.toList()]);
  });

  it("mapFlatValues", () => {
    expect(list(ragged.mapFlatValues(add, rows(), 10))).toEqual([[11, 12], [], [13, 14, 15]]);
    expect(list(ragged.mapFlatValues(add, nested(), nested()))).toEqual([[[2], [4, 6]], [], [[8]]]);
  });

  it("booleanMask", () => {
    const [T, F] = [true, false];
    const matrix = constant(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      int,
    );
    expect(
      list(
        ragged.booleanMask(matrix, [
          [T, F, T],
          [F, F, F],
        ]),
      ),
    ).toEqual([[1, 3], []]);
    expect((ragged.booleanMask(matrix, [T, F]) as Tensor).arraySync()).toEqual([[1, 2, 3]]);
    const ofRows = ragged.constant([[T, F], [], [F, T, T]]);
    expect(list(ragged.booleanMask(rows(), ofRows))).toEqual([[1], [], [4, 5]]);
    expect(list(ragged.booleanMask(rows(), [F, T, T]))).toEqual([[], [3, 4, 5]]);
    const outer = ragged.constant([[T, F], [], [T]]);
    expect(list(ragged.booleanMask(nested(), outer))).toEqual([[[1]], [], [[4]]]);
    const inner = ragged.constant([[[T], [F, T]], [], [[F]]]);
    expect(list(ragged.booleanMask(nested(), inner))).toEqual([[[1], [3]], [], [[]]]);
    const cube = reshape(dense(8, int), [2, 2, 2]);
    expect(
      list(
        ragged.booleanMask(cube, [
          [
            [T, F],
            [T, T],
          ],
          [
            [F, F],
            [T, F],
          ],
        ]),
      ),
    ).toEqual([
      [[0], [2, 3]],
      [[], [6]],
    ]);
  });
});

it.each<[string, () => unknown]>([
  [
    "RaggedTensor.fromRowSplits: row splits must ascend: 1 at place 2 follows 2",
    () => RaggedTensor.fromRowSplits([1, 2, 3], [0, 2, 1, 3]),
  ],
  [
    "RaggedTensor.fromRowSplits: row splits must begin with 0 and end with 3, the number of values: got 1 to 3",
    () => RaggedTensor.fromRowSplits([1, 2, 3], [1, 3]),
  ],
  [
    "RaggedTensor.fromRowLengths: row splits must begin with 0 and end with 3, the number of values: got 0 to 4",
    () => RaggedTensor.fromRowLengths([1, 2, 3], [2, 2]),
  ],
  [
    "RaggedTensor.fromValueRowids: row ids must ascend: 0 at place 2 follows 2",
    () => RaggedTensor.fromValueRowids([1, 2, 3], [0, 2, 0], { nrows: 3 }),
  ],
  [
    "RaggedTensor.fromValueRowids: row ids must be from 0 to 1, got 2",
    () => RaggedTensor.fromValueRowids([1, 2, 3], [0, 0, 2], { nrows: 2 }),
  ],
  ["ragged.constant: all values must stand at the same depth", () => ragged.constant([[1], [[2]]])],
  ["ragged.constant: all values must stand at the same depth", () => ragged.constant([1, [2]])],
  ["ragged.constant: needs lists of lists", () => ragged.constant([1, 2])],
  [
    "ragged.mapFlatValues: the rows of ragged arguments differ",
    () => ragged.mapFlatValues(add, rows(), ints([[1], [2, 3], [4, 5]])),
  ],
  [
    "ragged.mapFlatValues: the function must give 5 values, as many as it was given, got []",
    () => ragged.mapFlatValues(reduceSum as never, rows()),
  ],
  ["ragged.range: a delta is 0", () => ragged.range([1], [2], [0])],
  ["ragged.stack: ranks differ or are 0: 2, 1", () => ragged.stack([rows(), constant([1], int)])],
  ["RaggedTensor.gather: index 3 is out of range: there are 3 rows", () => rows().gather([3])],
  ["RaggedTensor.rowLengths: axis 2 is not ragged: 1 to 1 are", () => rows().rowLengths(2)],
  [
    "RaggedTensor.toTensor: axis 2 has 2 elements, not 5",
    () => RaggedTensor.fromRowSplits([[1, 2]], [0, 1]).toTensor({ shape: [null, null, 5] }),
  ],
])("%s", (message, fn) => expect(fn).toThrow(message));

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
  it.each<[string, () => unknown]>([
    ["fromRowSplits", () => RaggedTensor.fromRowSplits([1, 2], [0, 2])],
    ["valueRowids", () => RaggedTensor.fromRowLengths([1, 2], [0, 2]).valueRowids()],
    ["fromValueRowids", () => RaggedTensor.fromValueRowids([1, 2], [0, 1], { nrows: 2 })],
    ["toTensor", () => rows().toTensor({ shape: [null, 3] })],
    ["fromTensor", () => RaggedTensor.fromTensor([[1, 2]])],
    ["stack", () => ragged.stack([rows(), rows()])],
    ["mapFlatValues", () => ragged.mapFlatValues(add, rows(), rows())],
  ])("%s reads nothing", (_, fn) => expect(withBlind(fn)).toBeDefined());

  it.each<[string, () => unknown]>([
    ["toTensor", () => rows().toTensor()],
    ["gather", () => rows().gather([0])],
    ["toList", () => rows().toList()],
    ["booleanMask", () => ragged.booleanMask(rows(), [true, false, true])],
  ])("%s says that it cannot", (_, fn) => {
    expect(() => withBlind(fn)).toThrow(UnsupportedError);
  });
});
