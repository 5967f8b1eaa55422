// The slope of a logarithm of a sum of exponentials.
import type { Tensor } from "@gradtape/core";
import { dispatch1, e, NONE } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import { multiply } from "../math/multiply.ts";
import { neg } from "../math/neg.ts";

const shareOp = /*@__PURE__*/ elementwise({
  name: "shareOfSum",
  arity: 2,
  accepts: "float",
  scalar: ([x, y]) => e.exp(e.sub(x, e.where(e.eq(y, -Infinity), 0, y))),
  grad: ({ outputs: [s] }, g) => [() => multiply(g, s), () => neg(multiply(g, s))],
});

/** `exp(x - y)`, and 0 where both are `-Infinity`: such rows have no softmax, and nothing flows to them. */
export const shareOfSum = (x: Tensor, y: Tensor): Tensor => dispatch1(shareOp, [x, y], NONE);
