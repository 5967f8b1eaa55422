// What the page of ops rests on: that it finds what is missing, and says what fails.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, NONE, readOf, storeTo } from "@gradtape/core/internal";
import { reference } from "@gradtape/core/reference";
import { floor, greater, neg, square, stopGradient } from "@gradtape/ops";
import { casesOf } from "@gradtape/ops/define";
import { expect, it } from "vitest";
import { opFlows, opTruth } from "./index.ts";

const flowsOf = (...given: Parameters<typeof casesOf>[0][]) =>
  opFlows(given.map(casesOf), reference());

it("a gradient that is not checked is named", () => {
  expect(flowsOf({ name: "twice", call: (x) => neg(neg(x)) as Tensor }).mistakes).toEqual([
    "twice: a gradient flows, and none of its cases says `differentiable`",
    'twice: its op record "neg" has a `grad` that no check of gradients runs',
  ]);
  const { mistakes, flows } = flowsOf({
    name: "square, checked",
    call: (x) => square(x) as Tensor,
    differentiable: [0],
  });
  expect(mistakes).toEqual([]);
  expect(flows).toEqual({ square: { flows: true, checked: true } });
});

it("a check of no gradient is named", () => {
  expect(
    flowsOf({ name: "floor", call: (x) => floor(x) as Tensor, differentiable: [0] }).mistakes,
  ).toEqual(["floor: its cases say `differentiable`, and no gradient flows"]);
});

it("says why nothing flows", () => {
  const { flows } = flowsOf(
    { name: "floor", call: (x) => floor(x) as Tensor },
    { name: "stop", call: (x) => stopGradient(x) as Tensor },
    { name: "greater", call: (x) => greater(x, 0) as Tensor },
    {
      name: "whole",
      call: (x) => square(x) as Tensor,
      domain: { low: 0, high: 3, dtype: "int32" },
    },
  );
  expect(Object.values(flows).map(({ why }) => why)).toEqual([
    "zero everywhere",
    "cut",
    "no float result",
    "no float result",
  ]);
});

it("runs values and gradients of both orders", async () => {
  const wrong = defineOp({
    name: "wrong",
    infer: ([x]) => [x],
    lower: ([x], _, [out]) => ({
      kind: "map",
      axes: x.shape,
      reads: [readOf(0, x)],
      store: storeTo(0, out, e.mul(e.load(0, x.dtype), 3)),
    }),
    grad: (_, g) => [() => g],
  });
  const options = { create: reference };
  const of = (name: string, call: (x: Tensor) => Tensor) =>
    casesOf({ name, call: (x) => call(x!), differentiable: [0] });
  const truth = await opTruth(
    [of("square", (x) => square(x) as Tensor), of("wrong", (x) => dispatch1(wrong, [x], NONE))],
    options,
  );
  expect(truth["square"]).toEqual({ value: true, gradient: true, second: true, not: [] });
  expect(truth["wrong"]).toMatchObject({ value: true, gradient: false, second: true });
  expect(truth["wrong"]!.not.join()).toContain("the gradient gives");
});
