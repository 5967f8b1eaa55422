import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { matvec } from "./matvec.ts";

export const matvecCases = [
  casesOf({
    name: "matvec",
    call: (a, b) => matvec(a, b),
    dtypes: "number",
    shapes: [
      [[2, 3], [3]],
      [
        [4, 2, 3],
        [4, 3],
      ],
      [
        [2, 1, 2, 3],
        [4, 3],
      ],
      [[2, 0], [0]],
      [[33, 65], [65]],
    ],
    special: [
      // tf.linalg.matvec
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [-1, 3, 1],
        ],
        expected: [8, 17],
      },
      // tf.linalg.matvec
      {
        inputs: [
          [
            [
              [1, 2, 3],
              [4, 5, 6],
            ],
            [
              [2, 3, 4],
              [5, 6, 7],
            ],
          ],
          [
            [1, 0, 2],
            [-1, 3, 1],
          ],
        ],
        expected: [
          [7, 16],
          [11, 20],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "matvec transposeA",
    call: (a, b) => matvec(a, b, { transposeA: true }),
    shapes: [
      [[2, 3], [2]],
      [[4, 2, 3], [2]],
    ],
    special: [
      // tf.linalg.matvec
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [1, -1],
        ],
        expected: [-3, -3, -3],
      },
    ],
    differentiable: [0, 1],
  }),
  ...complexCasesOf({
    name: "matvec adjointA",
    call: (a, b) => matvec(a, b, { adjointA: true }),
    shapes: [[[2, 3], [2]]],
    special: [
      // tf.linalg.matvec
      {
        inputs: [
          [
            [
              { re: 1, im: 1 },
              { re: 2, im: 0 },
            ],
          ],
          [{ re: 1, im: -1 }],
        ],
        expected: [
          { re: 0, im: -2 },
          { re: 2, im: -2 },
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
