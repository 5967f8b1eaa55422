// Picking one class from each row, and its transpose: placing one in each row. Each is the other's gradient.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, NONE, readOf, storeTo, type None } from "@gradtape/core/internal";
import { indexInto } from "../index/index-range.ts";

const ofClassOp = /*@__PURE__*/ defineOp<None>({
  name: "ofClass",
  infer: ([x, labels]) => [{ shape: labels.shape, dtype: x.dtype }],
  lower([x, labels], _, [out]) {
    const last = x.shape.length - 1;
    const { at, inside } = indexInto(e.load(1, labels.dtype), x.shape[last]!);
    const picked = e.gather(0, x.dtype, e.mul(at, x.strides[last]!));
    return {
      kind: "map",
      axes: out.shape,
      reads: [readOf(0, x, x.strides.slice(0, last)), readOf(1, labels)],
      store: storeTo(0, out, e.where(inside, picked, NaN)),
    };
  },
  grad: ({ inputs: [x, labels] }, g) => [() => atClass(g, labels, x.shape.at(-1)!), null],
});

const atClassOp = /*@__PURE__*/ defineOp<{ readonly classes: number }>({
  name: "atClass",
  infer: ([g, labels], { classes }) => [{ shape: [...labels.shape, classes], dtype: g.dtype }],
  lower([g, labels], { classes }, [out]) {
    const { at, inside } = indexInto(e.load(1, labels.dtype), classes);
    const here = e.eq(e.axis(labels.shape.length), at);
    return {
      kind: "map",
      axes: out.shape,
      reads: [readOf(0, g, [...g.strides, 0]), readOf(1, labels, [...labels.strides, 0])],
      store: storeTo(0, out, e.where(inside, e.where(here, e.load(0, g.dtype), 0), NaN)),
    };
  },
  grad: ({ inputs: [, labels] }, g) => [() => ofClass(g, labels), null],
});

/** `x[..., label]` for each row of x; NaN where the label is no class. */
export const ofClass = (x: Tensor, labels: Tensor): Tensor =>
  dispatch1(ofClassOp, [x, labels], NONE);

/** Rows of `classes` elements with g at the label and 0 elsewhere; NaN where the label is no class. */
export const atClass = (g: Tensor, labels: Tensor, classes: number): Tensor =>
  dispatch1(atClassOp, [g, labels], { classes });
