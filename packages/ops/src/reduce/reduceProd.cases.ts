import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { REDUCTION_SHAPES } from "../define/reduction-shapes.ts";
import { reduceProd } from "./reduceProd.ts";

const SPECIAL = [
  { inputs: [[]], expected: 1 },
  { inputs: [[3, 0, -2]], expected: -0 },
  { inputs: [[0, Infinity]], expected: NaN },
  { inputs: [[65536, 65536, 3]], expected: 0, dtype: "int32" },
] as const;

export const reduceProdCases = [
  ...REDUCTION_SHAPES.map(({ axis, keepDims, shapes }) =>
    casesOf({
      name: `reduceProd axis ${JSON.stringify(axis)}${keepDims ? " keepDims" : ""}`,
      call: (x) => reduceProd(x, axis, { keepDims }),
      dtypes: "number",
      // Away from 0, where thousands of factors would underflow.
      domain: axis === undefined ? [0.9, 1.1] : [-2, 2],
      shapes,
      special: axis === undefined ? SPECIAL : [],
      differentiable: [0],
      tolerance: { float32: 1e-4 },
    }),
  ),
  ...complexCasesOf({
    name: "reduceProd axis -1",
    call: (x) => reduceProd(x, -1),
    shapes: [[[5]], [[3, 4]], [[2, 3, 7]], [[1]], [[3, 0]]],
    // numpy.prod
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
          { re: 2.25, im: -3 },
          { re: -3.5, im: 0.5 },
        ],
      },
    ],
    differentiable: [0],
    tolerance: { complex64: 1e-4 },
  }),
];
