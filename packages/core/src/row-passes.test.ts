import { expect, it } from "vitest";
import { e, type Expr } from "./expr.ts";
import type { RowKernel } from "./kernel.ts";
import { passesOf } from "./row-passes.ts";

const x = e.load(0, "float32");
const acc = (i: number): Expr => e.acc("float32", i);
const passes = (...bodies: Expr[]): number[][] =>
  passesOf({
    kind: "row",
    axes: [2, 3],
    kept: 1,
    reads: [{ input: 0, dtype: "float32", offset: 0, strides: [3, 1] }],
    folds: bodies.map((body) => ({ combine: "sum", body })),
    stores: [],
  } satisfies RowKernel);

it("puts folds that do not use each other into one pass", () => {
  expect(passes()).toEqual([]);
  expect(passes(x, e.mul(x, x))).toEqual([[0, 1]]);
  expect(passes(x, e.sub(x, acc(0)))).toEqual([[0], [1]]);
});

it("waits for the last of the folds that one uses", () => {
  const one = e.exp(e.sub(x, acc(0)));
  expect(passes(x, one, e.mul(x, x), e.add(acc(1), acc(2)), e.neg(x))).toEqual([
    [0, 2, 4],
    [1],
    [3],
  ]);
});
