// What folding kernels promise: reductions, contractions and scatters.
import { e, type Combine, type ScatterKernel } from "@gradtape/core/internal";
import { f32, fold, i32, one, read, WRAPPED, X, Y, type Values } from "./kernel-parts.ts";
import type { Check } from "./plan.ts";

export function foldChecks(): Check[] {
  return [
    one(
      "scatter: position and value share a part",
      {
        kind: "scatter",
        axes: [4],
        combine: "sum",
        at: WRAPPED,
        limit: 3,
        reads: [read([1]), read([1], { input: 1, dtype: "int32" })],
        store: {
          output: 0,
          dtype: "float32",
          offset: 0,
          strides: [0],
          value: e.add(X, e.cast(WRAPPED, "float32")),
        },
      },
      [f32([10, 20, 30, 40]), i32([2, -1, 1, -3])],
      f32([1, 1, 1]),
      [41, 32, 35],
    ),
    ...scatters().map(([name, kernel, initial, expected]) =>
      one(name, kernel, [f32([1, 2, 3, 4, 5]), i32([0, 2, 0, -1, 3])], f32(initial, 1), expected),
    ),
    ...folds().map(([combine, expected]) =>
      one(
        `reduce: ${combine} of floats`,
        fold(combine, [2, 3], 1, [read([3, 1])], X),
        [f32([2, -3, 4, 5, 0.5, -1])],
        combine.startsWith("arg") ? i32([0, 0]) : f32([0, 0]),
        expected,
      ),
    ),
    one(
      "reduce: the store may use the fold",
      fold("sum", [2, 2], 1, [read([2, 1])], X, e.sqrt(e.div(e.acc("float32"), 2))),
      [f32([4, 4, 16, 16])],
      f32([0, 0]),
      [2, 4],
    ),
    one(
      "reduce: the body may be any expression",
      fold("sum", [2, 2], 1, [read([2, 1]), read([0, 1], { input: 1 })], e.mul(X, Y)),
      [f32([1, 2, 3, 4]), f32([10, 100])],
      f32([0, 0]),
      [210, 430],
    ),
    ...(
      [
        [3, 1],
        [1, 2],
      ] as const
    ).map((strides) =>
      one(
        `reduce: a body whose parts are used twice, strides ${strides.join(" and ")}`,
        fold(
          "sum",
          [2, 3],
          1,
          [read(strides)],
          e.mul(e.add(X, 1), e.add(X, 1)),
          e.mul(e.add(e.acc("float32"), 1), e.add(e.acc("float32"), 1)),
        ),
        [f32([0, 1, 2, 3, 4, 5])],
        f32([0, 0]),
        strides[0] === 3 ? [225, 6084] : [1296, 3249],
      ),
    ),
    one(
      "reduce: a gather in the body",
      fold(
        "sum",
        [2, 3],
        1,
        [read([0, 0]), read([3, 1], { input: 1, dtype: "int32" })],
        e.gather(0, "float32", WRAPPED),
      ),
      [f32([1, 10, 100]), i32([0, 1, -1, 5, -2, -2])],
      f32([0, 0]),
      [111, 20],
    ),
    one(
      "reduce: strided input, nothing kept",
      fold("sum", [2, 2], 0, [read([1, 3], { offset: 1 })], X),
      [f32([9, 1, 2, 9, 3, 4])],
      f32([0]),
      [10],
    ),
    ...(["sum", "prod", "max", "min"] as const).map((combine, i) =>
      one(
        `reduce: ${combine} of nothing`,
        fold(combine, [2, 0], 1, [read([0, 1])], X),
        [f32([1])],
        f32([9, 9]),
        new Array<number>(2).fill([0, 1, -Infinity, Infinity][i]!),
      ),
    ),
    ...(["max", "min"] as const).map((combine) =>
      one(
        `reduce: ${combine} of NaN is NaN, wherever it stands`,
        fold(combine, [3, 3], 1, [read([3, 1])], X),
        [f32([NaN, 1, 2, 1, NaN, 2, 1, 2, NaN])],
        f32([0, 0, 0]),
        [NaN, NaN, NaN],
      ),
    ),
    one(
      "reduce: ties of argMax go to the first",
      fold("argMax", [2, 4], 1, [read([4, 1])], X),
      [f32([1, 3, 3, 2, -0, 0, -1, 0])],
      i32([9, 9]),
      [1, 0],
    ),
    one(
      "reduce: ties of argMin go to the first",
      fold("argMin", [2, 4], 1, [read([4, 1])], X),
      [f32([2, 1, 1, 3, Infinity, Infinity, Infinity, Infinity])],
      i32([9, 9]),
      [1, 0],
    ),
    ...(["argMax", "argMin"] as const).map((combine) =>
      one(
        `reduce: the first NaN wins ${combine}`,
        fold(combine, [2, 4], 1, [read([4, 1])], X),
        [f32([1, NaN, 9, NaN, -9, 9, 0, NaN])],
        i32([9, 9]),
        [1, 3],
      ),
    ),
    one(
      "reduce: argMax counts over several axes in row-major order",
      fold("argMax", [2, 2], 0, [read([2, 1])], X),
      [f32([1, 2, 9, 3])],
      i32([7]),
      [2],
    ),
  ];
}

/** Values 1 … 5 are scattered to positions 0, 2, 0, -1 and 3 of a limit of 3, behind one element that must stay. */
function scatters(): (readonly [string, ScatterKernel, Values, Values])[] {
  const kernel = (combine: ScatterKernel["combine"]): ScatterKernel => ({
    kind: "scatter",
    axes: [5],
    combine,
    at: e.load(1, "int32"),
    limit: 3,
    reads: [read([1]), read([1], { input: 1, dtype: "int32" })],
    store: { output: 0, dtype: "float32", offset: 0, strides: [0], value: X },
  });
  return [
    ["scatter: set keeps the last", kernel("set"), [7, 10, 10, 10, 7], [7, 3, 10, 2, 7]],
    ["scatter: sum", kernel("sum"), [7, 10, 10, 10, 7], [7, 14, 10, 12, 7]],
    ["scatter: prod", kernel("prod"), [7, 10, 10, 10, 7], [7, 30, 10, 20, 7]],
    ["scatter: max", kernel("max"), [7, 2, 10, 0, 7], [7, 3, 10, 2, 7]],
    ["scatter: min", kernel("min"), [7, 2, 10, 9, 7], [7, 1, 10, 2, 7]],
  ];
}

const folds = (): (readonly [Combine, Values])[] => [
  ["sum", [3, 4.5]],
  ["prod", [-24, -2.5]],
  ["max", [4, 5]],
  ["min", [-3, -1]],
  ["argMax", [2, 0]],
  ["argMin", [1, 2]],
];
