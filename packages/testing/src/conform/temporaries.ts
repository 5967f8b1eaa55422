// What programs promise that have memory of their own, or write to what they are given.
import {
  e,
  storeTo,
  type DotKernel,
  type Expr,
  type ReduceKernel,
  type RowKernel,
  type Step,
} from "@gradtape/core/internal";
import { check, f32, i32, map, read, X, Y, type Values } from "./kernel-parts.ts";
import type { Check } from "./plan.ts";
import { checkProgram } from "./programs.ts";

const step = (kernel: Step["kernel"], inputs: Values, outputs: Values): Step => ({
  kernel,
  inputs,
  outputs,
});
const each = (n: number, value: Expr, more: { strides?: Values; offset?: number } = {}) =>
  map([n], [read([1], more)], value);
const both = (n: number, value: Expr) => map([n], [read([1]), read([1], { input: 1 })], value);

/** Of p, m and g: `m ← 0.25 m + g` and `p ← p - m - (the new m)`. */
const momentum = (n: number): RowKernel => {
  const [p, m, g] = [0, 1, 2].map((i) => e.load(i, "float32")) as [Expr, Expr, Expr];
  const next = e.add(e.mul(m, 0.25), g);
  const store = (output: number, value: Expr) => ({
    output,
    dtype: "float32" as const,
    offset: 0,
    strides: [1],
    value,
  });
  return {
    kind: "row",
    axes: [n],
    kept: 1,
    reads: [0, 1, 2].map((input) => read([1], { input })),
    folds: [],
    stores: [store(0, next), store(1, e.sub(p, e.add(m, next)))],
  };
};

/** `w ← w - 0.5 · (a sum)`: of a row's elements, of a column's, or of products. */
const sum: Pick<ReduceKernel, "kind" | "combine" | "body"> = {
  kind: "reduce",
  combine: "sum",
  body: X,
};
const descend = (last: number) => e.sub(e.load(last, "float32"), e.mul(e.acc("float32"), 0.5));
const rowSums = (m: number, n: number, strides: Values): ReduceKernel => ({
  ...sum,
  axes: [m, n],
  kept: 1,
  reads: [read(strides), read([1, 0], { input: 1 })],
  store: storeTo(0, { dtype: "float32", strides: [1] }, descend(1)),
});
const product = (m: number, n: number, k: number): DotKernel => ({
  kind: "dot",
  axes: [m, n, k],
  parts: [0, 1, 1],
  kept: 2,
  combine: "sum",
  body: e.mul(X, Y),
  reads: [read([k, 0, 1]), read([0, 1, n], { input: 1 }), read([n, 1, 0], { input: 2 })],
  store: storeTo(0, { dtype: "float32", strides: [n, 1] }, descend(2)),
});
/** Two sums of a row, each of which is taken from what is there. */
const twoSums = (m: number, n: number): RowKernel => ({
  kind: "row",
  axes: [m, n],
  kept: 1,
  reads: [read([n, 1]), read([1, 0], { input: 1 }), read([1, 0], { input: 2 })],
  folds: [
    { combine: "sum", body: X },
    { combine: "max", body: X },
  ],
  stores: [
    storeTo(0, { dtype: "float32", strides: [1] }, e.sub(e.load(1, "float32"), e.acc("float32"))),
    storeTo(
      1,
      { dtype: "float32", strides: [1] },
      e.add(e.load(2, "float32"), e.acc("float32", 1)),
    ),
  ],
});
const some = (n: number): number[] => Array.from({ length: n }, (_, i) => ((7 * i) % 11) - 5);

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

