import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { diagPart } from "./diagPart.ts";

export const diagPartCases = [
  casesOf({
    name: "diagPart",
    call: (x) => diagPart(x),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 3]], [[1, 1]], [[33, 65]]],
    special: [
      // tf.linalg.diag_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [1, 6, 11],
      },
    ],
  }),
  casesOf({
    name: "diagPart k: [-2, 2], align: RIGHT_LEFT",
    call: (x) => diagPart(x, { k: [-2, 2], align: "RIGHT_LEFT" }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 3, 4]]],
    special: [
      // tf.linalg.diag_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [0, 3, 8],
          [2, 7, 12],
          [1, 6, 11],
          [5, 10, 0],
          [9, 0, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "diagPart k: [-2, 2], align: LEFT_RIGHT",
    call: (x) => diagPart(x, { k: [-2, 2], align: "LEFT_RIGHT" }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 3, 4]]],
    special: [
      // tf.linalg.diag_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [3, 8, 0],
          [2, 7, 12],
          [1, 6, 11],
          [0, 5, 10],
          [0, 0, 9],
        ],
      },
    ],
  }),
  casesOf({
    name: "diagPart k: [-2, 2], align: LEFT_LEFT",
    call: (x) => diagPart(x, { k: [-2, 2], align: "LEFT_LEFT" }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 3, 4]]],
    special: [
      // tf.linalg.diag_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [3, 8, 0],
          [2, 7, 12],
          [1, 6, 11],
          [5, 10, 0],
          [9, 0, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "diagPart k: [-2, 2], align: RIGHT_RIGHT",
    call: (x) => diagPart(x, { k: [-2, 2], align: "RIGHT_RIGHT" }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 3, 4]]],
    special: [
      // tf.linalg.diag_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [0, 3, 8],
          [2, 7, 12],
          [1, 6, 11],
          [0, 5, 10],
          [0, 0, 9],
        ],
      },
    ],
  }),
  casesOf({
    name: "diagPart k: 1",
    call: (x) => diagPart(x, { k: 1 }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 3, 4]]],
    special: [
      // tf.linalg.diag_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [2, 7, 12],
      },
    ],
  }),
  casesOf({
    name: "diagPart k: -2",
    call: (x) => diagPart(x, { k: -2 }),
    dtypes: ANY,
    shapes: [[[3, 4]]],
    special: [
      // tf.linalg.diag_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [9],
      },
    ],
  }),
  casesOf({
    name: "diagPart k: [1, 3], paddingValue: -1",
    call: (x) => diagPart(x, { k: [1, 3], paddingValue: -1 }),
    shapes: [[[3, 4]]],
    special: [
      // tf.linalg.diag_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [-1, -1, 4],
          [-1, 3, 8],
          [2, 7, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "diagPart k: [0, 0]",
    call: (x) => diagPart(x, { k: [0, 0] }),
    dtypes: ANY,
    shapes: [[[3, 4]]],
    special: [
      // tf.linalg.diag_part
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [1, 6, 11],
      },
    ],
  }),
  casesOf({
    name: "diagPart squared",
    call: (x) => square(diagPart(x, { k: [-1, 1], paddingValue: 2 })),
    shapes: [[[3, 4]]],
    differentiable: [0],
  }),
  casesOf({
    name: "diagPart one squared",
    call: (x) => square(diagPart(x, { k: 1 })),
    shapes: [[[2, 3, 4]]],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "diagPart",
    call: (x) => diagPart(x, { k: [0, 1] }),
    shapes: [[[2, 2]]],
    differentiable: [0],
  }),
];
