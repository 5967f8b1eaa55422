import { casesOf } from "../define/cases.ts";
import { layerNorm } from "./layerNorm.ts";

export const layerNormCases = [
  casesOf({
    name: "layerNorm",
    call: (x) => layerNorm(x),
    shapes: [[[1]], [[7]], [[3, 5]], [[3, 0]], [[0, 3]], [[2, 3, 4]], [[33, 65]], [[4099]]],
    differentiable: [0],
  }),
  casesOf({
    name: "layerNorm with scale and offset",
    call: (x, scale, offset) => layerNorm(x, { scale, offset }),
    shapes: [
      [[7], [7], [7]],
      [[3, 5], [5], [5]],
      [[2, 3, 4], [4], [4]],
    ],
    // tf.nn.moments and tf.nn.batch_normalization
    special: [
      {
        inputs: [
          [
            [1, -2, 0.5],
            [3, 3, 3],
            [-1e150, 1e150, 0],
            [NaN, 1, 2],
            [Infinity, 1, 2],
          ],
          [1, 2, 0.5],
          [0, 1, 2],
        ],
        expected: [
          [0.8887429043117795, -1.7931919849798783, 2.25392654408908],
          [0, 1, 2],
          [-1.2247448713915892, 3.4494897427831783, 2],
          [NaN, NaN, NaN],
          [NaN, NaN, NaN],
        ],
      },
    ],
    differentiable: [0, 1, 2],
  }),
  casesOf({
    name: "layerNorm axis [0, 2] epsilon 1e-5",
    call: (x, scale) => layerNorm(x, { axis: [-1, 0], epsilon: 1e-5, scale }),
    shapes: [
      [
        [2, 3, 4],
        [2, 4],
      ],
    ],
    differentiable: [0, 1],
  }),
  casesOf({
    name: "layerNorm axis 0",
    call: (x) => layerNorm(x, { axis: 0 }),
    shapes: [[[5, 3]], [[65, 33]]],
    differentiable: [0],
  }),
];
