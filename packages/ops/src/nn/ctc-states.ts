// The states that a path through labels can be in, and what it may do.
import type { DType, Tensor } from "@gradtape/core";
import { equal } from "../compare/equal.ts";
import { greater } from "../compare/greater.ts";
import { less } from "../compare/less.ts";
import { notEqual } from "../compare/notEqual.ts";
import { filled } from "../create/fill.ts";
import { range } from "../create/range.ts";
import { logicalOr } from "../logic/logicalOr.ts";
import { where } from "../logic/where.ts";
import { maximum } from "../math/maximum.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { expandDims } from "../shape/expandDims.ts";
import { padded } from "../shape/pad.ts";
import { reshape } from "../shape/reshape.ts";
import { stack } from "../shape/stack.ts";
import { before, NEVER } from "./ctc-step.ts";

export const counted = (n: number): Tensor => range(n, { dtype: "int32" }) as Tensor;

/** A blank before each label and behind the last, and nothing but blanks behind a label's end: `[batch, 2 · labels + 1]`. */
export function statesOf(labels: Tensor, labelLength: Tensor, blank: number): Tensor {
  const [batch, most] = labels.shape as [number, number];
  const isOwn = greater(expandDims(labelLength, 1), counted(most));
  const own = where(isOwn, labels, blank) as Tensor;
  const blanks = filled("ctcLoss", [batch, most], blank, "int32");
  const pairs = reshape(stack([blanks, own], 2), [batch, 2 * most]) as Tensor;
  return behind(pairs, 1, blank);
}

/** With `count` places more at the end of the last axis. */
export const behind = (x: Tensor, count: number, value: number): Tensor =>
  padded(
    x,
    [
      [0, 0],
      [0, count],
    ],
    value,
  );

/** 0 where a path may come from the state before the last one: over a blank between labels that differ. */
export function penaltyOf(states: Tensor, blank: number, dtype: DType): Tensor {
  const isOther = notEqual(states, before(states, 2, blank));
  return where(isOther, filled("ctcLoss", states.shape, 0, dtype), NEVER) as Tensor;
}

/** Paths begin in a state before the first: the first blank, with nothing seen. */
export function startOf(states: Tensor, dtype: DType): Tensor {
  const isFirst = equal(counted(states.shape[1]!), 0);
  return where(isFirst, filled("ctcLoss", states.shape, 0, dtype), NEVER) as Tensor;
}

/** Paths end with the last label, or the blank behind it. */
export function isEndOf(states: Tensor, labelLength: Tensor): Tensor {
  const last = lastOf(labelLength);
  const places = counted(states.shape[1]!);
  return logicalOr(equal(places, last), equal(places, subtract(last, 1))) as Tensor;
}

/** The blank behind the last label. */
const lastOf = (labelLength: Tensor): Tensor => multiply(expandDims(labelLength, 1), 2) as Tensor;

/**
 * What is seen in each frame, `[batch, time, states]`. Behind the last frame that counts it is the last blank, for certain: paths
 * that have ended come together there, and stay.
 */
export function seenUntil(seen: Tensor, labelLength: Tensor, logitLength: Tensor): Tensor {
  const [, time, count] = seen.shape as [number, number, number];
  const isNow = less(counted(time), expandDims(logitLength, 1));
  const isLast = equal(counted(count), lastOf(labelLength));
  const ended = where(isLast, filled("ctcLoss", isLast.shape, 0, seen.dtype), NEVER);
  return where(expandDims(isNow, 2), maximum(seen, NEVER), expandDims(ended, 1)) as Tensor;
}
