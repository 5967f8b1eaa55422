import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "./any-dtypes.ts";
import { repeat } from "./repeat.ts";

export const repeatCases = [
  casesOf({
    name: "repeat 2",
    call: (x) => repeat(x, 2),
    dtypes: ANY,
    shapes: [[[]], [[0]], [[3]], [[2, 3]]],
    special: [
      // tf.repeat
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6],
      },
    ],
  }),
  casesOf({
    name: "repeat 2 axis 1",
    call: (x) => repeat(x, 2, 1),
    dtypes: ANY,
    shapes: [[[2, 3]], [[2, 3, 4]]],
    special: [
      // tf.repeat
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [1, 1, 2, 2, 3, 3],
          [4, 4, 5, 5, 6, 6],
        ],
      },
    ],
  }),
  casesOf({
    name: "repeat 3 axis -2",
    call: (x) => repeat(x, 3, -2),
    dtypes: ANY,
    shapes: [[[2, 3]]],
    special: [
      // tf.repeat
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [1, 2, 3],
          [1, 2, 3],
          [1, 2, 3],
          [4, 5, 6],
          [4, 5, 6],
          [4, 5, 6],
        ],
      },
    ],
  }),
  casesOf({
    name: "repeat 0",
    call: (x) => repeat(x, 0),
    dtypes: ANY,
    shapes: [[[2, 3]]],
    special: [
      // tf.repeat
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [],
      },
    ],
  }),
  casesOf({
    name: "repeat [2, 0] axis 0",
    call: (x) => repeat(x, [2, 0], 0),
    dtypes: ANY,
    shapes: [[[2, 3]], [[2]]],
    special: [
      // tf.repeat
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [1, 2, 3],
          [1, 2, 3],
        ],
      },
    ],
  }),
  casesOf({
    name: "repeat [2, 0, 1] axis 1",
    call: (x) => repeat(x, [2, 0, 1], 1),
    dtypes: ANY,
    shapes: [[[2, 3]], [[2, 3, 2]]],
    special: [
      // tf.repeat
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [1, 1, 3],
          [4, 4, 6],
        ],
      },
    ],
  }),
  casesOf({
    name: "repeat [0, 1, 2, 0, 1, 0]",
    call: (x) => repeat(x, [0, 1, 2, 0, 1, 0]),
    dtypes: ANY,
    shapes: [[[2, 3]], [[6]]],
    special: [
      // tf.repeat
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [2, 3, 3, 5],
      },
    ],
  }),
  casesOf({
    name: "repeat [3] axis 0",
    call: (x) => repeat(x, [3], 0),
    dtypes: ANY,
    shapes: [[[2, 3]]],
    special: [
      // tf.repeat
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        expected: [
          [1, 2, 3],
          [1, 2, 3],
          [1, 2, 3],
          [4, 5, 6],
          [4, 5, 6],
          [4, 5, 6],
        ],
      },
    ],
  }),
  casesOf({
    name: "repeat number squared",
    call: (x) => square(repeat(x, 3, 1)),
    shapes: [[[2, 3]]],
    differentiable: [0],
  }),
  casesOf({
    name: "repeat list squared",
    call: (x) => square(repeat(x, [2, 0, 1], 1)),
    shapes: [[[2, 3]]],
    differentiable: [0],
  }),
];
