import { casesOf } from "../define/cases.ts";
import { avgPool3d } from "./avgPool3d.ts";

export const avgPool3dCases = [
  casesOf({
    name: "avgPool3d VALID",
    call: (x) => avgPool3d(x, 2, 1, "VALID"),
    dtypes: "float",
    shapes: [[[1, 3, 4, 3, 2]]],

    special: [
      // tf.nn.avg_pool3d
      {
        inputs: [
          [
            [
              [
                [
                  [44, 16],
                  [14, 10],
                ],
                [
                  [36, 11],
                  [0, 43],
                ],
                [
                  [46, 5],
                  [42, 13],
                ],
                [
                  [23, 12],
                  [40, 21],
                ],
              ],
              [
                [
                  [31, 17],
                  [4, 15],
                ],
                [
                  [20, 37],
                  [34, 30],
                ],
                [
                  [18, 28],
                  [9, 45],
                ],
                [
                  [2, 19],
                  [39, 29],
                ],
              ],
              [
                [
                  [26, 25],
                  [35, 27],
                ],
                [
                  [1, 7],
                  [3, 6],
                ],
                [
                  [41, 33],
                  [24, 8],
                ],
                [
                  [32, 47],
                  [22, 38],
                ],
              ],
            ],
          ],
        ],
        expected: [
          [
            [[[22.875, 22.375]], [[25.625, 26.5]], [[27.375, 21.5]]],
            [[[19.25, 20.5]], [[18.75, 24.25]], [[23.375, 30.875]]],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "avgPool3d SAME stride 2",
    call: (x) => avgPool3d(x, 2, 2, "SAME"),
    dtypes: "float",
    shapes: [[[1, 3, 4, 3, 2]]],

    special: [
      // tf.nn.avg_pool3d
      {
        inputs: [
          [
            [
              [
                [
                  [44, 16],
                  [14, 10],
                ],
                [
                  [36, 11],
                  [0, 43],
                ],
                [
                  [46, 5],
                  [42, 13],
                ],
                [
                  [23, 12],
                  [40, 21],
                ],
              ],
              [
                [
                  [31, 17],
                  [4, 15],
                ],
                [
                  [20, 37],
                  [34, 30],
                ],
                [
                  [18, 28],
                  [9, 45],
                ],
                [
                  [2, 19],
                  [39, 29],
                ],
              ],
              [
                [
                  [26, 25],
                  [35, 27],
                ],
                [
                  [1, 7],
                  [3, 6],
                ],
                [
                  [41, 33],
                  [24, 8],
                ],
                [
                  [32, 47],
                  [22, 38],
                ],
              ],
            ],
          ],
        ],
        expected: [
          [
            [[[22.875, 22.375]], [[27.375, 21.5]]],
            [[[16.25, 16.25]], [[29.75, 31.5]]],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "avgPool3d SAME wide",
    call: (x) => avgPool3d(x, 3, 1, "SAME"),
    dtypes: "float",
    shapes: [[[1, 3, 4, 3, 2]]],

    differentiable: [0],
  }),
];
