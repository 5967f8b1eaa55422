// The gradient of a maximum or minimum.
import type { Tensor } from "@gradtape/core";
import { dispatch1, e, NONE } from "@gradtape/core/internal";
import { elementwise } from "../define/elementwise.ts";
import type { ReductionAttrs } from "../define/reduction.ts";
import { withReducedAxes } from "../define/spread.ts";
import { divide } from "../math/divide.ts";
import { multiply } from "../math/multiply.ts";
import { reduceSum } from "./reduceSum.ts";

/** 1 where two elements are equal, else 0. A step function: no gradient. */
const indicatorOp = /*@__PURE__*/ elementwise({
  name: "equalIndicator",
  arity: 2,
  accepts: "float",
  scalar: ([x, y]) => e.cast(e.eq(x, y), x.dtype),
});

/** `g`, in equal parts to the elements of `x` that equal the extreme value `y`. */
export function sharedByTies(x: Tensor, y: Tensor, g: Tensor, attrs: ReductionAttrs): Tensor {
  const ties = dispatch1(indicatorOp, [x, withReducedAxes(y, x, attrs)], NONE);
  const count = reduceSum(ties, attrs.axes, { keepDims: true });
  return multiply(ties, divide(withReducedAxes(g, x, attrs), count));
}
