import { casesOf } from "../define/cases.ts";
import { rmsNorm } from "./rmsNorm.ts";

export const rmsNormCases = [
  casesOf({
    name: "rmsNorm",
    call: (x) => rmsNorm(x),
    shapes: [[[1]], [[7]], [[3, 5]], [[3, 0]], [[0, 3]], [[2, 3, 4]], [[33, 65]], [[4099]]],
    // keras.layers.RMSNormalization: x · rsqrt(mean(x²) + 1e-6)
    special: [
      {
        inputs: [
          [
            [1, -2, 0.5],
            [3, 3, 3],
            [-1e150, 1e150, 0],
            [NaN, 1, 2],
          ],
        ],
        expected: [
          [0.7559287300388482, -1.5118574600776964, 0.3779643650194241],
          [0.9999999444444492, 0.9999999444444492, 0.9999999444444492],
          [-1.2247448713915892, 1.2247448713915892, 0],
          [NaN, NaN, NaN],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "rmsNorm axis 0 with scale",
    call: (x, scale) => rmsNorm(x, { axis: 0, epsilon: 0.1, scale }),
    shapes: [
      [[7], [7]],
      [[3, 5], [3]],
    ],
    differentiable: [0, 1],
  }),
];
