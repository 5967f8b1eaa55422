import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { integerEdgeCases } from "./integer-edges.ts";
import { subtract } from "./subtract.ts";

export const subtractCases = [
  casesOf({ name: "subtract", call: subtract, arity: 2, dtypes: "number", differentiable: [0, 1] }),
  ...complexCasesOf({
    name: "subtract",
    call: subtract,
    arity: 2,
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: -0.5, im: 0.25 },
            { re: -2, im: -1 },
          ],
          [
            { re: 0.5, im: -1 },
            { re: 3, im: 0 },
            { re: -1, im: 2 },
          ],
        ],
        expected: [
          { re: 0.5, im: 3 },
          { re: -3.5, im: 0.25 },
          { re: -1, im: -3 },
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  integerEdgeCases("subtract", subtract),
];
