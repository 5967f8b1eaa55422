import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { l2Normalize } from "./l2Normalize.ts";

export const l2NormalizeCases = [
  casesOf({
    name: "l2Normalize",
    call: (x) => l2Normalize(x),
    shapes: [[[1]], [[7]], [[3, 5]], [[0]], [[4099]]],
    special: [
      { inputs: [[3, -4]], expected: [0.6, -0.8] },
      { inputs: [[0, 0]], expected: [0, 0] },
      { inputs: [[1e-7, 0]], expected: [0.1, 0] },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "l2Normalize axis 0",
    call: (x) => l2Normalize(x, 0),
    shapes: [[[4, 3]], [[2, 3, 4]]],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "l2Normalize",
    call: (x) => l2Normalize(x, -1),
    shapes: [[[1]], [[7]], [[3, 5]]],
    special: [
      {
        inputs: [[{ re: 0, im: 3 }, 4]],
        expected: [
          { re: 0, im: 0.6 },
          { re: 0.8, im: 0 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
