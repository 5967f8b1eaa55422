import { casesOf } from "../define/cases.ts";
import { avgPool1d } from "./avgPool1d.ts";

export const avgPool1dCases = [
  casesOf({
    name: "avgPool1d VALID",
    call: (x) => avgPool1d(x, 2, 1, "VALID"),
    dtypes: "float",
    shapes: [[[2, 5, 3]], [[1, 4, 1]]],

    special: [
      // tf.nn.avg_pool1d
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
            [3.5, 2],
            [1.5, 1.5],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "avgPool1d SAME stride 2",
    call: (x) => avgPool1d(x, 2, 2, "SAME"),
    dtypes: "float",
    shapes: [[[2, 5, 3]], [[1, 4, 1]], [[0, 4, 2]]],

    special: [
      // tf.nn.avg_pool1d
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
            [3.5, 2],
            [1, 3],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "avgPool1d SAME wide",
    call: (x) => avgPool1d(x, 3, 1, "SAME"),
    dtypes: "float",
    shapes: [[[2, 5, 3]], [[1, 4, 1]]],

    differentiable: [0],
  }),
];
