import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceMean } from "./reduceMean.ts";

const SPECIAL = [
  { inputs: [[1e308, -1e308, 3]], expected: 1 },
  { inputs: [[1, Infinity]], expected: Infinity },
  { inputs: [[]], expected: NaN },
  { inputs: [[-1, -2]], expected: -1, dtype: "int32" },
  { inputs: [[2147483647, 2147483645]], expected: 2147483646, dtype: "int32" },
  { inputs: [[]], expected: 0, dtype: "int32" },
] as const;

export const reduceMeanCases = [
  ...REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
    casesOf({
      name: `reduceMean axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
      call: (x) => reduceMean(x, axis, { keepDims }),
      dtypes: "number",
      shapes,
      special: axis === undefined ? SPECIAL : [],
      differentiable: [0],
    }),
  ),
  ...complexCasesOf({
    name: "reduceMean axis -1",
    call: (x) => reduceMean(x, -1),
    shapes: [[[5]], [[3, 4]], [[2, 3, 7]], [[1]]],
    // numpy.mean
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
          { re: 0.16666666666666666, im: 1.75 },
          { re: 0.16666666666666666, im: 0.16666666666666666 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
