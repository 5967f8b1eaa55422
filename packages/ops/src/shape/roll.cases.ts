import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "./any-dtypes.ts";
import { roll } from "./roll.ts";

export const rollCases = [
  casesOf({
    name: "roll 1 on 0",
    call: (x) => roll(x, 1, 0),
    dtypes: ANY,
    shapes: [[[5]], [[1]], [[0]], [[3, 4]], [[65, 33]]],
    special: [
      // tf.roll
      { inputs: [[1, 2, 3, 4, 5]], expected: [5, 1, 2, 3, 4] },
    ],
  }),
  casesOf({
    name: "roll 7 on 0",
    call: (x) => roll(x, 7, 0),
    dtypes: ANY,
    shapes: [[[5]], [[3, 0]]],
    special: [
      // tf.roll
      { inputs: [[1, 2, 3, 4, 5]], expected: [4, 5, 1, 2, 3] },
    ],
  }),
  casesOf({
    name: "roll [1, -1] on [0, 1]",
    call: (x) => roll(x, [1, -1], [0, 1]),
    dtypes: ANY,
    shapes: [[[2, 3]], [[4, 5, 2]], [[33, 65]]],
    special: [
      // tf.roll
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [5, 6, 4],
          [2, 3, 1],
        ],
      },
    ],
  }),
  casesOf({
    name: "roll 2 on -1",
    call: (x) => roll(x, 2, -1),
    dtypes: ANY,
    shapes: [[[2, 3]]],
    special: [
      // tf.roll
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [2, 3, 1],
          [5, 6, 4],
        ],
      },
    ],
  }),
  casesOf({
    name: "roll [1, 1] on [1, 1]",
    call: (x) => roll(x, [1, 1], [1, 1]),
    dtypes: ANY,
    shapes: [[[2, 3]]],
    special: [
      // tf.roll
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [2, 3, 1],
          [5, 6, 4],
        ],
      },
    ],
  }),
  casesOf({
    name: "roll [1, 2, 3, 4] on [0, 1, 2, 3]",
    call: (x) => roll(x, [1, 2, 3, 4], [0, 1, 2, 3]),
    dtypes: ANY,
    shapes: [[[2, 3, 4, 5]]],
    special: [
      // tf.roll
      {
        inputs: [
          [
            [
              [
                [1, 2, 3],
                [4, 5, 6],
              ],
              [
                [7, 8, 9],
                [10, 11, 12],
              ],
            ],
            [
              [
                [13, 14, 15],
                [16, 17, 18],
              ],
              [
                [19, 20, 21],
                [22, 23, 24],
              ],
            ],
          ],
        ],
        expected: [
          [
            [
              [18, 16, 17],
              [15, 13, 14],
            ],
            [
              [24, 22, 23],
              [21, 19, 20],
            ],
          ],
          [
            [
              [6, 4, 5],
              [3, 1, 2],
            ],
            [
              [12, 10, 11],
              [9, 7, 8],
            ],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "roll [] on []",
    call: (x) => roll(x, [], []),
    dtypes: ANY,
    shapes: [[[2, 3]]],
    special: [
      // tf.roll
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [1, 2, 3],
          [4, 5, 6],
        ],
      },
    ],
  }),
  casesOf({
    name: "roll squared",
    call: (x) => square(roll(x, [1, -2], [0, 1])),
    shapes: [[[3, 4]]],
    differentiable: [0],
  }),
];
