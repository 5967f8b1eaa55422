import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { cross } from "./cross.ts";

export const crossCases = [
  casesOf({
    name: "cross",
    call: (a, b) => cross(a, b),
    dtypes: "number",
    shapes: [
      [[3], [3]],
      [
        [2, 3],
        [2, 3],
      ],
      [
        [2, 1, 3],
        [4, 3],
      ],
      [[0, 3], [3]],
      [
        [1025, 3],
        [1025, 3],
      ],
    ],
    special: [
      // tf.linalg.cross
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [4, 5, 6],
            [1, 2, 3],
          ],
        ],
        expected: [
          [-3, 6, -3],
          [3, -6, 3],
        ],
      },
      // tf.linalg.cross
      {
        inputs: [
          [1, Infinity, 0],
          [0, 1, NaN],
        ],
        expected: [NaN, NaN, NaN],
      },
    ],
    differentiable: [0, 1],
  }),
  ...complexCasesOf({
    name: "cross",
    call: (a, b) => cross(a, b),
    shapes: [[[2, 3], [3]]],
    special: [
      // numpy.cross
      {
        inputs: [
          [
            { re: 1, im: 1 },
            { re: 2, im: 0 },
            { re: -0, im: -1 },
          ],
          [
            { re: 0, im: 0 },
            { re: 0, im: 1 },
            { re: 3, im: 0 },
          ],
        ],
        expected: [
          { re: 5, im: 0 },
          { re: -3, im: -3 },
          { re: -1, im: 1 },
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
