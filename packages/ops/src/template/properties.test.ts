// Random formulas, written with as few brackets as Python's grammar allows, against the same calls of functions.
import { constant, setBackend, type Tensor, type TensorLike } from "@gradtape/core";
import { reference } from "@gradtape/core/reference";
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import * as ops from "../index.ts";
import { expr } from "./expr.ts";

beforeAll(() => setBackend(reference()));

/** A formula: its text, how strongly its outermost operator binds, its slots, and its value by functions. */
interface Formula {
  readonly text: string;
  readonly level: number;
  readonly slots: readonly TensorLike[];
  readonly value: () => Tensor;
}
type Function = (...args: readonly Tensor[]) => unknown;

const call =
  (f: unknown, ...parts: readonly Formula[]): (() => Tensor) =>
  () =>
    (f as Function)(...parts.map((part) => part.value())) as Tensor;
const inside = ({ text, level }: Formula, least: number): string =>
  level < least ? `(${text})` : text;
const slotsOf = (...parts: readonly Formula[]): readonly TensorLike[] =>
  parts.flatMap((p) => p.slots);

const prefix =
  (sign: string, level: number, f: unknown) =>
  (x: Formula): Formula => ({
    text: `${sign}${inside(x, level)}`,
    level,
    slots: slotsOf(x),
    value: call(f, x),
  });
const infix =
  (sign: string, level: number, f: unknown, left = level, right = level + 1) =>
  ([x, y]: readonly [Formula, Formula]): Formula => ({
    text: `${inside(x, left)} ${sign} ${inside(y, right)}`,
    level,
    slots: slotsOf(x, y),
    value: call(f, x, y),
  });
const choice = ([yes, condition, no]: readonly [Formula, Formula, Formula]): Formula => ({
  text: `${inside(yes, 2)} if ${inside(condition, 2)} else ${inside(no, 1)}`,
  level: 1,
  slots: slotsOf(yes, condition, no),
  value: call(ops.where, condition, yes, no),
});
const applied = (name: string, f: unknown, ...parts: readonly Formula[]): Formula => ({
  text: `${name}(${parts.map((p) => p.text).join(", ")})`,
  level: 99,
  slots: slotsOf(...parts),
  value: call(f, ...parts),
});
const after =
  (suffix: string, f: (x: Tensor) => unknown) =>
  (x: Formula): Formula => ({
    text: `${inside(x, 99)}${suffix}`,
    level: 99,
    slots: slotsOf(x),
    value: () => f(x.value()) as Tensor,
  });
const leaf = (x: Tensor): Formula => ({ text: "$", level: 99, slots: [x], value: () => x });

const { number, bool } = fc.letrec<{ number: Formula; bool: Formula }>((tie) => {
  const two = fc.tuple(tie("number"), tie("number"));
  const bools = fc.tuple(tie("bool"), tie("bool"));
  const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
    minLength: 4,
    maxLength: 4,
  });
  return {
    number: fc.oneof(
      { depthSize: "medium", withCrossShrink: true },
      numbers.map((data) => leaf(constant(data, { dtype: "float64", shape: [2, 2] }))),
      two.map(infix("+", 7, ops.add)),
      two.map(infix("-", 7, ops.subtract)),
      two.map(infix("*", 8, ops.multiply)),
      two.map(infix("/", 8, ops.divide)),
      two.map(infix("//", 8, ops.floorDiv)),
      two.map(infix("%", 8, ops.mod)),
      two.map(infix("@", 8, ops.matmul)),
      two.map(infix("**", 10, ops.pow, 11, 9)),
      tie("number").map(prefix("-", 9, ops.neg)),
      fc.tuple(tie("number"), tie("bool"), tie("number")).map(choice),
      two.map(([x, y]) => applied("maximum", ops.maximum, x, y)),
      tie("number").map((x) => applied("tf.math.exp", ops.exp, x)),
      tie("number").map(after(".T", (x) => ops.transpose(x))),
      tie("number").map(after("[::-1]", (x) => ops.at(x, "::-1"))),
      tie("number").map(
        after(".sum(0, keepdims=True)", (x) => ops.reduceSum(x, 0, { keepDims: true })),
      ),
    ),
    bool: fc.oneof(
      { depthSize: "medium" },
      two.map(infix("<", 3, ops.less, 4)),
      two.map(infix(">=", 3, ops.greaterEqual, 4)),
      two.map(infix("!=", 3, ops.notEqual, 4)),
      bools.map(infix("|", 4, ops.logicalOr)),
      bools.map(infix("^", 5, ops.logicalXor)),
      bools.map(infix("&", 6, ops.logicalAnd)),
      tie("bool").map(prefix("~", 9, ops.logicalNot)),
      tie("bool").map(prefix("not ", 2, ops.logicalNot)),
    ),
  };
});

/** What a formula gives: a tensor's data with its shape, or the error of the op that refuses it. */
function outcome(compute: () => Tensor): unknown {
  try {
    const x = compute();
    return [x.dtype, x.shape, x.arraySync()];
  } catch (error) {
    return (error as Error).message;
  }
}

test("a template computes what the functions compute", () => {
  let operators = 0;
  let errors = 0;
  fc.assert(
    fc.property(fc.oneof(number, bool), ({ text, slots, value }) => {
      const pieces = text.split("$");
      const strings = Object.assign(pieces, { raw: pieces }) as TemplateStringsArray;
      const expected = outcome(value);
      expect(outcome(() => expr(strings, ...slots))).toEqual(expected);
      operators = Math.max(operators, slots.length - 1);
      if (typeof expected === "string") errors++;
    }),
    { numRuns: 500, seed: 20 },
  );
  expect(operators).toBeGreaterThan(8);
  expect(errors).toBeLessThan(250);
});
