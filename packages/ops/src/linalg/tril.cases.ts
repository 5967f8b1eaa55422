import { casesOf } from "../define/cases.ts";
import { square } from "../math/square.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { tril } from "./tril.ts";

export const trilCases = [
  casesOf({
    name: "tril 0",
    call: (x) => tril(x, { k: 0 }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 2]]],
    special: [
      // tf.experimental.numpy.tril
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [1, 0, 0, 0],
          [5, 6, 0, 0],
          [9, 10, 11, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "tril 1",
    call: (x) => tril(x, { k: 1 }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 2]]],
    special: [
      // tf.experimental.numpy.tril
      {
        inputs: [
          [
            [1, 2, 3, 4],
            [5, 6, 7, 8],
            [9, 10, 11, 12],
          ],
        ],
        expected: [
          [1, 2, 0, 0],
          [5, 6, 7, 0],
          [9, 10, 11, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "tril -1",
    call: (x) => tril(x, { k: -1 }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 2]]],
    special: [
      // tf.experimental.numpy.tril
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
          [5, 0, 0, 0],
          [9, 10, 0, 0],
        ],
      },
    ],
  }),
  casesOf({
    name: "tril 9",
    call: (x) => tril(x, { k: 9 }),
    dtypes: ANY,
    shapes: [[[3, 4]], [[2, 4, 3]], [[0, 2]]],
    special: [
      // tf.experimental.numpy.tril
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
          [9, 10, 11, 12],
        ],
      },
    ],
  }),
  casesOf({
    name: "tril default",
    call: (x) => tril(x),
    shapes: [[[3, 3]]],
    special: [
      // tf.experimental.numpy.tril
      {
        inputs: [
          [
            [NaN, Infinity],
            [Infinity, NaN],
          ],
        ],
        expected: [
          [NaN, 0],
          [Infinity, NaN],
        ],
      },
    ],
  }),
  casesOf({
    name: "tril squared",
    call: (x) => square(tril(x)),
    shapes: [[[3, 3]]],
    differentiable: [0],
  }),
];
