import { casesOf } from "../define/cases.ts";
import { maxPool1d } from "./maxPool1d.ts";

export const maxPool1dCases = [
  casesOf({
    name: "maxPool1d VALID",
    call: (x) => maxPool1d(x, 2, 1, "VALID"),
    dtypes: "number",
    shapes: [[[2, 5, 3]], [[1, 4, 1]]],

    special: [
      // tf.nn.max_pool1d
      {
        inputs: [
          [
            [
              [5, 4],
              [2, 0],
              [1, 3],
            ],
          ],
        ],
        expected: [
          [
            [5, 4],
            [2, 3],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "maxPool1d SAME stride 2",
    call: (x) => maxPool1d(x, 2, 2, "SAME"),
    dtypes: "number",
    shapes: [[[2, 5, 3]], [[1, 4, 1]], [[0, 4, 2]]],

    special: [
      // tf.nn.max_pool1d
      {
        inputs: [
          [
            [
              [5, 4],
              [2, 0],
              [1, 3],
            ],
          ],
        ],
        expected: [
          [
            [5, 4],
            [1, 3],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "maxPool1d SAME wide",
    call: (x) => maxPool1d(x, 3, 1, "SAME"),
    dtypes: "number",
    shapes: [[[2, 5, 3]], [[1, 4, 1]]],

    differentiable: [0],
  }),
];
