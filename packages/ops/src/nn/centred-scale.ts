// Moved to a centre of 0, scaled, and moved again: the last step of every normalization, in one pass.
import type { Tensor } from "@gradtape/core";
import {
  defineOp,
  dispatch,
  dispatch1,
  e,
  NONE,
  reducedAxesFor,
  reduceShape,
  sameShape,
} from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { rowKernel, wideLoad } from "../define/row-kernel.ts";
import { sumTo } from "../define/sum-to.ts";
import { add } from "../math/add.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { reshape } from "../shape/reshape.ts";

const centredScaleOp = /*@__PURE__*/ elementwise({
  name: "batchNormalization",
  arity: 4,
  accepts: "float",
  scalar([x, mean, factor, offset]) {
    const y = e.mul(e.sub(x, mean), factor);
    return offset ? e.add(y, offset) : y;
  },
  grad({ inputs: [x, mean, factor, offset] }, g) {
    let made: readonly [Tensor, Tensor] | undefined;
    const sums = () => (made ??= centredSums(g, x, mean, factor));
    const likeFactor = (t: Tensor | undefined) => t && sameShape(t.shape, factor.shape);
    return [
      () => multiply(g, factor),
      () => neg(multiply(likeFactor(mean) ? sums()[0] : g, factor)),
      () => sums()[1],
      () => (likeFactor(offset) ? sums()[0] : g),
    ];
  },
});

const centredSumsOp = /*@__PURE__*/ defineOp<{ readonly axes: readonly number[] }>({
  name: "centredSums",
  infer([{ shape, dtype }], { axes }) {
    const type = { shape: reduceShape("centredSums", shape, axes, true), dtype };
    return [type, type];
  },
  lower(inputs, { axes }, [plain, centred]) {
    const [g, x] = [wideLoad(0, inputs[0]), wideLoad(1, inputs[1])];
    const moved = inputs.length > 2 ? e.sub(x, wideLoad(2, inputs[2])) : x;
    return rowKernel(
      inputs,
      axes,
      [
        { combine: "sum", body: g },
        { combine: "sum", body: e.mul(g, moved) },
      ],
      [
        [plain, e.acc(g.dtype, 0)],
        [centred, e.acc(g.dtype, 1)],
      ],
    );
  },
  grad: ({ inputs: [g, x, mean] }, plain, centred) => [
    () => (mean ? centredScale(x, mean, centred, plain) : add(multiply(x, centred), plain)),
    () => multiply(g, centred),
    () => sumTo(neg(multiply(g, centred)), mean.shape),
  ],
});

/** `Σ g` and `Σ g · (x - mean)`, in the shape of `like`, which broadcasts to x; without a mean it is 0. */
export function centredSums(
  g: Tensor,
  x: Tensor,
  mean: Tensor | undefined,
  like: Tensor,
): readonly [Tensor, Tensor] {
  const axes = reducedAxesFor(x.shape, like.shape);
  const [plain, centred] = dispatch(centredSumsOp, mean ? [g, x, mean] : [g, x], { axes });
  return [reshape(plain!, [...like.shape]), reshape(centred!, [...like.shape])];
}

/** `(x - mean) · factor + offset`, with broadcasting. */
export const centredScale = (x: Tensor, mean: Tensor, factor: Tensor, offset?: Tensor): Tensor =>
  dispatch1(centredScaleOp, offset ? [x, mean, factor, offset] : [x, mean, factor], NONE);
