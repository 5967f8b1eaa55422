import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { quantile } from "./quantile.ts";

export const quantileCases = [
  casesOf({
    name: "quantile",
    call: (x) => quantile(x, 0.3),
    shapes: [[[]], [[7]], [[2, 3, 5]]],
  }),
  casesOf({
    name: "quantile of several shares",
    call: (x) => quantile(x, [[0.25], [0.5]], [1], { keepDims: true }),
    shapes: [[[5, 3]], [[4, 1, 3]]],
    // numpy.quantile
    special: [
      {
        inputs: [
          [
            [4, 1, 3, 2],
            [8, 6, 7, 5],
          ],
        ],
        expected: [[[[1.75], [5.75]]], [[[2.5], [6.5]]]],
      },
    ],
  }),
  casesOf({
    name: "quantile squared",
    call: (x) => {
      const y = quantile(x, 0.4, 0);
      return multiply(y, y);
    },
    shapes: [[[5]], [[5, 3]]],
    differentiable: [0],
  }),
];
