// `@gradtape/ops/methods`: every method is its function, on tensors and variables.
import { constant, setBackend, Tensor, Variable } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import * as ops from "./index.ts";
import "./methods.ts";
import { beforeAll, describe, expect, test } from "vitest";

beforeAll(() => setBackend(reference()));

const PROPERTIES = ["rank", "shape", "size"];
const own = (prototype: object): string[] =>
  Object.keys(ops).filter((name) => Object.hasOwn(prototype, name) && !PROPERTIES.includes(name));
const methods = own(Tensor.prototype);

const OF_VARIABLES = [
  "assignAdd",
  "assignSub",
  "batchScatterUpdate",
  ...["Add", "Div", "Max", "Min", "Mul", "Sub", "Update"].map((what) => `scatter${what}`),
  ...["Add", "Max", "Min", "Sub", "Update"].map((what) => `scatterNd${what}`),
  "sparseRead",
];

test("tensors have a method for every op that begins with a tensor, variables some more", () => {
  expect(methods).toEqual(expect.arrayContaining(["add", "exp", "matmul", "reduceSum", "where"]));
  expect(methods).not.toEqual(expect.arrayContaining(["stack"]));
  expect(own(Object.getPrototypeOf(new Variable(1)) as object).sort()).toEqual(
    [...methods, ...OF_VARIABLES].sort(),
  );
});

test("methods are not enumerable, and named as their functions", () => {
  const x = constant([1, 2]);
  const seen: string[] = [];
  for (const key in x) seen.push(key);
  expect(seen.filter((key) => methods.includes(key))).toEqual([]);
  for (const name of methods) {
    expect((Tensor.prototype as unknown as Record<string, { name: string }>)[name]!.name).toBe(
      name,
    );
  }
});

type Call = (...args: unknown[]) => unknown;
const values = (result: unknown): unknown =>
  Array.isArray(result)
    ? result.map(values)
    : [(result as Tensor).dtype, (result as Tensor).arraySync()];

describe("a method gives what its function gives", () => {
  const matrix = [
    [0.25, 0.5],
    [0.75, 1],
  ];
  const truths = [
    [true, false],
    [true, true],
  ];
  const places = { data: new Int32Array([0, 1, 1, 0]), shape: [2, 2] };
  const one = new Int32Array([1, 0]);
  /** What the op is called on, where that is no matrix of floats. */
  const selves: Record<string, unknown> = {
    ...Object.fromEntries(
      [
        "logicalAnd",
        "logicalNot",
        "logicalOr",
        "logicalXor",
        "reduceAll",
        "reduceAny",
        "where",
      ].map((n) => [n, truths]),
    ),
    oneHot: places,
    scatterNd: places,
    unique: [1, 2, 1],
    uniqueWithCounts: [1, 2, 1],
    sparseSoftmaxCrossEntropy: one,
    squeeze: [[1], [2]],
  };
  /** The arguments after the first, where there must be some. */
  const others: Record<string, readonly unknown[]> = {
    ...Object.fromEntries(["logicalAnd", "logicalOr", "logicalXor"].map((n) => [n, [truths]])),
    at: [0, ":1"],
    biasAdd: [[1, 2]],
    booleanMask: [truths],
    broadcastTo: [[3, 2, 2]],
    cast: ["int32"],
    clipByNorm: [0.5],
    clipByValue: [0.4, 0.6],
    dropout: [0.5, { seed: 1 }],
    ensureShape: [[2, null]],
    expandDims: [1],
    gather: [one],
    gatherNd: [places],
    gelu: [{ approximate: true }],
    indexedSlices: [one, [2, 2]],
    leakyRelu: [{ alpha: 2 }],
    moments: [0],
    oneHot: [3, { axis: 0 }],
    pad: [
      [
        [1, 0],
        [0, 1],
      ],
    ],
    reduceSum: [1, { keepDims: true }],
    repeat: [2, 0],
    reshape: [[4]],
    reverse: [0],
    roll: [1, 0],
    scatterNd: [
      [1, 2],
      [2, 2],
    ],
    slice: [
      [0, 1],
      [2, 1],
    ],
    sparseSoftmaxCrossEntropy: [matrix],
    split: [2],
    stridedSlice: [
      [0, 0],
      [2, 1],
    ],
    takeAlongAxis: [places, 1],
    tensorScatterNdAdd: [places, [1, 2]],
    tensorScatterNdMax: [places, [1, 2]],
    tensorScatterNdMin: [places, [1, 2]],
    tensorScatterNdSub: [places, [1, 2]],
    tensorScatterNdUpdate: [places, [1, 2]],
    tensorStridedSliceUpdate: [[0], [1], 9],
    tensordot: [matrix, 1],
    tile: [[1, 2]],
    where: [matrix, 0],
  };

  test.each(methods)("%s", (name) => {
    const x = constant((selves[name] ?? matrix) as number);
    const fn = (ops as unknown as Record<string, Call>)[name]!;
    let rest = others[name] ?? [];
    try {
      fn(x, ...rest);
    } catch {
      rest = [matrix]; // a function of two tensors
    }
    const expected = values(fn(x, ...rest));
    for (const on of [x, new Variable(x)]) {
      expect(values((on as unknown as Record<string, Call>)[name]!(...rest))).toEqual(expected);
    }
  });

  test("assignAdd and assignSub", () => {
    const v = new Variable([1, 2]);
    expect(v.assignAdd([2, 3])).toBe(v);
    expect(v.assignSub([1, 1]).arraySync()).toEqual([2, 4]);
  });
});

test("methods chain and reach the errors of the functions", () => {
  const x = constant([1, 2, 3]);
  expect(x.multiply(2).add(1).reduceSum().arraySync()).toBe(15);
  expect(() => (x as Tensor).add([1, 2])).toThrow("add: cannot broadcast [3] with [2]");
});

describe("a loop goes along axis 0", () => {
  test("of tensors and variables", () => {
    const x = constant([
      [1, 2],
      [3, 4],
    ]);
    for (const on of [x, new Variable(x)])
      expect([...on].map((row) => row.arraySync())).toEqual([
        [1, 2],
        [3, 4],
      ]);
    expect([...constant([], { shape: [0, 2] })]).toEqual([]);
    expect(Array.from(constant(["a", "b"]), (s) => s.arraySync())).toEqual(["a", "b"]);
  });

  test("of the value that a variable has at the beginning", () => {
    const v = new Variable([1, 2, 3]);
    const seen: unknown[] = [];
    for (const e of v) {
      seen.push(e.arraySync());
      v.assign([0, 0, 0]);
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  test("but not of scalars", () => {
    const sentence =
      "iterate: a scalar has no axis to go along: take it as it is, or expandDims first";
    expect(() => [...constant(1)]).toThrow(sentence);
    expect(() => [...new Variable(1)]).toThrow(sentence);
  });
});
