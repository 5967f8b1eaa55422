import { casesOf } from "../define/cases.ts";
import { maxPool3d } from "./maxPool3d.ts";

export const maxPool3dCases = [
  casesOf({
    name: "maxPool3d VALID",
    call: (x) => maxPool3d(x, 2, 1, "VALID"),
    dtypes: "number",
    shapes: [[[1, 3, 4, 3, 2]]],

    special: [
      // tf.nn.max_pool3d
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
            [[[44, 43]], [[46, 45]], [[46, 45]]],
            [[[35, 37]], [[41, 45]], [[41, 47]]],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "maxPool3d SAME stride 2",
    call: (x) => maxPool3d(x, 2, 2, "SAME"),
    dtypes: "number",
    shapes: [[[1, 3, 4, 3, 2]]],

    special: [
      // tf.nn.max_pool3d
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
            [[[44, 43]], [[46, 45]]],
            [[[35, 27]], [[41, 47]]],
          ],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "maxPool3d SAME wide",
    call: (x) => maxPool3d(x, 3, 1, "SAME"),
    dtypes: "number",
    shapes: [[[1, 3, 4, 3, 2]]],

    differentiable: [0],
  }),
];
