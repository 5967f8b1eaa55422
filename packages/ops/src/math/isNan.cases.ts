import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { isNan } from "./isNan.ts";

export const isNanCases = [
  casesOf({
    name: "isNan",
    call: isNan,
    dtypes: "number",
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [false, false, false, false, false, false, true],
      },
    ],
  }),
  ...complexCasesOf({
    name: "isNan",
    call: isNan,
    // numpy.isnan
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
        expected: [true, true, false, false],
      },
    ],
  }),
];
