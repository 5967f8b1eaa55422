// Moved to a centre of 0, scaled, and moved again: the last step of every normalization, in one pass.
import type { Tensor } from "@gradtape/core";
import { dispatch1, e, NONE } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";
import { subtract } from "../math/subtract.ts";

const centredScaleOp = /*@__PURE__*/ elementwise({
  name: "batchNormalization",
  arity: 4,
  accepts: "float",
  scalar([x, mean, factor, offset]) {
    const y = e.mul(e.sub(x, mean), factor);
    return offset ? e.add(y, offset) : y;
  },
  grad: ({ inputs: [x, mean, factor] }, g) => [
    () => multiply(g, factor),
    () => neg(multiply(g, factor)),
    () => multiply(g, subtract(x, mean)),
    () => g,
  ],
});

/** `(x - mean) · factor + offset`, with broadcasting. */
export const centredScale = (x: Tensor, mean: Tensor, factor: Tensor, offset?: Tensor): Tensor =>
  dispatch1(centredScaleOp, offset ? [x, mean, factor, offset] : [x, mean, factor], NONE);
