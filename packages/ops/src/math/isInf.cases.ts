import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { isInf } from "./isInf.ts";

export const isInfCases = [
  casesOf({
    name: "isInf",
    call: isInf,
    dtypes: "number",
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [true, false, false, false, false, true, false],
      },
    ],
  }),
  ...complexCasesOf({
    name: "isInf",
    call: isInf,
    // numpy.isinf
    special: [
      {
        inputs: [
          [
            { re: NaN, im: 0 },
            { re: Infinity, im: NaN },
            { re: 0, im: -Infinity },
            { re: 1, im: 2 },
          ],
        ],
        expected: [false, true, true, false],
      },
    ],
  }),
];
