import { constant, setBackend, type Backend, type DType, type Tensor } from "@gradtape/core";
import * as ops from "@gradtape/ops";
import { describe, expect, it } from "vitest";
import { js } from "../../js/index.ts";
import { wasm } from "../index.ts";

/** Ops by name, whose types would each want another call. */
type Fold = (x: Tensor, axis: number | readonly number[] | undefined) => Tensor;
const call = (op: string, ...args: Parameters<Fold>): Tensor =>
  (ops as unknown as Readonly<Record<string, Fold>>)[op]!(...args);

const on = (backend: Backend, compute: () => Tensor): unknown => {
  setBackend(backend);
  return compute().dataSync();
};
const both = (compute: () => unknown): [found: unknown, wanted: unknown] => [
  on(wasm({ threads: 1 }), compute as () => Tensor),
  on(js(), compute as () => Tensor),
];

/** Numbers that repeat, from a linear congruential generator, with some in `special`. */
function draws(shape: readonly number[], dtype: DType, special: readonly number[]): Tensor {
  let state = shape[0]!;
  const data = Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const x = state >>> 12;
    return x % 3 === 0 ? (special[x % 31] ?? x % 50) : x % 50;
  });
  return ops.cast(ops.reshape(constant(data), shape), dtype) as Tensor;
}

const FLOATS = ["float16", "bfloat16", "float32", "float64"] as const;
const WHOLE = ["int8", "uint8", "int16", "int32", "uint32", "int64", "uint64"] as const;
const SHAPES = [
  [3, 1],
  [2, 5],
  [5, 2],
  [3, 37],
  [70, 19],
  [4, 300],
  [300, 33],
  [600, 5],
] as const;
const EXTREMES = ["reduceMax", "reduceMin", "argMax", "argMin"] as const;

describe("the largest and the smallest", () => {
  it.each([...FLOATS, ...WHOLE])("of %s", (dtype) => {
    for (const shape of SHAPES)
      for (const op of EXTREMES)
        for (const axis of [0, 1]) {
          const [found, wanted] = both(() => call(op, draws(shape, dtype, [0, 49]), axis));
          expect(found, `${op} of ${shape.join("x")} over ${axis}`).toEqual(wanted);
        }
  });

  it.each(FLOATS)("of %s with NaN, infinities and both zeros", (dtype) => {
    for (const special of [
      [NaN, Infinity, -Infinity],
      [-Infinity, -Infinity, -Infinity],
    ])
      for (const shape of SHAPES)
        for (const op of EXTREMES)
          for (const axis of [0, 1]) {
            const [found, wanted] = both(() => call(op, draws(shape, dtype, special), axis));
            expect(found, `${op} of ${shape.join("x")} over ${axis}`).toEqual(wanted);
          }
    for (const [a, b] of [
      [0, -0],
      [-0, 0],
      [-0, -0],
      [-Infinity, -Infinity],
      [Infinity, Infinity],
      [NaN, -0],
    ] as const)
      for (const n of [1, 2, 5, 40])
        for (const op of EXTREMES)
          for (const axis of [0, 1]) {
            const x = [a, ...Array.from({ length: n }, () => b)];
            const rows = axis === 0 ? x.map((y) => [y, y, y]) : [x, x, x];
            const [found, wanted] = both(() => call(op, constant(rows, { dtype }) as Tensor, axis));
            expect(found, `${op} of ${a} and ${n} times ${b} over ${axis}`).toEqual(wanted);
          }
  });

  it("of several axes, and of all", () => {
    for (const op of ["reduceMax", "reduceMin"] as const)
      for (const axis of [[0, 2], [1, 2], [0, 1], undefined]) {
        const [found, wanted] = both(() => call(op, draws([5, 70, 9], "float32", [NaN, -0]), axis));
        expect(found).toEqual(wanted);
      }
  });
});

