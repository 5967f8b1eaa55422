// A softmax in which a row that hides everything is no error.
import type { Tensor } from "@gradtape/core";
import { defineOp, dispatch1, NONE, type None } from "@gradtape/core/internal";
import { equal } from "../compare/equal.ts";
import { where } from "../logic/where.ts";
import { divideNoNan } from "../math/divideNoNan.ts";
import { exp } from "../math/exp.ts";
import { multiply } from "../math/multiply.ts";
import { subtract } from "../math/subtract.ts";
import { reduceMax } from "../reduce/reduceMax.ts";
import { reduceSum } from "../reduce/reduceSum.ts";

const softmaxOrZerosOp = /*@__PURE__*/ defineOp<None>({
  name: "softmaxOrZeros",
  infer: ([{ shape, dtype }]) => [{ shape, dtype }],
  compose([x]) {
    const max = reduceMax(x, -1, { keepDims: true }) as Tensor;
    const powers = exp(subtract(x, where(equal(max, -Infinity), 0, max)));
    return [divideNoNan(powers, reduceSum(powers, -1, { keepDims: true }))];
  },
  grad: ({ outputs: [y] }, g) => [
    () => multiply(y, subtract(g, reduceSum(multiply(g, y), -1, { keepDims: true }))),
  ],
});

/** Softmax along the last axis; zeros where a row holds nothing but `-Infinity`. */
export const softmaxOrZeros = (x: Tensor): Tensor => dispatch1(softmaxOrZerosOp, [x], NONE);
