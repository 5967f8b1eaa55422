import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { asinh } from "./asinh.ts";

export const asinhCases = [
  casesOf({
    name: "asinh",
    call: asinh,
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [-Infinity, -0.881373587019543, -0, 0, 0.881373587019543, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "asinh",
    call: asinh,
    domain: [-3, -1.2],
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: -0.5, im: 0.25 },
            { re: -2, im: -1 },
            { re: 0.75, im: -3 },
          ],
        ],
        expected: [
          { re: 1.4693517443681852, im: 1.0634400235777521 },
          { re: -0.4926756834207706, im: 0.2243284526346675 },
          { re: -1.528570919480998, im: -0.42707858639247614 },
          { re: 1.7984283835761978, im: -1.3126000435075036 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
