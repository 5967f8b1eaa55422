import { casesOf } from "../define/cases.ts";
import { bincount } from "./bincount.ts";

export const bincountCases = [
  casesOf({
    name: "bincount",
    call: (x) => bincount(x),
    dtypes: ["int32"],
    domain: { low: 0, high: 5, integer: true },
    shapes: [[[]], [[0]], [[7]], [[3, 4]], [[4099]]],
    special: [
      // tf.math.bincount
      { inputs: [[1, 1, 3, 7]], expected: [0, 2, 0, 1, 0, 0, 0, 1], dtype: "int32" },
    ],
  }),
  casesOf({
    name: "bincount of a matrix",
    call: (x) => bincount(x),
    dtypes: ["int32"],
    domain: { low: 0, high: 5, integer: true },
    shapes: [[[3, 4]]],
    special: [
      // tf.math.bincount
      {
        inputs: [
          [
            [1, 2],
            [2, 5],
          ],
        ],
        expected: [0, 1, 2, 0, 0, 1],
        dtype: "int32",
      },
    ],
  }),
  casesOf({
    name: "bincount minlength",
    call: (x) => bincount(x, { minlength: 9 }),
    dtypes: ["int32"],
    domain: { low: 0, high: 5, integer: true },
    shapes: [[[]], [[0]], [[7]], [[3, 4]], [[4099]]],
    special: [
      // tf.math.bincount
      { inputs: [[1, 1, 3]], expected: [0, 2, 0, 1, 0, 0, 0, 0, 0], dtype: "int32" },
    ],
  }),
  casesOf({
    name: "bincount maxlength",
    call: (x) => bincount(x, { maxlength: 3 }),
    dtypes: ["int32"],
    domain: { low: 0, high: 5, integer: true },
    shapes: [[[]], [[0]], [[7]], [[3, 4]], [[4099]]],
    special: [
      // tf.math.bincount
      { inputs: [[1, 1, 3, 9, 2]], expected: [0, 2, 1], dtype: "int32" },
    ],
  }),
  casesOf({
    name: "bincount of rows",
    call: (x) => bincount(x, { axis: -1 }),
    dtypes: ["int32"],
    domain: { low: 0, high: 5, integer: true },
    shapes: [[[5]], [[3, 4]], [[2, 0]], [[0, 2]]],
    special: [
      // tf.math.bincount
      {
        inputs: [
          [
            [1, 2, 1],
            [2, 4, 4],
          ],
        ],
        expected: [
          [0, 2, 1, 0, 0],
          [0, 0, 1, 0, 2],
        ],
        dtype: "int32",
      },
    ],
  }),
  casesOf({
    name: "bincount binaryOutput",
    call: (x) => bincount(x, { axis: -1, binaryOutput: true }),
    dtypes: ["int32"],
    domain: { low: 0, high: 5, integer: true },
    shapes: [[[5]], [[3, 4]]],
    special: [
      // tf.math.bincount
      {
        inputs: [
          [
            [1, 2, 1],
            [2, 4, 4],
          ],
        ],
        expected: [
          [0, 1, 1, 0, 0],
          [0, 0, 1, 0, 1],
        ],
        dtype: "int32",
      },
    ],
  }),
  casesOf({
    name: "bincount dtype",
    call: (x) => bincount(x, { dtype: "float32" }),
    dtypes: ["int32"],
    domain: { low: 0, high: 5, integer: true },
    shapes: [[[5]]],
    special: [
      // tf.math.bincount
      { inputs: [[1, 1, 3]], expected: [0, 2, 0, 1], dtype: "int32" },
    ],
  }),
  casesOf({
    name: "bincount weights",
    call: (x, weights) => bincount(x, { weights, minlength: 6 }),
    domain: [
      { low: 0, high: 5, integer: true, dtype: "int32" },
      { low: -3, high: 3 },
    ],
    shapes: [
      [[7], [7]],
      [
        [3, 4],
        [3, 4],
      ],
      [[0], [0]],
    ],
    differentiable: [1],
    firstOrderOnly: "linear",
    special: [
      // tf.math.bincount
      {
        inputs: [
          [1, 3, 1, 0],
          [2, 0.5, -1, 4],
        ],
        expected: [4, 1, 0, 0.5, 0, 0],
      },
    ],
  }),
  casesOf({
    name: "bincount weights of rows",
    call: (x, weights) => bincount(x, { weights, axis: -1, minlength: 6 }),
    domain: [
      { low: 0, high: 5, integer: true, dtype: "int32" },
      { low: -3, high: 3 },
    ],
    shapes: [
      [
        [3, 4],
        [3, 4],
      ],
    ],
    differentiable: [1],
    firstOrderOnly: "linear",
    special: [
      // tf.math.bincount
      {
        inputs: [
          [
            [1, 3],
            [1, 0],
          ],
          [
            [2, 0.5],
            [-1, 4],
          ],
        ],
        expected: [
          [0, 2, 0, 0.5, 0, 0],
          [4, -1, 0, 0, 0, 0],
        ],
      },
    ],
  }),
];
