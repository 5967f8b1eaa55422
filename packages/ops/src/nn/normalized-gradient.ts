// What a normalization by its own spread passes back, in one pass over each row.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, type Thunk } from "@gradtape/core/internal";
import { rowKernel } from "../define/row-kernel.ts";
import { countOf } from "../define/spread.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMean } from "../reduce/reduceMean.ts";
import { meanProduct } from "./mean-product.ts";

interface Attrs {
  readonly axes: readonly number[];
  /** Whether the mean is taken out first. */
  readonly centred: boolean;
}

// With n elements a row: f · (g - mean(g) - y · mean(g · y)) - y · gFactor · f² / n; without gFactor its term is left out.
const normalizedGradientOp = /*@__PURE__*/ defineOp<Attrs>({
  name: "normalizedGradient",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower(inputs, { axes, centred }, [out]) {
    const load = (i: number) => e.load(i, out.dtype);
    const [g, y, f] = [load(0), load(1), load(2)];
    const n = countOf(out, { axes });
    const mean = (fold: number) => e.div(e.acc(out.dtype, fold), n);
    const ofY = e.mul(f, mean(0));
    const along = inputs.length > 3 ? e.add(ofY, e.div(e.mul(load(3), e.mul(f, f)), n)) : ofY;
    const moved = e.mul(f, centred ? e.sub(g, mean(1)) : g);
    return rowKernel(
      inputs,
      axes,
      [
        { combine: "sum", body: e.mul(g, y) },
        ...(centred ? ([{ combine: "sum", body: g }] as const) : []),
      ],
      [[out, e.sub(moved, e.mul(y, along))]],
    );
  },
  grad({ inputs, attrs }, h) {
    const [g, y, f, gFactor] = inputs;
    return normalizedGradientPullback([g, y, f, gFactor], attrs, h).slice(0, inputs.length);
  },
});

/** What a normalization's gradient passes back: the second order. */
export function normalizedGradientPullback(
  [g, y, f, gFactor]: readonly [Tensor, Tensor, Tensor, Tensor | undefined],
  attrs: Attrs,
  h: Tensor,
): readonly [toG: Thunk<Tensor>, toY: Thunk<Tensor>, toF: Thunk<Tensor>, toGFactor: Thunk<Tensor>] {
  const { axes, centred } = attrs;
  const n = countOf(g, attrs);
  const mean = (x: Tensor): Tensor => reduceMean(x, axes, { keepDims: true }) as Tensor;
  const [ofG, ofH] = [() => meanProduct(g, y, axes), () => meanProduct(h, y, axes)];
  return [
    () => normalizedGradient(h, y, f, undefined, attrs),
    () => {
      const ofY = multiply(f, ofG());
      const along = gFactor ? add(ofY, multiply(multiply(gFactor, square(f)), 1 / n)) : ofY;
      return neg(add(multiply(h, along), multiply(g, multiply(f, ofH()))));
    },
    () => {
      const product = subtract(meanProduct(g, h, axes), multiply(ofG(), ofH()));
      const plain = centred ? subtract(product, multiply(mean(g), mean(h))) : product;
      const ofRows = multiply(plain, n);
      return gFactor
        ? subtract(ofRows, multiply(multiply(ofH(), 2), multiply(gFactor, f)))
        : ofRows;
    },
    () => neg(multiply(ofH(), square(f))),
  ];
}

/**
 * Pulls `g` back from the normalized y, and `gFactor` from the factor f by which each row was scaled, to what was
 * normalized.
 */
export const normalizedGradient = (
  g: Tensor,
  y: Tensor,
  f: Tensor,
  gFactor: Tensor | undefined,
  { axes, centred }: Attrs,
): Tensor =>
  dispatch1(normalizedGradientOp, gFactor ? [g, y, f, gFactor] : [g, y, f], { axes, centred });
