import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { real } from "./real.ts";

export const realCases = [
  casesOf({ name: "real", call: real, dtypes: "number", differentiable: [0] }),
  ...complexCasesOf({
    name: "real",
    call: real,
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
        expected: [1, -0.5, -2, 0.75],
      },
    ],
    differentiable: [0],
  }),
];
