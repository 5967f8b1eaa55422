// Scattering into variables: what each function does, and that a refused call changes nothing.
import { constant, IndexedSlices, setBackend, Variable } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import { describe, expect, it } from "vitest";
import * as ops from "../index.ts";
import type { SlicesLike } from "./scatter.ts";

setBackend(reference());

type Rows = (v: Variable, slices: SlicesLike) => Variable;
type Places = (v: Variable, indices: unknown, updates: unknown) => Variable;
const call = ops as unknown as Record<string, Rows & Places>;

/** What a row and an update become. */
const RULES: Readonly<Record<string, (x: number, y: number) => number>> = {
  Add: (x, y) => x + y,
  Sub: (x, y) => x - y,
  Mul: (x, y) => x * y,
  Div: (x, y) => x / y,
  Max: Math.max,
  Min: Math.min,
  Update: (_, y) => y,
};
const START = [
  [1, -2],
  [3, 4],
  [-5, 6],
  [7, 8],
];
const INDICES = [2, 0, 2];
const VALUES = [
  [2, -4],
  [8, 0.5],
  [-0.25, 16],
];
/** The same one by one. All numbers are exact in binary. */
function scattered(rule: (x: number, y: number) => number): number[][] {
  const all = START.map((row) => [...row]);
  INDICES.forEach((row, i) => {
    all[row] = all[row]!.map((x, j) => rule(x, VALUES[i]![j]!));
  });
  return all;
}

describe.each(Object.entries(RULES))("scatter%s", (name, rule) => {
  const scatter = call[`scatter${name}`]!;

  it.each(["float32", "float64"] as const)("works on rows, also repeated ones, in %s", (dtype) => {
    const v = new Variable(START, { dtype }) as Variable;
    expect(scatter(v, { indices: INDICES, values: VALUES })).toBe(v);
    expect([v.arraySync(), v.dtype]).toEqual([scattered(rule), dtype]);
  });

  it("takes IndexedSlices, indices of other dtypes and shapes, and none", () => {
    const want = scattered(rule);
    const [v, w, u] = [new Variable(START), new Variable(START), new Variable(START)];
    const slices = ops.indexedSlices(VALUES, INDICES, [4, 2]);
    expect(slices).toBeInstanceOf(IndexedSlices);
    expect(scatter(v as Variable, slices).arraySync()).toEqual(want);
    const places = constant([[2n], [0n], [2n]]);
    const values = ops.reshape(VALUES, [3, 1, 2]);
    expect(scatter(w as Variable, { indices: places, values }).arraySync()).toEqual(want);
    expect(scatter(u as Variable, { indices: 1, values: [2, 2] }).arraySync()).toEqual(
      START.map((row, i) => (i === 1 ? row.map((x) => rule(x, 2)) : row)),
    );
    const before = u.arraySync();
    scatter(u as Variable, { indices: [], values: ops.zeros([0, 2]) });
    expect(u.arraySync()).toEqual(before);
  });
});

describe.each(["Add", "Sub", "Max", "Min", "Update"])("scatterNd%s", (name) => {
  const scatter = call[`scatterNd${name}`]!;
  const rule = RULES[name]!;

  it("works on rows and on elements", () => {
    const v = new Variable(START) as Variable;
    const places = INDICES.map((i) => [i]);
    expect(scatter(v, places, VALUES)).toBe(v);
    expect(v.arraySync()).toEqual(scattered(rule));
    const w = new Variable(START) as Variable;
    scatter(
      w,
      [
        [3, 1],
        [0, 0],
      ],
      [10, -10],
    );
    expect(w.arraySync()).toEqual([[rule(1, -10), -2], START[1], START[2], [7, rule(8, 10)]]);
  });

  it("does what its tensor function does", () => {
    const places = INDICES.map((i) => [i]);
    const v = new Variable(START) as Variable;
    const tensor = ops[`tensorScatterNd${name}` as "tensorScatterNdAdd"];
    const want = tensor(v, places, VALUES).arraySync();
    expect(v.arraySync()).toEqual(START);
    expect(scatter(v, places, VALUES).arraySync()).toEqual(want);
  });
});