describe("sums", () => {
  it("of tall columns are as exact as of long rows", () => {
    setBackend(wasm({ threads: 1 }));
    const x = ops.multiply(ops.ones([50001, 5]), 0.1);
    const wanted = 50001 * Math.fround(0.1);
    for (const sum of (ops.reduceSum(x, 0) as Tensor).dataSync() as Float32Array)
      expect(Math.abs(sum - wanted) / wanted).toBeLessThan(2 ** -23);
  });

  it.each([...FLOATS, ...WHOLE])("of %s", (dtype) => {
    for (const shape of SHAPES)
      for (const op of ["reduceSum", "cumsum"] as const)
        for (const axis of [0, 1]) {
          const [found, wanted] = both(() => call(op, draws(shape, dtype, [0, 49]), axis));
          expect(found, `${op} of ${shape.join("x")} over ${axis}`).toEqual(wanted);
        }
  });
});

describe("long columns", () => {
  const x = (): Tensor => draws([131, 2100], "float32", [NaN, -0]);
  const folds = [...EXTREMES, "reduceSum", "cumsum"] as const;

  it("of more columns than are folded at a time", () => {
    for (const op of folds) {
      const [found, wanted] = both(() => call(op, x(), 0));
      expect(found, op).toEqual(wanted);
    }
    const [found, wanted] = both(() =>
      ops.reduceSum(draws([3, 131, 5, 130], "float32", []), [1, 3]),
    );
    expect(found).toEqual(wanted);
    const [sums, all] = both(() => ops.reduceSum(draws([3, 140, 5], "int32", []), [0, 1]));
    expect(sums).toEqual(all);
  });

  it("are the same on several threads", async () => {
    const results = (): unknown => {
      const given = x();
      return folds.map((op) => call(op, given, 0).dataSync());
    };
    setBackend(wasm({ threads: 1 }));
    const wanted = results();
    setBackend(wasm({ threads: 3 }));
    for (let turn = 0; turn < 3; turn++) {
      expect(results()).toEqual(wanted);
      await new Promise((next) => setTimeout(next, 20));
    }
  });
});

describe("scans", () => {
  it.each(["int8", "int32", "int64", "float16", "float32", "float64"] as const)(
    "of %s",
    (dtype) => {
      for (const shape of [...SHAPES, [2, 7, 11]] as const)
        for (const exclusive of [false, true])
          for (const reverse of [false, true]) {
            const [found, wanted] = both(() =>
              ops.cumsum(draws(shape, dtype, [0, 49]), 1, { exclusive, reverse }),
            );
            expect(found, `${shape.join("x")} ${exclusive} ${reverse}`).toEqual(wanted);
          }
    },
  );

  it.each([
    ["rows", 1, [1, 100_003]],
    ["columns", 0, [100_003, 5]],
    ["short columns", 0, [127, 5]],
  ] as const)("are as exact at the end of long %s as of short ones", (_, axis, shape) => {
    setBackend(wasm({ threads: 1 }));
    const columns = axis === 1 ? 1 : shape[1];
    const x = ops.add(ops.multiply(draws(shape, "float32", []), 0.1), 1);
    const given = x.dataSync() as Float32Array;
    const found = (ops.cumsum(x, axis) as Tensor).dataSync() as Float32Array;
    let sum = 0;
    let worst = 0;
    for (let i = 0; i < shape[axis]; i++) {
      sum += given[i * columns]!;
      worst = Math.max(worst, Math.abs(found[i * columns]! - sum) / sum);
    }
    expect(worst).toBeLessThan(2 ** -23);
  });

  it("of sums that become infinite", () => {
    for (const axis of [0, 1]) {
      const x = (): Tensor => {
        const at = ops.reshape(ops.range(200 * 200), [200, 200]);
        return ops.where(ops.equal(at, 23 * 200 + 23), Infinity, 1) as Tensor;
      };
      const [found, wanted] = both(() => ops.cumsum(x(), axis));
      expect(found).toEqual(wanted);
    }
  });

  it("of products", () => {
    for (const axis of [0, 1]) {
      // Powers of two, so that no order of the factors matters.
      const x = (): Tensor => ops.pow(draws([150, 39], "float64", [NaN, -0]), 0) as Tensor;
      const [found, wanted] = both(() => ops.cumprod(ops.multiply(x(), 2), axis));
      expect(found).toEqual(wanted);
    }
  });
});