export function temporaryChecks(): Check[] {
  return [
    ...[5, 37].map((n) =>
      check(`temporaries: a chain of ${n}, one of which lies where another was`, (bench) =>
        checkProgram(
          bench,
          {
            inputs: 1,
            steps: [
              step(each(n, e.add(X, 1)), [0], [2]),
              step(each(n, e.mul(X, 2)), [2], [3]),
              // Backwards, to where the first one was.
              step(each(n, X, { strides: [-1], offset: n - 1 }), [3], [4]),
              step(both(n, e.sub(X, Y)), [4, 3], [1]),
            ],
            temporaries: [0, 256, 0].map((offset) => ({ dtype: "float32", length: n, offset })),
            arena: 512,
          },
          [f32([9, ...upTo(n)], 1), f32([9, ...upTo(n)], 1)],
          [9, ...upTo(n).map((i) => 2 * (n - i) - 2 * (i + 1))],
        ),
      ),
    ),
    check("temporaries: of several dtypes in one place, and filled by several steps", (bench) =>
      checkProgram(
        bench,
        {
          inputs: 1,
          steps: [
            step(each(3, e.cast(X, "int32")), [0], [2]),
            step(map([3], [read([1])], e.cast(e.neg(X), "int32"), { offset: 3 }), [0], [2]),
            step(
              map([6], [read([1], { dtype: "int32" })], e.cast(e.load(0, "int32"), "float32")),
              [2],
              [3],
            ),
            step(each(6, e.mul(X, X)), [3], [1]),
          ],
          temporaries: [
            { dtype: "int32", length: 6, offset: 64 },
            { dtype: "float32", length: 6, offset: 64 },
          ],
          arena: 128,
        },
        [f32([1, 2, 3]), f32(upTo(6))],
        [1, 4, 9, 1, 4, 9],
      ),
    ),
    check("temporaries: a gather asks for their bounds", (bench) =>
      checkProgram(
        bench,
        {
          inputs: 2,
          steps: [
            step(each(3, e.add(X, 1)), [0], [3]),
            step(each(3, e.mul(X, 7)), [0], [4]),
            step(
              map(
                [4],
                [read([0]), read([1], { input: 1, dtype: "int32" })],
                e.gather(0, "float32", e.load(1, "int32")),
              ),
              [3, 1],
              [2],
            ),
          ],
          temporaries: [
            { dtype: "float32", length: 3, offset: 0 },
            { dtype: "float32", length: 3, offset: 64 },
          ],
          arena: 128,
        },
        [f32([1, 2, 3]), i32([2, 3, -1, 0]), f32(upTo(4))],
        [4, 0, 0, 2],
      ),
    ),
    ...[3, 50].map((n) =>
      check(`in place: a map of ${n} over an input that it reads`, (bench) =>
        checkProgram(
          bench,
          {
            inputs: 2,
            steps: [step(both(n, e.sub(X, Y)), [1, 0], [1]), step(each(n, e.mul(X, 2)), [1], [2])],
          },
          [f32(upTo(n)), f32([7, 7, ...upTo(n).map((i) => 3 * i)], 2), f32(upTo(n))],
          upTo(n).map((i) => 4 * i),
        ),
      ),
    ),
    ...[3, 50].map((n) =>
      check(`in place: a row of two stores over ${n} elements that both of them read`, (bench) =>
        checkProgram(
          bench,
          {
            inputs: 3,
            steps: [step(momentum(n), [2, 1, 0], [1, 2]), step(each(n, X), [2], [3])],
          },
          [f32(upTo(n)), f32(upTo(n).map((i) => 2 * i)), f32(upTo(n)), f32(upTo(n))],
          upTo(n).map((i) => -2.5 * i),
        ),
      ),
    ),
    ...(
      [
        [5, 7],
        [3, 700],
        [130, 40],
      ] as const
    ).flatMap(([m, n]) => [
      ...[true, false].map((along) =>
        check(
          `in place: sums of ${m} ${along ? "rows" : "columns"} of ${n}, taken from what is there`,
          (bench) =>
            checkProgram(
              bench,
              { inputs: 2, steps: [step(rowSums(m, n, along ? [n, 1] : [1, m]), [0, 1], [1])] },
              [f32(some(m * n)), f32(some(m))],
            ),
        ),
      ),
      check(`in place: two folds of ${m} rows of ${n}, each into what is there`, (bench) =>
        checkProgram(bench, { inputs: 3, steps: [step(twoSums(m, n), [0, 1, 2], [1, 2])] }, [
          f32(some(m * n)),
          f32(some(m)),
          f32(upTo(m)),
        ]),
      ),
    ]),
    ...(
      [
        [3, 5, 4],
        [1, 33, 20],
        [20, 1, 30],
        [17, 19, 40],
        [9, 12, 1500],
        [18, 10, 700],
      ] as const
    ).map(([m, n, k]) =>
      check(`in place: a product of ${m} by ${k} by ${n}, taken from what is there`, (bench) =>
        checkProgram(bench, { inputs: 3, steps: [step(product(m, n, k), [0, 1, 2], [2])] }, [
          f32(some(m * k)),
          f32(some(k * n)),
          f32(some(m * n)),
        ]),
      ),
    ),
  ];
}