describe("batchScatterUpdate", () => {
  it("writes rows of each batch by its own indices", () => {
    const v = new Variable(ops.zeros([2, 3, 2]));
    ops.batchScatterUpdate(v, {
      indices: [
        [0, 2],
        [1, 1],
      ],
      values: [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
      ],
    });
    expect(v.arraySync()).toEqual([
      [
        [1, 2],
        [0, 0],
        [3, 4],
      ],
      [
        [0, 0],
        [7, 8],
        [0, 0],
      ],
    ]);
  });

  it("is scatterUpdate where there is no batch", () => {
    const v = new Variable([1, 2, 3]);
    expect(ops.batchScatterUpdate(v, { indices: [2], values: [9] }).arraySync()).toEqual([1, 2, 9]);
  });

  it("refuses other batches", () => {
    const v = new Variable(START) as Variable;
    expect(() => ops.batchScatterUpdate(v, { indices: [[0], [1]], values: [[0], [1]] })).toThrow(
      "batchScatterUpdate: batches of params [4, 2] and indices [2, 1] differ: sizes 4 and 2 on axis 0",
    );
    expect(() => ops.batchScatterUpdate(v, { indices: 0, values: [1, 2] })).toThrow(
      "batchScatterUpdate: indices [] cannot name rows of Variable:0, whose shape is [4, 2]",
    );
    expect(v.arraySync()).toEqual(START);
  });
});

describe("dtypes", () => {
  it.each([
    ["scatterUpdate", "string", ["a", "b"], "c", ["a", "c"]],
    ["scatterUpdate", "bool", [true, true], false, [true, false]],
    [
      "scatterUpdate",
      "complex64",
      [
        { re: 0, im: 0 },
        { re: 1, im: 2 },
      ],
      { re: 3, im: 4 },
      [
        { re: 0, im: 0 },
        { re: 3, im: 4 },
      ],
    ],
    [
      "scatterAdd",
      "complex128",
      [
        { re: 0, im: 0 },
        { re: 1, im: 2 },
      ],
      { re: 3, im: 4 },
      [
        { re: 0, im: 0 },
        { re: 4, im: 6 },
      ],
    ],
    [
      "scatterSub",
      "complex64",
      [
        { re: 0, im: 0 },
        { re: 1, im: 2 },
      ],
      { re: 3, im: 4 },
      [
        { re: 0, im: 0 },
        { re: -2, im: -2 },
      ],
    ],
    ["scatterAdd", "int64", [1n, 2n ** 62n], 5n, [1n, 2n ** 62n + 5n]],
    ["scatterSub", "uint64", [1n, 3n], 2n, [1n, 1n]],
    ["scatterSub", "uint8", [1, 3], 5, [1, 254]],
    ["scatterMul", "int32", [1, 3], -5, [1, -15]],
    ["scatterMax", "int64", [1n, -3n], -2n, [1n, -2n]],
    ["scatterMin", "uint64", [1n, 3n], 2n ** 63n, [1n, 3n]],
    ["scatterDiv", "float16", [1, 3], 2, [1, 1.5]],
  ] as const)("%s of %s", (name, dtype, start, value, want) => {
    const v = new Variable(start as unknown as number[], { dtype }) as Variable;
    const slices = { indices: [1], values: constant([value] as unknown as number[], { dtype }) };
    expect(call[name]!(v, slices).arraySync()).toEqual(want);
    const places = [[1]];
    const nd = call[name.replace("scatter", "scatterNd")];
    if (!nd) return;
    const w = new Variable(start as unknown as number[], { dtype }) as Variable;
    expect(nd(w, places, slices.values).arraySync()).toEqual(want);
  });
});

