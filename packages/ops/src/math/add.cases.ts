import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { add } from "./add.ts";
import { integerEdgeCases } from "./integer-edges.ts";

export const addCases = [
  casesOf({ name: "add", call: add, arity: 2, dtypes: "number", differentiable: [0, 1] }),
  ...complexCasesOf({
    name: "add",
    call: add,
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
          { re: 1.5, im: 1 },
          { re: 2.5, im: 0.25 },
          { re: -3, im: 1 },
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  integerEdgeCases("add", add),
];
