import type { Arg, Like, Tensor, TensorLike } from "@gradtape/core";
import {
  defineOp,
  dispatch1,
  e,
  NONE,
  readOf,
  storeTo,
  toTensor,
  type Expr,
  type Spec,
} from "@gradtape/core/internal";
import { greater } from "../compare/greater.ts";
import { checkDType } from "../define/accepts.ts";
import { where } from "../logic/where.ts";
import { add } from "../math/add.ts";
import { divideNoNan } from "../math/divideNoNan.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { square } from "../math/square.ts";
import { subtract } from "../math/subtract.ts";
import { reduceSum } from "../reduce/reduceSum.ts";
import { channelsOf, largest, smallest, steps } from "./channels.ts";
import { checkColours } from "./mix-channels.ts";

const rgbToHsvOp = /*@__PURE__*/ defineOp({
  name: "rgbToHsv",
  infer([x]) {
    checkDType("image.rgbToHsv", x.dtype, "float");
    return [{ shape: x.shape, dtype: x.dtype }];
  },
  lower([x], _, [out]) {
    const last = (s: Spec): number => s.strides.at(-1)!;
    const [r, g, b] = [0, 1, 2].map((c) => e.load(c, x.dtype)) as [Expr, Expr, Expr];
    const value = e.max(e.max(r, g), b);
    const range = e.sub(value, e.min(e.min(r, g), b));
    const saturation = e.where(e.gt(value, 0), e.div(range, value), 0);
    const sixth = e.div(1, e.mul(range, 6));
    const turn = e.where(
      e.eq(r, value),
      e.mul(sixth, e.sub(g, b)),
      e.where(
        e.eq(g, value),
        e.add(e.mul(sixth, e.sub(b, r)), 2 / 6),
        e.add(e.mul(sixth, e.sub(r, g)), 4 / 6),
      ),
    );
    const hue = e.where(e.gt(range, 0), e.where(e.lt(turn, 0), e.add(turn, 1), turn), 0);
    const reads = [0, 1, 2].map((c) => ({
      ...readOf(0, x, x.strides.slice(0, -1)),
      offset: c * last(x),
    }));
    return [hue, saturation, value].map((channel, c) => ({
      kind: "map",
      axes: x.shape.slice(0, -1),
      reads,
      store: storeTo(0, out, channel, {
        offset: c * last(out),
        strides: out.strides.slice(0, -1),
      }),
    }));
  },
  // With masks M, N and P of the largest and smallest channel and of the difference that hue is made of:
  // v = M · x, range = v - N · x, h = P · x / (6 · range) + constant, s = range / v.
  grad: ({ inputs: [x] }, g) => [
    () => {
      const [most, least, step] = [largest(x), smallest(x), steps(x)];
      const along = (mask: Tensor): Tensor =>
        reduceSum(multiply(mask, x), -1, { keepDims: true }) as Tensor;
      const [value, difference] = [along(most), along(step)];
      const range = subtract(value, along(least)) as Tensor;
      const bright = where(greater(value, 0), value, 0) as Tensor;
      const [gh, gs, gv] = channelsOf(g);
      const slope = divideNoNan(divideNoNan(gh, 6), range) as Tensor;
      const ofRange = subtract(
        divideNoNan(gs, bright),
        divideNoNan(multiply(slope, difference), range),
      ) as Tensor;
      const ofValue = subtract(gv, divideNoNan(multiply(gs, range), square(bright))) as Tensor;
      const first = multiply(most, add(ofValue, ofRange));
      return add(add(first, multiply(least, neg(ofRange))), multiply(step, slope)) as Tensor;
    },
  ],
});

/** As `rgbToHsv`, of pixels that have been checked. */
export const hsvOf = (x: Tensor): Tensor => dispatch1(rgbToHsvOp, [x], NONE);

/**
 * Colours from red, green and blue to hue, saturation and value, pixel by pixel. Hue goes from 0 (red) over 1/3 (green) and 2/3
 * (blue) to 1; saturation is 0 for grey, and where value is not positive.
 *
 * Shape: any whose last axis has size 3; kept. Dtypes: floats. Throws `ShapeError` for other numbers of channels.
 * Gradient: that of the formula; where channels are equal red counts as the largest, then green, and blue as the smallest.
 *
 * @example
 * image.rgbToHsv([1, 0.5, 0]).arraySync() // => ≈ [0.0833333333, 1, 1]
 */
export function rgbToHsv<const X extends TensorLike>(images: Arg<X>): Like<X>;
export function rgbToHsv(images: TensorLike): Tensor {
  const op = "image.rgbToHsv";
  const x = toTensor(op, images);
  checkColours(op, x);
  return hsvOf(x);
}
