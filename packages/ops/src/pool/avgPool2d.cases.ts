import { casesOf } from "../define/cases.ts";
import { avgPool2d } from "./avgPool2d.ts";

export const avgPool2dCases = [
  casesOf({
    name: "avgPool2d VALID",
    call: (x) => avgPool2d(x, 2, 1, "VALID"),
    dtypes: "float",
    shapes: [[[2, 5, 4, 3]], [[1, 4, 6, 1]], [[1, 14, 15, 8]]],

    special: [
      // tf.nn.avg_pool2d
      {
        inputs: [
          [
            [
              [
                [20, 0],
                [12, 1],
                [9, 22],
                [17, 21],
              ],
              [
                [13, 6],
                [18, 4],
                [3, 15],
                [8, 5],
              ],
              [
                [23, 16],
                [14, 7],
                [10, 19],
                [2, 11],
              ],
            ],
          ],
        ],
        expected: [
          [
            [
              [15.75, 2.75],
              [10.5, 10.5],
              [9.25, 15.75],
            ],
            [
              [17, 8.25],
              [11.25, 11.25],
              [5.75, 12.5],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "avgPool2d SAME stride 2",
    call: (x) => avgPool2d(x, 2, 2, "SAME"),
    dtypes: "float",
    shapes: [[[2, 5, 4, 3]], [[1, 4, 6, 1]], [[2, 0, 4, 1]], [[1, 14, 15, 8]]],

    special: [
      // tf.nn.avg_pool2d
      {
        inputs: [
          [
            [
              [
                [20, 0],
                [12, 1],
                [9, 22],
                [17, 21],
              ],
              [
                [13, 6],
                [18, 4],
                [3, 15],
                [8, 5],
              ],
              [
                [23, 16],
                [14, 7],
                [10, 19],
                [2, 11],
              ],
            ],
          ],
        ],
        expected: [
          [
            [
              [15.75, 2.75],
              [9.25, 15.75],
            ],
            [
              [18.5, 11.5],
              [6, 15],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "avgPool2d SAME wide",
    call: (x) => avgPool2d(x, 3, 1, "SAME"),
    dtypes: "float",
    shapes: [[[2, 5, 4, 3]], [[1, 4, 6, 1]], [[1, 14, 15, 8]]],

    differentiable: [0],
  }),
  casesOf({
    name: "avgPool2d NCHW",
    call: (x) => avgPool2d(x, [2, 3], [2, 1], "SAME", { dataFormat: "NCHW" }),
    dtypes: "float",
    shapes: [[[2, 3, 5, 4]]],

    special: [
      // tf.nn.avg_pool2d, axes moved
      {
        inputs: [
          [
            [
              [
                [20, 12, 9, 17],
                [13, 18, 3, 8],
                [23, 14, 10, 2],
              ],
              [
                [0, 1, 22, 21],
                [6, 4, 15, 5],
                [16, 7, 19, 11],
              ],
            ],
          ],
        ],
        expected: [
          [
            [
              [15.75, 12.5, 11.166666666666666, 9.25],
              [18.5, 15.666666666666666, 8.666666666666666, 6],
            ],
            [
              [2.75, 8, 11.333333333333334, 15.75],
              [11.5, 14, 12.333333333333334, 15],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "avgPool2d explicit padding is not counted",
    call: (x) =>
      avgPool2d(x, 2, 1, [
        [1, 0],
        [0, 1],
      ]),
    dtypes: "float",
    shapes: [[[1, 2, 2, 1]], [[2, 3, 4, 2]]],

    special: [
      // by hand
      {
        inputs: [
          [
            [
              [[1], [2]],
              [[3], [4]],
            ],
          ],
        ],
        expected: [
          [
            [[1.5], [2]],
            [[2.5], [3]],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
