import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { tan } from "./tan.ts";

export const tanCases = [
  casesOf({
    name: "tan",
    call: tan,
    domain: [-1.2, 1.2],
    special: [
      {
        inputs: [[-Infinity, -0, 0, 1, Infinity, NaN]],
        expected: [NaN, -0, 0, 1.5574077246549023, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "tan",
    call: tan,
    domain: [-1.2, 1.2],
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
          { re: 0.03381282607989669, im: 1.0147936161466335 },
          { re: -0.504500702698564, im: 0.3124206925025888 },
          { re: 0.2434582011857253, im: -1.16673625724092 },
          { re: 0.004943321841667707, im: -0.9996371610597967 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
