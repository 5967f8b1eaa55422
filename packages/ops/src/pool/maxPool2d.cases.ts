import { casesOf } from "../define/cases.ts";
import { maxPool2d } from "./maxPool2d.ts";

export const maxPool2dCases = [
  casesOf({
    name: "maxPool2d VALID",
    call: (x) => maxPool2d(x, 2, 1, "VALID"),
    dtypes: "number",
    shapes: [[[2, 5, 4, 3]], [[1, 4, 6, 1]], [[1, 14, 15, 8]]],

    special: [
      // tf.nn.max_pool2d
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
              [20, 6],
              [18, 22],
              [17, 22],
            ],
            [
              [23, 16],
              [18, 19],
              [10, 19],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "maxPool2d SAME stride 2",
    call: (x) => maxPool2d(x, 2, 2, "SAME"),
    dtypes: "number",
    shapes: [[[2, 5, 4, 3]], [[1, 4, 6, 1]], [[2, 0, 4, 1]], [[1, 14, 15, 8]]],

    special: [
      // tf.nn.max_pool2d
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
              [20, 6],
              [17, 22],
            ],
            [
              [23, 16],
              [10, 19],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "maxPool2d SAME wide",
    call: (x) => maxPool2d(x, 3, 1, "SAME"),
    dtypes: "number",
    shapes: [[[2, 5, 4, 3]], [[1, 4, 6, 1]], [[1, 14, 15, 8]]],

    differentiable: [0],
  }),
  casesOf({
    name: "maxPool2d NCHW",
    call: (x) => maxPool2d(x, [2, 3], [2, 1], "SAME", { dataFormat: "NCHW" }),
    dtypes: "number",
    shapes: [[[2, 3, 5, 4]]],

    special: [
      // tf.nn.max_pool2d, axes moved
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
              [20, 20, 18, 17],
              [23, 23, 14, 10],
            ],
            [
              [6, 22, 22, 22],
              [16, 19, 19, 19],
            ],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "maxPool2d of infinities and NaN",
    call: (x) => maxPool2d(x, [1, 2], 1, "SAME"),
    dtypes: "number",
    shapes: [[[1, 2, 3, 1]]],

    special: [
      // by definition: padding is less than all, and NaN wins
      {
        inputs: [
          [
            [
              [[-Infinity], [-Infinity], [1]],
              [[NaN], [2], [-0]],
            ],
          ],
        ],
        expected: [
          [
            [[-Infinity], [1], [1]],
            [[NaN], [2], [-0]],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
];
