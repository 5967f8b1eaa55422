import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { ANY } from "../shape/any-dtypes.ts";
import { meshgrid } from "./meshgrid.ts";

export const meshgridCases = [
  casesOf({
    name: "meshgrid xy",
    call: (a, b) => meshgrid(a, b, { indexing: "xy" }),
    dtypes: ANY,
    shapes: [
      [[3], [2]],
      [[1], [4]],
      [[0], [3]],
      [[], [2]],
    ],
    special: [
      // tf.meshgrid
      {
        inputs: [
          [1, 2, 3],
          [1, 0],
        ],
        expected: [
          [
            [1, 2, 3],
            [1, 2, 3],
          ],
          [
            [1, 1, 1],
            [0, 0, 0],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "meshgrid ij",
    call: (a, b) => meshgrid(a, b, { indexing: "ij" }),
    dtypes: ANY,
    shapes: [[[3], [2]]],
    special: [
      // tf.meshgrid
      {
        inputs: [
          [1, 2, 3],
          [1, 0],
        ],
        expected: [
          [
            [1, 1],
            [2, 2],
            [3, 3],
          ],
          [
            [1, 0],
            [1, 0],
            [1, 0],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "meshgrid xy",
    call: (a, b, c) => meshgrid(a, b, c, { indexing: "xy" }),
    dtypes: ANY,
    shapes: [[[2], [3], [4]]],
    special: [
      // tf.meshgrid
      {
        inputs: [[1, 2, 3], [1, 0], [4]],
        expected: [
          [
            [[1], [2], [3]],
            [[1], [2], [3]],
          ],
          [
            [[1], [1], [1]],
            [[0], [0], [0]],
          ],
          [
            [[4], [4], [4]],
            [[4], [4], [4]],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "meshgrid ij",
    call: (a, b, c) => meshgrid(a, b, c, { indexing: "ij" }),
    dtypes: ANY,
    shapes: [[[2], [3], [4]]],
    special: [
      // tf.meshgrid
      {
        inputs: [[1, 2, 3], [1, 0], [4]],
        expected: [
          [
            [[1], [1]],
            [[2], [2]],
            [[3], [3]],
          ],
          [
            [[1], [0]],
            [[1], [0]],
            [[1], [0]],
          ],
          [
            [[4], [4]],
            [[4], [4]],
            [[4], [4]],
          ],
        ],
      },
    ],
  }),
  casesOf({
    name: "meshgrid one",
    call: (x) => meshgrid(x)[0]!,
    shapes: [[[3]]],
    special: [
      // tf.meshgrid
      { inputs: [[1, 2, 3]], expected: [1, 2, 3] },
    ],
  }),
  casesOf({
    name: "meshgrid multiplied",
    call: (a, b) => {
      const [x, y] = meshgrid(a, b);
      return multiply(multiply(x!, y!), y!);
    },
    shapes: [[[3], [2]]],
    differentiable: [0, 1],
  }),
];
