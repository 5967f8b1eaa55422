import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { addN } from "./addN.ts";

export const addNCases = [
  casesOf({
    name: "addN of 3",
    call: (...terms) => addN(terms),
    dtypes: "number",
    shapes: [
      [[], [], []],
      [[0], [0], [0]],
      [
        [3, 5],
        [3, 5],
        [3, 5],
      ],
    ],
    differentiable: [0, 1, 2],
  }),
  casesOf({
    name: "addN of 6, in two kernels",
    call: (x, y) => addN([x, y, x, x, y, x]),
    shapes: [[[7], [7]]],
    differentiable: [0, 1],
  }),
  ...complexCasesOf({
    name: "addN",
    call: (...terms) => addN(terms),
    shapes: [
      [
        [3, 5],
        [3, 5],
        [3, 5],
      ],
    ],
    differentiable: [0, 1, 2],
  }),
];
