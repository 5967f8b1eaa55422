// Real elements over their length, and what that passes back: each in one pass over a row.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, e, type Expr, type Fold } from "@gradtape/core/internal";
import { rowKernel, wideLoad } from "../define/row-kernel.ts";
import { greaterEqual } from "../compare/greaterEqual.ts";
import { where } from "../logic/where.ts";
import { add } from "../math/add.ts";
import { maximum } from "../math/maximum.ts";
import { multiply } from "../math/multiply.ts";
import { rsqrt } from "../math/rsqrt.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { reduceSum } from "../reduce/reduceSum.ts";

interface Attrs {
  readonly axes: readonly number[];
  readonly epsilon: number;
}

const squares = (x: Expr): Fold => ({ combine: "sum", body: e.mul(x, x) });

const l2NormalizeOp = /*@__PURE__*/ defineOp<Attrs>({
  name: "l2Normalize",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower([x], { axes, epsilon }, [out]) {
    const element = wideLoad(0, x);
    const factor = e.rsqrt(e.max(e.acc(element.dtype), epsilon));
    return rowKernel([x], axes, [squares(element)], [[out, e.mul(element, factor)]]);
  },
  grad: ({ inputs: [x], attrs }, g) => [() => l2NormalizeGradient(x, g, attrs)],
});

// With r = 1 / √max(Σ x², epsilon): r · g - r³ · x · Σ x · g, and without the second term where epsilon is larger.
const gradientOp = /*@__PURE__*/ defineOp<Attrs>({
  name: "l2NormalizeGradient",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  lower([x, g], { axes, epsilon }, [out]) {
    const [element, slope] = [wideLoad(0, x), wideLoad(1, g)];
    const [sum, along] = [e.acc(element.dtype, 0), e.acc(element.dtype, 1)];
    const factor = e.rsqrt(e.max(sum, epsilon));
    const ofSum = e.where(e.lt(sum, epsilon), 0, e.mul(along, e.mul(factor, factor)));
    return rowKernel(
      [x, g],
      axes,
      [squares(element), { combine: "sum", body: e.mul(element, slope) }],
      [[out, e.mul(factor, e.sub(slope, e.mul(element, ofSum)))]],
    );
  },
  grad({ inputs: [x, g], attrs }, h) {
    const { axes, epsilon } = attrs;
    const sum = (a: Tensor, b: Tensor): Tensor =>
      reduceSum(multiply(a, b), axes, { keepDims: true }) as Tensor;
    const toX = (): Tensor => {
      const all = sum(x, x);
      const r = rsqrt(maximum(all, epsilon)) as Tensor;
      const [ofG, ofH] = [sum(x, g), sum(x, h)];
      const cube = where(greaterEqual(all, epsilon), multiply(r, square(r)), 0) as Tensor;
      const parts = add(add(multiply(x, sum(g, h)), multiply(h, ofG)), multiply(g, ofH));
      const ofCube = multiply(multiply(ofG, ofH), multiply(square(r), 3));
      return multiply(cube, subtract(multiply(x, ofCube), parts));
    };
    return [toX, () => l2NormalizeGradient(x, h, attrs)];
  },
});

const l2NormalizeGradient = (x: Tensor, g: Tensor, attrs: Attrs): Tensor =>
  dispatch1(gradientOp, [x, g], attrs);

/** `x / √max(Σ x², epsilon)` along some axes, of floats. */
export const realL2Normalize = (x: Tensor, attrs: Attrs): Tensor =>
  dispatch1(l2NormalizeOp, [x], attrs);
