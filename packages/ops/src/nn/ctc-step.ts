// One step in time of all paths through the labels of a connectionist temporal classification, in logarithms.
import type { Tensor } from "@gradtape/core";
import { dispatch1, e, NONE } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { padded } from "../shape/pad.ts";
import { slice } from "../shape/slice.ts";

/** The logarithm of a probability of 0. Finite, so that differences are numbers. */
export const NEVER = -1e30;

/**
 * The logarithm of the probability to be in a state, from those to have been in it, in the one before and in the one before
 * that, the penalty for leaving one out, and what is seen now.
 */
const stepOp = /*@__PURE__*/ elementwise({
  name: "ctcStep",
  arity: 5,
  accepts: "float",
  scalar([same, before, skipped, penalty, seen]) {
    const third = e.add(skipped, penalty!);
    const max = e.max(e.max(same, before), third);
    const [a, b, c] = [same, before, third].map((x) => e.exp(e.sub(x, max)));
    return e.add(e.add(max, e.log(e.add(e.add(a!, b!), c!))), seen!);
  },
  grad({ inputs: [same, before, skipped, penalty, seen], outputs: [y] }, g) {
    const back = (from: Tensor): Tensor => flow(g, from, seen!, y);
    return [
      () => back(same),
      () => back(before),
      () => back(add(skipped, penalty!)),
      null,
      () => g,
    ];
  },
});

/** The share of `g` that goes back to the state from which a path came: `g · e^(from + seen - to)`, a power of at most 1. */
const flowOp = /*@__PURE__*/ elementwise({
  name: "ctcFlow",
  arity: 4,
  accepts: "float",
  scalar: ([g, from, seen, to]) => e.mul(g, e.exp(e.min(e.sub(e.add(from, seen), to!), 0))),
  grad({ inputs: [, from, seen, to], outputs: [y] }, h) {
    const slope = (): Tensor => multiply(h, y);
    return [() => flow(h, from, seen, to!), slope, slope, () => neg(slope())];
  },
});

const flow = (g: Tensor, from: Tensor, seen: Tensor, to: Tensor): Tensor =>
  dispatch1(flowOp, [g, from, seen, to], NONE);

/** The state `count` before each, on the last axis of a matrix; `value` where there is none. */
export const before = (x: Tensor, count: number, value: number): Tensor =>
  window(
    padded(
      x,
      [
        [0, 0],
        [count, 0],
      ],
      value,
    ),
    0,
    x,
  );

const window = (wide: Tensor, from: number, x: Tensor): Tensor =>
  slice(wide, [0, from], [...x.shape]) as Tensor;

/** The paths one step further. */
export function step(paths: Tensor, penalty: Tensor, seen: Tensor): Tensor {
  const wide = padded(
    paths,
    [
      [0, 0],
      [2, 0],
    ],
    NEVER,
  );
  const from = [paths, window(wide, 1, paths), window(wide, 0, paths)];
  return dispatch1(stepOp, [...from, penalty, seen], NONE);
}
