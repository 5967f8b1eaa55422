import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceSum } from "./reduceSum.ts";

export const reduceSumCases = [
  ...REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
    casesOf({
      name: `reduceSum axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
      call: (x) => reduceSum(x, axis, { keepDims }),
      dtypes: "number",
      shapes,
      differentiable: [0],
    }),
  ),
  ...complexCasesOf({
    name: "reduceSum axis -1",
    call: (x) => reduceSum(x, -1),
    shapes: [[[5]], [[3, 4]], [[2, 3, 7]], [[1]], [[3, 0]]],
    // numpy.sum
    special: [
      {
        inputs: [
          [
            [
              { re: 1, im: 2 },
              { re: -0.5, im: 0.25 },
              { re: 0, im: 3 },
            ],
            [
              { re: 2, im: -1 },
              { re: -2, im: 1 },
              { re: 0.5, im: 0.5 },
            ],
          ],
        ],
        expected: [
          { re: 0.5, im: 5.25 },
          { re: 0.5, im: 0.5 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
