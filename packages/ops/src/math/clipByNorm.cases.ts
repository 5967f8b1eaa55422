import { casesOf } from "../define/cases.ts";
import { clipByNorm } from "./clipByNorm.ts";

export const clipByNormCases = [
  casesOf({
    name: "clipByNorm of all elements",
    call: (x) => clipByNorm(x, 0.5),
    domain: [1, 3],
    shapes: [[[]], [[0]], [[7]], [[3, 5]]],
    special: [
      { inputs: [[3, 4]], expected: [0.3, 0.4] },
      { inputs: [[0, 0]], expected: [0, 0] },
      { inputs: [[0.1, -0.2]], expected: [0.1, -0.2] },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "clipByNorm along an axis",
    call: (x) => clipByNorm(x, 1, -1),
    domain: [1, 3],
    shapes: [[[2]], [[3, 5]], [[2, 3, 2]]],
    special: [
      {
        inputs: [
          [
            [3, 4],
            [0.3, 0.4],
          ],
        ],
        expected: [
          [0.6, 0.8],
          [0.3, 0.4],
        ],
      },
    ],
    differentiable: [0],
  }),
];