describe("what is wrong", () => {
  const NAMES = Object.keys(RULES).map((name) => `scatter${name}`);
  const cases: [what: string, slices: unknown, error: string][] = [
    [
      "an index out of range",
      {
        indices: [0, 4],
        values: [
          [1, 1],
          [1, 1],
        ],
      },
      "ShapeError CALL: index 4 is out of range for axis 0 of [4, 2]: it has indices 0 to 3",
    ],
    [
      "a negative index",
      { indices: [-1], values: [[1, 1]] },
      "ShapeError CALL: index -1 is out of range for axis 0 of [4, 2]: it has indices 0 to 3",
    ],
    [
      "values of another shape",
      { indices: [0, 1], values: [1, 1] },
      "ShapeError CALL: values [2] do not fit: indices [2] name [2, 2] of w:0, whose shape is [4, 2]",
    ],
    [
      "values of another dtype",
      { indices: [0], values: constant([[1, 1]], { dtype: "float64" }) },
      "DTypeError CALL: dtypes float32 and float64 differ: cast one of them with tf.cast",
    ],
    [
      "indices that are no integers",
      { indices: constant([0.5]), values: [[1, 1]] },
      `DTypeError CALL: indices must be integers, got float32: cast them, as in cast(indices, "int32")`,
    ],
    [
      "fractions",
      { indices: [0.5], values: [[1, 1]] },
      "DTypeError CALL: cannot represent 0.5 as int32; round or clip it first, or give another dtype",
    ],
    [
      "a tensor",
      constant(START),
      "ArgumentError CALL: expected indexedSlices(values, indices, shape) or { indices, values }, got a tensor without indices",
    ],
    [
      "updates by another name",
      { indices: [0], updates: [[1, 1]] },
      "ArgumentError CALL: expected indexedSlices(values, indices, shape) or { indices, values }, got an object",
    ],
    [
      "nothing",
      undefined,
      "ArgumentError CALL: expected indexedSlices(values, indices, shape) or { indices, values }, got undefined",
    ],
  ];
  const told = (fn: () => unknown): string => {
    try {
      fn();
    } catch (error) {
      return `${(error as Error).name} ${(error as Error).message}`;
    }
    return "nothing";
  };

  it.each(cases)("%s is told, and changes nothing", (_, slices, error) => {
    for (const name of NAMES) {
      const v = new Variable(START, { name: "w" }) as Variable;
      expect(told(() => call[name]!(v, slices as SlicesLike))).toBe(error.replace("CALL", name));
      expect(v.arraySync()).toEqual(START);
    }
  });

  it("what is no variable", () => {
    const names = ["assignAdd", "assignSub", "sparseRead", "batchScatterUpdate"];
    const nd = ["Add", "Sub", "Max", "Min", "Update"].map((name) => `scatterNd${name}`);
    for (const name of [...names, ...NAMES, ...nd]) {
      expect(told(() => call[name]!(constant([1]) as never, [0], [1]))).toBe(
        `ArgumentError ${name}: the first argument must be a variable, got an object: make one, as in new Variable(x)`,
      );
    }
  });

  it("a scalar has no rows", () => {
    const v = new Variable(1, { name: "w" }) as Variable;
    expect(told(() => ops.scatterAdd(v, { indices: [0], values: [1] }))).toBe(
      "ShapeError scatterAdd: indices [1] cannot name rows of w:0, whose shape is []",
    );
  });

  it("dtypes that have no such operation", () => {
    const text = new Variable(["a", "b"]) as Variable;
    const whole = new Variable([1, 2], { dtype: "int32" }) as Variable;
    const one = { indices: [0], values: ["c"] };
    expect(told(() => ops.scatterAdd(text, one))).toBe(
      "DTypeError scatterAdd: takes integer, float and complex dtypes, got string: read numbers from it with strings.toNumber",
    );
    expect(told(() => ops.scatterSub(text, one))).toBe(
      "DTypeError scatterSub: takes integer, float and complex dtypes, got string: read numbers from it with strings.toNumber",
    );
    expect(told(() => ops.scatterDiv(whole, { indices: [0], values: [2] }))).toBe(
      `DTypeError scatterDiv: takes float dtypes, got int32: cast it, as in cast(x, "float32")`,
    );
    expect([text.arraySync(), whole.arraySync()]).toEqual([
      ["a", "b"],
      [1, 2],
    ]);
  });

  it("places and updates of scatterNd…", () => {
    for (const name of ["Add", "Sub", "Max", "Min", "Update"].map((n) => `scatterNd${n}`)) {
      const v = new Variable([1, 2, 3], { name: "w" }) as Variable;
      expect(told(() => call[name]!(v, [[3]], [1]))).toBe(
        `ShapeError ${name}: index 3 is out of range for axis 0 of [3]: it has indices 0 to 2`,
      );
      expect(told(() => call[name]!(v, [[0]], [1, 2]))).toBe(
        `ShapeError ${name}: updates [2] do not fit: indices [1, 1] pick [1] out of [3]`,
      );
      expect(told(() => call[name]!(v, [[0, 0]], [1]))).toBe(
        `ShapeError ${name}: indices [1, 2] name 2 axes, [3] has 1`,
      );
      expect(v.arraySync()).toEqual([1, 2, 3]);
    }
  });

  it("a disposed tensor", () => {
    const v = new Variable([1, 2]) as Variable;
    const values = constant([1]);
    values.dispose();
    expect(told(() => ops.scatterAdd(v, { indices: [0], values }))).toContain("DisposedError");
    expect(v.arraySync()).toEqual([1, 2]);
  });
});

describe("sparseRead", () => {
  it("reads rows", () => {
    const v = new Variable(START);
    expect(ops.sparseRead(v, [[2, 0]]).arraySync()).toEqual([[START[2], START[0]]]);
    expect(() => ops.sparseRead(v, [4])).toThrow("index 4 is out of range for axis 0 of [4, 2]");
  });
});
