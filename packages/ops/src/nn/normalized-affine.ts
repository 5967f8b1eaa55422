// Elements over their own spread, scaled and moved: in one kernel, and what that passes back in another.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e } from "@gradtape/core/internal";
import { rowKernel } from "../define/row-kernel.ts";
import { countOf } from "../define/spread.ts";
import { sumTo } from "../define/sum-to.ts";
import { multiply } from "../math/multiply.ts";
import { centredSums } from "./centred-scale.ts";
import { normalizedGradient, normalizedGradientPullback } from "./normalized-gradient.ts";
import { normalizedRows, spreadRow, type NormalizedAttrs } from "./normalized-op.ts";

const affineOp = /*@__PURE__*/ defineOp<NormalizedAttrs>({
  name: "normalizedAffine",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower(inputs, attrs, [out]) {
    const load = (i: number) => e.load(i, out.dtype);
    const { folds, moved, factor } = spreadRow(load(0), countOf(out, attrs), attrs);
    const scaled = e.mul(e.mul(moved, factor), load(1));
    const value = inputs.length > 2 ? e.add(scaled, load(2)) : scaled;
    return rowKernel(inputs, attrs.axes, folds, [[out, value]]);
  },
  grad({ inputs: [x, scale], attrs }, g) {
    let made: readonly [Tensor, Tensor] | undefined;
    const sums = () => (made ??= centredSums(g, normalizedRows(x, attrs)[0], undefined, scale));
    return [() => dispatch1(gradientOp, [x, scale, g], attrs), () => sums()[1], () => sums()[0]];
  },
});

// f · (s - mean(s) - y · mean(s · y)) of s = g · scale, where the normalized y and the factor f are made again.
const gradientOp = /*@__PURE__*/ defineOp<NormalizedAttrs>({
  name: "normalizedAffineGradient",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower(inputs, attrs, [out]) {
    const { axes, centred } = attrs;
    const load = (i: number) => e.load(i, out.dtype);
    const n = countOf(out, attrs);
    const { folds, moved, factor } = spreadRow(load(0), n, attrs);
    const slope = e.mul(load(1), load(2));
    const mean = (fold: number) => e.div(e.acc(out.dtype, fold), n);
    const along = e.mul(mean(folds.length), e.mul(factor, factor));
    const rest = e.sub(slope, e.mul(moved, along));
    return rowKernel(
      inputs,
      axes,
      [
        ...folds,
        { combine: "sum", body: e.mul(slope, moved) },
        ...(centred ? ([{ combine: "sum", body: slope }] as const) : []),
      ],
      [[out, e.mul(factor, centred ? e.sub(rest, mean(folds.length + 1)) : rest)]],
    );
  },
  grad({ inputs: [x, scale, g], attrs }, h) {
    const [y, f] = normalizedRows(x, attrs);
    const [toSlope, toY, toF] = normalizedGradientPullback(
      [multiply(g, scale), y, f, undefined],
      attrs,
      h,
    );
    return [
      () => normalizedGradient(toY(), y, f, toF(), attrs),
      () => sumTo(multiply(toSlope(), g), scale.shape),
      () => multiply(toSlope(), scale),
    ];
  },
});

/** `normalizedRows(x) · scale + offset`, where both have as many axes as x, and one shape. */
export const normalizedAffine = (
  x: Tensor,
  scale: Tensor,
  offset: Tensor | undefined,
  attrs: NormalizedAttrs,
): Tensor => dispatch1(affineOp, offset ? [x, scale, offset] : [x, scale], attrs);
