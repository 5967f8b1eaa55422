import { casesOf } from "../define/cases.ts";
import { conv1d } from "./conv1d.ts";

export const conv1dCases = [
  casesOf({
    name: "conv1d VALID",
    call: (x, f) => conv1d(x, f, 1, "VALID"),
    dtypes: "number",
    shapes: [
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
      [
        [2, 5, 3],
        [3, 3, 2],
      ],
      [
        [0, 4, 1],
        [2, 1, 1],
      ],
      [
        [2, 40, 4],
        [5, 4, 6],
      ],
    ],

    special: [
      // tf.nn.conv1d
      {
        inputs: [
          [
            [
              [4, 1],
              [2, 4],
              [1, 2],
              [3, -2],
              [-4, -2],
            ],
          ],
          [
            [
              [-2, 3],
              [4, -4],
            ],
            [
              [0, 3],
              [-3, 3],
            ],
            [
              [-3, 0],
              [3, -2],
            ],
          ],
        ],
        expected: [
          [
            [-13, 22],
            [-9, 3],
            [18, 2],
          ],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "conv1d SAME stride 2",
    call: (x, f) => conv1d(x, f, 2, "SAME"),
    dtypes: "number",
    shapes: [
      [
        [2, 5, 3],
        [4, 3, 2],
      ],
      [
        [1, 6, 1],
        [3, 1, 2],
      ],
      [
        [1, 1, 1],
        [3, 1, 2],
      ],
    ],

    special: [
      // tf.nn.conv1d
      {
        inputs: [
          [
            [
              [4, 1],
              [2, 4],
              [1, 2],
              [3, -2],
              [-4, -2],
            ],
          ],
          [
            [
              [-2, 3],
              [4, -4],
            ],
            [
              [0, 3],
              [-3, 3],
            ],
            [
              [-3, 0],
              [3, -2],
            ],
          ],
        ],
        expected: [
          [
            [3, 7],
            [-9, 3],
            [-8, -1],
          ],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "conv1d NCW dilation 2",
    call: (x, f) => conv1d(x, f, 1, "SAME", { dataFormat: "NCW", dilations: 2 }),
    dtypes: "number",
    shapes: [
      [
        [2, 3, 7],
        [3, 3, 2],
      ],
    ],

    special: [
      // tf.nn.conv1d
      {
        inputs: [
          [
            [
              [4, 2, 1, 3, -4],
              [1, 4, 2, -2, -2],
            ],
          ],
          [
            [
              [-2, 3],
              [4, -4],
            ],
            [
              [0, 3],
              [-3, 3],
            ],
            [
              [-3, 0],
              [3, -2],
            ],
          ],
        ],
        expected: [
          [
            [0, -27, -4, 18, 12],
            [11, 22, 21, -7, -23],
          ],
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
