import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { triu } from "./triu.ts";

export const triuCases = [
  casesOf({
    name: "triu 0",
    call: (x) => triu(x, { k: 0 }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 2]]],
    special: [
      // tf.experimental.numpy.triu
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [1, 2, 3, 4],
          [0, 6, 7, 8],
          [0, 0, 11, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "triu 1",
    call: (x) => triu(x, { k: 1 }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 2]]],
    special: [
      // tf.experimental.numpy.triu
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [0, 2, 3, 4],
          [0, 0, 7, 8],
          [0, 0, 0, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "triu -1",
    call: (x) => triu(x, { k: -1 }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 2]]],
    special: [
      // tf.experimental.numpy.triu
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [1, 2, 3, 4],
          [5, 6, 7, 8],
          [0, 10, 11, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "triu 9",
    call: (x) => triu(x, { k: 9 }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 2]]],
    special: [
      // tf.experimental.numpy.triu
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [0, 0, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "triu default",
    call: (x) => triu(x),
    shapes: [[[3, 3]]],
    special: [
      // tf.experimental.numpy.triu
      {
        inputs: [
          [
            [NaN, Infinity],
            [Infinity, NaN],
          ],
        ],
        expected: [
          [NaN, Infinity],
          [0, NaN],
        ],
      },
    ],
  }),
  casesOf({
    name: "triu squared",
    call: (x) => square(triu(x)),
    shapes: [[[3, 3]]],
    differentiable: [0],
  }),
];
