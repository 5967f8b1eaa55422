import { casesOf } from "../define/cases.ts";
import { localResponseNormalization } from "./localResponseNormalization.ts";

export const localResponseNormalizationCases = [
  casesOf({
    name: "localResponseNormalization",
    call: (x) => localResponseNormalization(x),
    shapes: [
      [[1, 1, 1, 1]],
      [[1, 2, 1, 7]],
      [[2, 1, 2, 13]],
      [[2, 0, 1, 3]],
      [[2, 2, 5]],
      [[1, 1, 2, 0]],
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "localResponseNormalization with options",
    call: (x) => localResponseNormalization(x, { depthRadius: 2, bias: 1, alpha: 0.5, beta: 0.75 }),
    shapes: [[[1, 1, 1, 5]], [[2, 1, 2, 4]]],
    // tf.nn.local_response_normalization
    special: [
      {
        inputs: [[[[[1, -2, 0.5, 3, -1]]]]],
        expected: [
          [
            [
              [
                0.3806439936161041, -0.41558754444122314, 0.09934606403112411, 0.6233813166618347,
                -0.2568446099758148,
              ],
            ],
          ],
        ],
        dtype: "float32",
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "localResponseNormalization depthRadius 0",
    call: (x) => localResponseNormalization(x, { depthRadius: 0, bias: 2, beta: 1 }),
    shapes: [[[1, 1, 2, 5]]],
    differentiable: [0],
  }),
  casesOf({
    name: "localResponseNormalization depthRadius 9",
    call: (x) => localResponseNormalization(x, { depthRadius: 9, bias: 2, alpha: 0.5, beta: 1 }),
    shapes: [[[1, 1, 1, 12]], [[2, 1, 2, 23]]],
    // tf.nn.local_response_normalization
    special: [
      {
        inputs: [[[[[1, -2, 0.5, 3, -1, 0.25, 2, -0.5, 1.5, -3, 0.75, 2.5]]]]],
        expected: [
          [
            [
              [
                0.05745062977075577, -0.11307420581579208, 0.024024024605751038,
                0.14414414763450623, -0.048048049211502075, 0.012012012302875519,
                0.09609609842300415, -0.024024024605751038, 0.07207207381725311,
                -0.14414414763450623, 0.03692307695746422, 0.13651876151561737,
              ],
            ],
          ],
        ],
        dtype: "float32",
      },
    ],
    differentiable: [0],
  }),
];
