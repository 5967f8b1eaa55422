import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { isFinite } from "./isFinite.ts";

export const isFiniteCases = [
  casesOf({
    name: "isFinite",
    call: isFinite,
    dtypes: "number",
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [false, true, true, true, true, false, false],
      },
    ],
  }),
  ...complexCasesOf({
    name: "isFinite",
    call: isFinite,
    // numpy.isfinite
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
        expected: [false, false, false, true],
      },
    ],
  }),
];
