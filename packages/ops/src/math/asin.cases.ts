import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { asin } from "./asin.ts";

export const asinCases = [
  casesOf({
    name: "asin",
    call: asin,
    domain: [-0.8, 0.8],
    special: [
      {
        inputs: [[-2, -1, -0, 0.5, 1, Infinity, NaN]],
        expected: [NaN, -Math.PI / 2, -0, 0.5235987755982989, Math.PI / 2, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "asin",
    call: asin,
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
          { re: 0.42707858639247614, im: 1.528570919480998 },
          { re: -0.5016088532755008, im: 0.28139605624529274 },
          { re: -1.0634400235777521, im: -1.4693517443681852 },
          { re: 0.23347144902560832, im: -1.8445760096309898 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
