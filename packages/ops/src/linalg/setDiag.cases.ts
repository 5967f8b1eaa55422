import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { setDiag } from "./setDiag.ts";

export const setDiagCases = [
  casesOf({
    name: "setDiag",
    call: (x, d) => setDiag(x, d),
    dtypes: ANY,
    shapes: [
      [[3, 4], [3]],
      [
        [2, 3, 3],
        [2, 3],
      ],
      [[0, 2], [0]],
    ],
    special: [
      // tf.linalg.set_diag
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
          [-1, -2, -3],
        ],
        expected: [
          [-1, 2, 3, 4],
          [5, -2, 7, 8],
          [9, 10, -3, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "setDiag k: [-1, 1]",
    call: (x, d) => setDiag(x, d, { k: [-1, 1] }),
    dtypes: ANY,
    shapes: [
      [
        [3, 4],
        [3, 3],
      ],
    ],
    special: [
      // tf.linalg.set_diag
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
          [
            [0, -1, -2],
            [-3, -4, -5],
            [-6, -7, 0],
          ],
        ],
        expected: [
          [-3, 0, 3, 4],
          [-6, -4, -1, 8],
          [9, -7, -5, -2],
        ],
      },
    ],
  }),
  casesOf({
    name: "setDiag k: [-1, 1], align: LEFT_RIGHT",
    call: (x, d) => setDiag(x, d, { k: [-1, 1], align: "LEFT_RIGHT" }),
    dtypes: ANY,
    shapes: [
      [
        [3, 4],
        [3, 3],
      ],
    ],
    special: [
      // tf.linalg.set_diag
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
          [
            [0, -1, -2],
            [-3, -4, -5],
            [-6, -7, 0],
          ],
        ],
        expected: [
          [-3, 0, 3, 4],
          [-7, -4, -1, 8],
          [9, 0, -5, -2],
        ],
      },
    ],
  }),
  casesOf({
    name: "setDiag k: [0, 2]",
    call: (x, d) => setDiag(x, d, { k: [0, 2] }),
    dtypes: ANY,
    shapes: [
      [
        [3, 4],
        [3, 3],
      ],
    ],
    special: [
      // tf.linalg.set_diag
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
          [
            [0, -1, -2],
            [-3, -4, -5],
            [-6, -7, 0],
          ],
        ],
        expected: [
          [-6, -3, -1, 4],
          [5, -7, -4, -2],
          [9, 10, 0, -5],
        ],
      },
    ],
  }),
  casesOf({
    name: "setDiag k: -1",
    call: (x, d) => setDiag(x, d, { k: -1 }),
    dtypes: ANY,
    shapes: [[[3, 4], [2]]],
    special: [
      // tf.linalg.set_diag
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
          [-1, -2],
        ],
        expected: [
          [1, 2, 3, 4],
          [-1, 6, 7, 8],
          [9, -2, 11, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "setDiag squared",
    call: (x, d) => square(setDiag(x, d, { k: [-1, 1] })),
    shapes: [
      [
        [3, 4],
        [3, 3],
      ],
    ],
    differentiable: [0, 1],
  }),
];
