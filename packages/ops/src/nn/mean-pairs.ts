// Means of what two tensors give element by element, in one pass and without a tensor of the terms.
import { isFloat, type Tensor } from "@gradtape/core";
import {
  broadcastStrides,
  defineOp,
  dispatch1,
  e,
  readOf,
  reduceShape,
  storeTo,
  type At,
  type Expr,
  type Op,
  type Thunk,
} from "@gradtape/core/internal";
import { countOf } from "../define/spread.ts";
import { sumTo } from "../define/sum-to.ts";
import type { ReductionAttrs } from "../define/reduction.ts";
import { divide } from "../math/divide.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { subtract } from "../math/subtract.ts";

type Axes = Pick<ReductionAttrs, "axes">;

/** A mean over some axes, which stay as size 1, of a function of `a` and of `b`, which broadcasts to `a`. */
/*@__NO_SIDE_EFFECTS__*/
const meanOf = (
  name: string,
  body: (a: Expr, b: Expr) => Expr,
  grad: (at: At<Axes>, g: Tensor) => readonly Thunk<Tensor>[],
): Op<Axes> =>
  defineOp<Axes>({
    name,
    infer: ([a], { axes }) => [{ shape: reduceShape(name, a.shape, axes, true), dtype: a.dtype }],
    lower([a, b], { axes }, [out]) {
      const kept = a.shape.map((_, d) => d).filter((d) => !axes.includes(d));
      const order = [...kept, ...axes];
      const ordered = (list: readonly number[]): number[] => order.map((d) => list[d]!);
      const folded = body(widened(e.load(0, a.dtype)), widened(e.load(1, b.dtype)));
      const count = axes.reduce((n, d) => n * a.shape[d]!, 1);
      return {
        kind: "reduce",
        axes: ordered(a.shape),
        kept: kept.length,
        combine: "sum",
        body: folded,
        reads: [
          readOf(0, a, ordered(a.strides)),
          readOf(1, b, ordered(broadcastStrides(b.shape, b.strides, a.shape))),
        ],
        store: storeTo(0, out, e.cast(e.div(e.acc(folded.dtype), count), out.dtype), {
          strides: kept.map((d) => out.strides[d]!),
        }),
      };
    },
    grad: (at, g) =>
      grad(at, divide(g, countOf(at.inputs[0], { axes: at.attrs.axes, keepDims: true }))).map(
        (thunk, i) => () => sumTo(thunk(), at.inputs[i]!.shape),
      ),
  });

/** Half precision is too narrow for sums. */
const widened = (x: Expr): Expr =>
  isFloat(x.dtype) && x.dtype !== "float64" ? e.cast(x, "float32") : x;

const meanProductOp = /*@__PURE__*/ meanOf("meanProduct", e.mul, ({ inputs: [a, b] }, g) => [
  () => multiply(g, b),
  () => multiply(g, a),
]);

const meanSquareAroundOp = /*@__PURE__*/ meanOf(
  "meanSquareAround",
  (x, centre) => {
    const d = e.sub(x, centre);
    return e.mul(d, d);
  },
  ({ inputs: [x, centre] }, g) => {
    const slope = (): Tensor => multiply(multiply(2, g), subtract(x, centre));
    return [slope, () => neg(slope())];
  },
);

/** The mean of `a · b` over some axes, which stay as size 1; b broadcasts to a. */
export const meanProduct = (a: Tensor, b: Tensor, axes: readonly number[]): Tensor =>
  dispatch1(meanProductOp, [a, b], { axes });

/** The mean of `(x - centre)²` over some axes, which stay as size 1; the centre broadcasts to x. */
export const meanSquareAround = (x: Tensor, centre: Tensor, axes: readonly number[]): Tensor =>
  dispatch1(meanSquareAroundOp, [x, centre], { axes });
