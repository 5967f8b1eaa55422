import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { tensordot } from "./tensordot.ts";

export const tensordotCases = [
  casesOf({
    name: "tensordot 1",
    call: (a, b) => tensordot(a, b, 1),
    dtypes: "number",
    shapes: [
      [
        [2, 3],
        [3, 4],
      ],
      [[3], [3]],
      [
        [2, 0],
        [0, 3],
      ],
      [
        [2, 33],
        [33, 5, 7],
      ],
    ],
    special: [
      // tf.tensordot
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: [
          [-1, 9, 7],
          [-1, 21, 19],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "tensordot 2",
    call: (a, b) => tensordot(a, b, 2),
    dtypes: "number",
    shapes: [
      [
        [2, 3],
        [2, 3],
      ],
      [
        [4, 2, 3],
        [2, 3, 5],
      ],
    ],
    special: [
      // tf.tensordot
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: 91,
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "tensordot 0",
    call: (a, b) => tensordot(a, b, 0),
    dtypes: "number",
    shapes: [
      [[2], [3, 2]],
      [[], [3]],
    ],
    special: [
      // tf.tensordot
      {
        inputs: [
          [1, 2, 3],
          [4, 5, 6],
        ],
        expected: [
          [4, 5, 6],
          [8, 10, 12],
          [12, 15, 18],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "tensordot [[1], [0]]",
    call: (a, b) => tensordot(a, b, [[1], [0]]),
    dtypes: "number",
    shapes: [
      [
        [2, 3],
        [3, 4],
      ],
    ],
    special: [
      // tf.tensordot
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [1, 0, 2],
            [-1, 3, 1],
            [0, 1, 1],
          ],
        ],
        expected: [
          [-1, 9, 7],
          [-1, 21, 19],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "tensordot [[0, 1], [1, 0]]",
    call: (a, b) =>
      tensordot(a, b, [
        [0, 1],
        [1, 0],
      ]),
    dtypes: "number",
    shapes: [
      [
        [2, 3, 4],
        [3, 2, 5],
      ],
    ],
    special: [
      // tf.tensordot
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [1, 4],
            [2, 5],
            [3, 6],
          ],
        ],
        expected: 91,
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "tensordot [-1, -1]",
    call: (a, b) => tensordot(a, b, [-1, -1]),
    dtypes: "number",
    shapes: [
      [
        [2, 3],
        [4, 3],
      ],
    ],
    special: [
      // tf.tensordot
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [14, 32],
          [32, 77],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "tensordot [[2, 0], [1, 2]]",
    call: (a, b) =>
      tensordot(a, b, [
        [2, 0],
        [1, 2],
      ]),
    dtypes: "number",
    shapes: [
      [
        [2, 3, 4],
        [5, 4, 2],
      ],
    ],
    special: [
      // tf.tensordot
      {
        inputs: [
          [[[1, 2]], [[3, 4]]],
          [
            [
              [1, 2],
              [3, 4],
            ],
          ],
        ],
        expected: [[29]],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "tensordot [[], []]",
    call: (a, b) => tensordot(a, b, [[], []]),
    dtypes: "number",
    shapes: [[[2], [3]]],
    special: [
      // tf.tensordot
      {
        inputs: [
          [1, 2, 3],
          [4, 5, 6],
        ],
        expected: [
          [4, 5, 6],
          [8, 10, 12],
          [12, 15, 18],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  ...complexCasesOf({
    name: "tensordot",
    call: (a, b) => tensordot(a, b, 1),
    shapes: [
      [
        [2, 3],
        [3, 2],
      ],
    ],
    special: [
      // tf.tensordot
      {
        inputs: [
          [
            [
              { re: 1, im: 2 },
              { re: -0, im: -1 },
            ],
          ],
          [[{ re: 3, im: -1 }], [{ re: 2, im: 2 }]],
        ],
        expected: [[{ re: 7, im: 3 }]],
      },
    ],
    differentiable: [0, 1],
  }),
];
