import { casesOf } from "../define/cases.ts";
import { cast } from "../math/cast.ts";
import { batchNormalization } from "./batchNormalization.ts";

export const batchNormalizationCases = [
  casesOf({
    name: "batchNormalization",
    call: (x, mean, variance, offset, scale) =>
      batchNormalization(x, mean, variance, offset, scale, 0.001),
    domain: [
      { low: -3, high: 3 },
      { low: -1, high: 1 },
      { low: 0.1, high: 2 },
      { low: -1, high: 1 },
      { low: 0.5, high: 2 },
    ],
    shapes: [
      [[5], [5], [5], [5], [5]],
      [[4, 3], [3], [3], [3], [3]],
      [[0, 3], [3], [3], [3], [3]],
      [[2, 3, 4], [3, 1], [], [4], [2, 1, 4]],
      [[1], [1], [1], [1], [1]],
      [[65, 33], [33], [33], [33], [33]],
    ],
    // tf.nn.batch_normalization
    special: [
      {
        inputs: [
          [
            [1, -2, 0.5],
            [NaN, Infinity, -0],
          ],
          [0.5, -1, 0],
          [4, 0, 0.25],
          [1, 2, 3],
          [0.5, 2, -1],
        ],
        expected: [
          [1.1249843779290774, -61.24555320336759, 2.001994019930251],
          [NaN, Infinity, 3],
        ],
      },
    ],
    differentiable: [0, 1, 2, 3, 4],
  }),
  casesOf({
    name: "batchNormalization without scale and offset",
    call: (x, mean, variance) => batchNormalization(x, mean, variance, null, null, 0.001),
    domain: [
      { low: -3, high: 3 },
      { low: -1, high: 1 },
      { low: 0.1, high: 2 },
    ],
    shapes: [
      [[4, 3], [3], [3]],
      [[7], [], []],
    ],
    // tf.nn.batch_normalization
    special: [
      {
        inputs: [
          [
            [1, -2, 0.5],
            [4, -1, -0],
          ],
          [0.5, -1, 0],
          [4, 0, 0.25],
        ],
        expected: [
          [0.24996875585815453, -31.622776601683796, 0.998005980069749],
          [1.7497812910070818, 0, -0],
        ],
      },
    ],
    differentiable: [0, 1, 2],
  }),
  casesOf({
    name: "batchNormalization epsilon 0",
    call: (x, mean, variance) => batchNormalization(x, mean, variance, null, null, 0),
    domain: [
      { low: -3, high: 3 },
      { low: -1, high: 1 },
      { low: 0.1, high: 2 },
    ],
    shapes: [[[7], [], []]],
  }),
  casesOf({
    name: "batchNormalization of half precision",
    call: (x, mean, variance, offset, scale) =>
      batchNormalization(cast(x, "float16"), mean, variance, offset, scale, 0.01),
    dtypes: ["float32"],
    domain: [
      { low: -3, high: 3 },
      { low: -1, high: 1 },
      { low: 0.1, high: 2 },
      { low: -1, high: 1 },
      { low: 0.5, high: 2 },
    ],
    shapes: [[[4, 3], [3], [3], [3], [3]]],
    // tf.nn.batch_normalization
    special: [
      {
        inputs: [
          [
            [1, 2, 3.5],
            [0, 4, 1],
          ],
          [1, 2, 3],
          [1, 4, 2],
          [0, 1, 2],
          [1, 2, 0.5],
        ],
        expected: [
          [0, 0.99951171875, 2.17578125],
          [-0.9951171875, 2.99609375, 1.294921875],
        ],
        dtype: "float32",
      },
    ],
    tolerance: { float32: 1e-3, float16: 1e-3 },
  }),
];
