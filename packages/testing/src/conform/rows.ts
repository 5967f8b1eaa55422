// What kernels that work along a row promise: scans and sorts.
import { e, type Expr, type ScanKernel, type SortKernel } from "@gradtape/core/internal";
import { f32, i32, one, read, X, Y } from "./kernel-parts.ts";
import type { Check } from "./plan.ts";

const scan = (combine: ScanKernel["combine"], more: Partial<ScanKernel> = {}): ScanKernel => ({
  kind: "scan",
  axes: [2, 3],
  kept: 1,
  combine,
  exclusive: false,
  body: X,
  reads: [read([3, 1])],
  store: store(e.acc("float32")),
  ...more,
});

const sort = (descending: boolean, more: Partial<SortKernel> = {}): SortKernel => ({
  kind: "sort",
  axes: [2, 3],
  kept: 1,
  descending,
  body: X,
  reads: [read([3, 1])],
  store: store(e.acc("int32")),
  ...more,
});

const store = (value: Expr, offset = 0, strides = [3, 1]) => ({
  output: 0,
  dtype: value.dtype,
  offset,
  strides,
  value,
});

export function rowChecks(): Check[] {
  const values = f32([2, -3, 4, 5, 0.5, -1]);
  const empty = f32([0, 0, 0, 0, 0, 0]);
  const places = i32([9, 9, 9, 9, 9, 9]);
  return [
    ...(
      [
        ["sum", [2, -1, 3, 5, 5.5, 4.5]],
        ["prod", [2, -6, -24, 5, 2.5, -2.5]],
        ["max", [2, 2, 4, 5, 5, 5]],
        ["min", [2, -3, -3, 5, 0.5, -1]],
      ] as const
    ).map(([combine, expected]) =>
      one(`scan: ${combine} of floats`, scan(combine), [values], empty, expected),
    ),
    one(
      "scan: an exclusive one begins with the fold of nothing",
      scan("prod", { exclusive: true }),
      [values],
      empty,
      [1, 2, -6, 1, 5, 2.5],
    ),
    one(
      "scan: reads and the store may run backwards",
      scan("sum", {
        reads: [read([3, -1], { offset: 2 })],
        store: store(e.acc("float32"), 2, [3, -1]),
      }),
      [values],
      empty,
      [3, 1, 4, 4.5, -0.5, -1],
    ),
    one(
      "scan: body and stored value may be any expression",
      scan("sum", {
        body: e.mul(X, Y),
        reads: [read([3, 1]), read([0, 1], { input: 1 })],
        store: store(e.add(e.acc("float32"), X)),
      }),
      [values, f32([1, 10, 100])],
      empty,
      [4, -31, 376, 10, 10.5, -91],
    ),
    one(
      "scan: one axis is enough",
      scan("sum", {
        axes: [3],
        kept: 0,
        reads: [read([2])],
        store: store(e.acc("float32"), 0, [1]),
      }),
      [values],
      f32([0, 0, 0]),
      [2, 6, 6.5],
    ),
    one(
      "scan: an axis of size 1, and an empty one",
      scan("sum", {
        axes: [3, 1],
        reads: [read([1, 1])],
        store: store(e.acc("float32"), 0, [1, 1]),
      }),
      [f32([1, 2, 3])],
      f32([0, 0, 0]),
      [1, 2, 3],
    ),
    one("sort: ascending places", sort(false), [values], places, [1, 0, 2, 2, 1, 0]),
    one("sort: descending places", sort(true), [values], places, [2, 0, 1, 0, 1, 2]),
    ...[false, true].map((descending) =>
      one(
        `sort: equal elements keep their order, NaN is last (${descending ? "descending" : "ascending"})`,
        sort(descending, {
          axes: [1, 6],
          reads: [read([6, 1])],
          store: store(e.acc("int32"), 0, [6, 1]),
        }),
        [f32([1, NaN, 0, 1, NaN, 0])],
        places,
        descending ? [0, 3, 2, 5, 1, 4] : [2, 5, 0, 3, 1, 4],
      ),
    ),
    one(
      "sort: the key and the stored value may be any expression",
      sort(false, { body: e.abs(X), store: store(e.neg(e.acc("int32"))) }),
      [values],
      places,
      [0, -1, -2, -1, -2, 0],
    ),
  ];
}
