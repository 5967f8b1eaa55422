import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceVariance } from "./reduceVariance.ts";

// From numpy.var.
const SPECIAL = [
  { inputs: [[1e8, 1e8 + 1, 1e8 + 2]], expected: 2 / 3 },
  { inputs: [[0.5, -1.25, 3, 7.75]], expected: 11.46875 },
  { inputs: [[4]], expected: 0 },
  { inputs: [[1, Infinity]], expected: NaN },
  { inputs: [[]], expected: NaN },
] as const;

export const reduceVarianceCases = [
  ...REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
    casesOf({
      name: `reduceVariance axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
      call: (x) => reduceVariance(x, axis, { keepDims }),
      shapes,
      special: axis === undefined ? SPECIAL : [],
      differentiable: [0],
    }),
  ),
  ...complexCasesOf({
    name: "reduceVariance axis -1",
    call: (x) => reduceVariance(x, -1),
    shapes: [[[5]], [[3, 4]], [[2, 3, 7]], [[1]]],
    // numpy.var
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
        expected: [1.6805555555555556, 3.444444444444444],
      },
    ],
    differentiable: [0],
  }),
];
