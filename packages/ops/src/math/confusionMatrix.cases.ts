import { casesOf } from "../define/cases.ts";
import { confusionMatrix } from "./confusionMatrix.ts";

export const confusionMatrixCases = [
  casesOf({
    name: "confusionMatrix",
    call: (a, b) => confusionMatrix(a, b),
    dtypes: ["int32", "int64"],
    domain: [
      { low: 0, high: 4, integer: true },
      { low: 0, high: 4, integer: true },
    ],
    shapes: [
      [[7], [7]],
      [[1], [1]],
      [[0], [0]],
    ],
    special: [
      // tf.math.confusion_matrix
      {
        inputs: [
          [1, 2, 4],
          [2, 2, 4],
        ],
        expected: [
          [0, 0, 0, 0, 0],
          [0, 0, 1, 0, 0],
          [0, 0, 1, 0, 0],
          [0, 0, 0, 0, 0],
          [0, 0, 0, 0, 1],
        ],
        dtype: "int32",
      },
    ],
  }),
  casesOf({
    name: "confusionMatrix numClasses",
    call: (a, b) => confusionMatrix(a, b, { numClasses: 6 }),
    dtypes: ["int32"],
    domain: [
      { low: 0, high: 4, integer: true },
      { low: 0, high: 4, integer: true },
    ],
    shapes: [
      [[7], [7]],
      [[0], [0]],
    ],
    special: [
      // tf.math.confusion_matrix
      {
        inputs: [
          [1, 2, 4],
          [2, 2, 4],
        ],
        expected: [
          [0, 0, 0, 0, 0, 0],
          [0, 0, 1, 0, 0, 0],
          [0, 0, 1, 0, 0, 0],
          [0, 0, 0, 0, 0, 0],
          [0, 0, 0, 0, 1, 0],
          [0, 0, 0, 0, 0, 0],
        ],
        dtype: "int32",
      },
      // tf.math.confusion_matrix
      {
        inputs: [
          [[1], [2]],
          [2, 2],
        ],
        expected: [
          [0, 0, 0, 0, 0, 0],
          [0, 0, 1, 0, 0, 0],
          [0, 0, 1, 0, 0, 0],
          [0, 0, 0, 0, 0, 0],
          [0, 0, 0, 0, 0, 0],
          [0, 0, 0, 0, 0, 0],
        ],
        dtype: "int32",
      },
    ],
  }),
  casesOf({
    name: "confusionMatrix weights",
    call: (a, b, weights) => confusionMatrix(a, b, { numClasses: 5, weights, dtype: "float64" }),
    dtypes: ["float64"],
    domain: [
      { low: 0, high: 4, integer: true, dtype: "int32" },
      { low: 0, high: 4, integer: true, dtype: "int32" },
      { low: -3, high: 3 },
    ],
    shapes: [[[7], [7], [7]]],
    differentiable: [2],
    firstOrderOnly: "linear",
    special: [
      // tf.math.confusion_matrix
      {
        inputs: [
          [1, 2, 4],
          [2, 2, 4],
          [1.5, 2.5, -1],
        ],
        expected: [
          [0, 0, 0, 0, 0],
          [0, 0, 1.5, 0, 0],
          [0, 0, 2.5, 0, 0],
          [0, 0, 0, 0, 0],
          [0, 0, 0, 0, -1],
        ],
      },
    ],
  }),
  casesOf({
    name: "confusionMatrix whole weights",
    call: (a, b, weights) => confusionMatrix(a, b, { weights }),
    dtypes: ["float64"],
    domain: [
      { low: 0, high: 4, integer: true, dtype: "int32" },
      { low: 0, high: 4, integer: true, dtype: "int32" },
      { low: -3, high: 3 },
    ],
    shapes: [[[7], [7], [7]]],
    special: [
      // tf.math.confusion_matrix
      {
        inputs: [
          [1, 2, 4],
          [2, 2, 4],
          [1.5, 2.5, -1],
        ],
        expected: [
          [0, 0, 0, 0, 0],
          [0, 0, 1, 0, 0],
          [0, 0, 2, 0, 0],
          [0, 0, 0, 0, 0],
          [0, 0, 0, 0, -1],
        ],
      },
    ],
  }),
];
