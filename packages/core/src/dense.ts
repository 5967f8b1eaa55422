// The one op that core needs itself: a row-major copy.
import { e } from "./expr.ts";
import { readOf, storeTo } from "./kernel.ts";
import { defineOp, type None } from "./op.ts";

/** Copies a strided tensor to row-major order. Not differentiable by itself: the executor uses it below the dispatcher. */
export const denseOp = /*@__PURE__*/ defineOp<None>({
  name: "dense",
  infer: ([x]) => [x],
  lower: ([x], _, [out]) => ({
    kind: "map",
    axes: x.shape,
    reads: [readOf(0, x)],
    store: storeTo(0, out, e.load(0, x.dtype)),
  }),
});
