import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { diag } from "./diag.ts";

export const diagCases = [
  casesOf({
    name: "diag",
    call: (x) => diag(x),
    dtypes: ANY,
    shapes: [[[3]], [[2, 3]], [[0]], [[2, 1]], [[65]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [
            [1, 0, 0],
            [0, 2, 0],
            [0, 0, 3],
          ],
          [
            [4, 0, 0],
            [0, 5, 0],
            [0, 0, 6],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag k: 1",
    call: (x) => diag(x, { k: 1 }),
    dtypes: ANY,
    shapes: [[[3]], [[2, 2]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [[1, 2, 3]],
        expected: [
          [0, 1, 0, 0],
          [0, 0, 2, 0],
          [0, 0, 0, 3],
          [0, 0, 0, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag k: -1, numRows: 4, numCols: 2, paddingValue: 9",
    call: (x) => diag(x, { k: -1, numRows: 4, numCols: 2, paddingValue: 9 }),
    shapes: [[[2]], [[3, 2]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [[1, 2]],
        expected: [
          [9, 9],
          [1, 9],
          [9, 2],
          [9, 9],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag k: [-1, 1]",
    call: (x) => diag(x, { k: [-1, 1] }),
    dtypes: ANY,
    shapes: [[[3, 3]], [[2, 3, 4]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [
          [
            [0, 1, 2],
            [3, 4, 5],
            [6, 7, 0],
          ],
        ],
        expected: [
          [3, 1, 0],
          [6, 4, 2],
          [0, 7, 5],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag k: [-1, 1], align: LEFT_RIGHT",
    call: (x) => diag(x, { k: [-1, 1], align: "LEFT_RIGHT" }),
    dtypes: ANY,
    shapes: [[[3, 3]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [
          [
            [1, 2, 0],
            [3, 4, 5],
            [0, 6, 7],
          ],
        ],
        expected: [
          [3, 1, 0],
          [6, 4, 2],
          [0, 7, 5],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag k: [1, 2], align: RIGHT_RIGHT",
    call: (x) => diag(x, { k: [1, 2], align: "RIGHT_RIGHT" }),
    dtypes: ANY,
    shapes: [[[2, 2]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [
          [
            [8, 9],
            [1, 2],
          ],
        ],
        expected: [
          [0, 1, 9],
          [0, 0, 2],
          [0, 0, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag k: [-2, -1], align: LEFT_LEFT",
    call: (x) => diag(x, { k: [-2, -1], align: "LEFT_LEFT" }),
    dtypes: ANY,
    shapes: [[[2, 2]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [
          [
            [8, 9],
            [1, 2],
          ],
        ],
        expected: [
          [0, 0, 0],
          [8, 0, 0],
          [1, 9, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag k: [-2, -1], align: RIGHT_RIGHT",
    call: (x) => diag(x, { k: [-2, -1], align: "RIGHT_RIGHT" }),
    dtypes: ANY,
    shapes: [[[2, 2]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [
          [
            [8, 9],
            [1, 2],
          ],
        ],
        expected: [
          [0, 0, 0],
          [8, 0, 0],
          [2, 9, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag k: [-1, 0], numCols: 3",
    call: (x) => diag(x, { k: [-1, 0], numCols: 3 }),
    dtypes: ANY,
    shapes: [[[2, 2]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [
          [
            [0, 1],
            [2, 3],
          ],
        ],
        expected: [
          [0, 0, 0],
          [2, 1, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag numRows: 3",
    call: (x) => diag(x, { numRows: 3 }),
    dtypes: ANY,
    shapes: [[[2]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [[1, 2]],
        expected: [
          [1, 0],
          [0, 2],
          [0, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag paddingValue: -1",
    call: (x) => diag(x, { paddingValue: -1 }),
    shapes: [[[2]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [[NaN, Infinity]],
        expected: [
          [NaN, -1],
          [-1, Infinity],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag k: [2, 3]",
    call: (x) => diag(x, { k: [2, 3] }),
    dtypes: ANY,
    shapes: [[[2, 1]]],
    special: [
      // tf.linalg.diag
      {
        inputs: [[[8], [9]]],
        expected: [
          [0, 0, 9],
          [0, 0, 0],
          [0, 0, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "diag beyond squared",
    call: (x) => square(diag(x, { k: [2, 3] })),
    shapes: [[[2, 1]]],
    differentiable: [0],
  }),
  casesOf({
    name: "diag squared",
    call: (x) => square(diag(x, { k: [-1, 1], paddingValue: 2 })),
    shapes: [[[3, 3]]],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "diag",
    call: (x) => diag(x, { k: 1, paddingValue: 2 }),
    shapes: [[[2]]],
    differentiable: [0],
  }),
];
