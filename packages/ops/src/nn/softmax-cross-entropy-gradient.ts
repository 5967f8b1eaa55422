// What the cross-entropies pass back to the logits, in one kernel each: the softmax is made again, not kept.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, NONE, type Expr, type None } from "@gradtape/core/internal";
import { ofRows, rowKernel, softmaxRow, wideLoad } from "../define/row-kernel.ts";
import { indexInto } from "../index/index-range.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { expandDims } from "../shape/expandDims.ts";
import { ofClass } from "./of-class.ts";
import { softmax } from "./softmax.ts";
import { softmaxGradient } from "./softmax-gradient.ts";

const gradientOp = /*@__PURE__*/ defineOp<{ readonly axis: number }>({
  name: "softmaxCrossEntropyGradient",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower([logits, labels, g], { axis }, [out]) {
    const { folds, power, sum } = softmaxRow(wideLoad(0, logits));
    const [label, scale] = [wideLoad(1, labels), wideLoad(2, g)];
    const share = e.mul(e.div(power, sum), e.acc(label.dtype, 2));
    return rowKernel(
      [logits, labels, ofRows(g, axis)],
      [axis],
      [...folds, { combine: "sum", body: label }],
      [[out, e.mul(scale, e.sub(share, label))]],
    );
  },
  grad({ inputs: [logits, labels, g], attrs: { axis } }, h) {
    const each = (x: Tensor): Tensor => expandDims(x, axis) as Tensor;
    const sum = (x: Tensor): Tensor => reduceSum(x, axis) as Tensor;
    const p = softmax(logits, axis) as Tensor;
    return [
      () => multiply(softmaxGradient(p, h, axis), each(multiply(g, sum(labels)))),
      () => multiply(each(g), subtract(each(sum(multiply(h, p))), h)),
      () => subtract(multiply(sum(multiply(h, p)), sum(labels)), sum(multiply(h, labels))),
    ];
  },
});

/** Pulls `g` back from `softmaxCrossEntropy(labels, logits)` to the logits: `g · (softmax(logits) · Σ labels - labels)`. */
export const softmaxCrossEntropyGradient = (
  logits: Tensor,
  labels: Tensor,
  g: Tensor,
  axis: number,
): Tensor => dispatch1(gradientOp, [logits, labels, g], { axis });

const sparseGradientOp = /*@__PURE__*/ defineOp<None>({
  name: "sparseSoftmaxCrossEntropyGradient",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower([logits, labels, g], _, [out]) {
    const axis = out.shape.length - 1;
    const { folds, power, sum } = softmaxRow(wideLoad(0, logits));
    const { at, inside } = indexInto(e.load(1, labels.dtype), out.shape[axis]!);
    const label: Expr = e.where(e.eq(e.axis(axis), at), e.const(1, sum.dtype), 0);
    const value = e.mul(wideLoad(2, g), e.sub(e.div(power, sum), label));
    return rowKernel([logits, ofRows(labels, axis), ofRows(g, axis)], [axis], folds, [
      [out, e.where(inside, value, NaN)],
    ]);
  },
  grad({ inputs: [logits, labels, g] }, h) {
    const p = softmax(logits) as Tensor;
    const each = expandDims(g, -1) as Tensor;
    return [
      () => multiply(softmaxGradient(p, h, h.rank - 1), each),
      null,
      () => subtract(reduceSum(multiply(h, p), -1) as Tensor, ofClass(h, labels)),
    ];
  },
});

/**
 * Pulls `g` back from `sparseSoftmaxCrossEntropy(labels, logits)` to the logits: `g · (softmax(logits) - oneHot(labels))`;
 * NaN where the label is no class.
 */
export const sparseSoftmaxCrossEntropyGradient = (
  logits: Tensor,
  labels: Tensor,
  g: Tensor,
): Tensor => dispatch1(sparseGradientOp, [logits, labels, g], NONE);
