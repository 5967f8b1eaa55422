import { casesOf } from "../define/cases.ts";
import { transform } from "./transform.ts";

const NUMBERS = [0.8, 0.3, 0.5, -0.25, 1.1, 0.75, 0.05, -0.04];

// Special values: tf.raw_ops.ImageProjectiveTransformV3.
export const imageTransformCases = [
  casesOf({
    name: "image.transform nearest constant",
    call: (x) =>
      transform(x, NUMBERS, {
        interpolation: "nearest",
        fillMode: "constant",
        fillValue: 0.5,
        outputShape: [4, 3],
      }),
    dtypes: ["float32", "float64"],
    shapes: [[[3, 4, 1]], [[2, 2, 3, 2]], [[0, 3, 2, 1]], [[1, 1, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[-4], [-2.5], [-1], [0.5]],
            [[2], [3.5], [5], [6.5]],
            [[8], [9.5], [11], [12.5]],
          ],
        ],
        expected: [
          [[3.5], [-2.5], [-1]],
          [[9.5], [11], [5]],
          [[0.5], [0.5], [12.5]],
          [[0.5], [0.5], [0.5]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.transform nearest nearest",
    call: (x) =>
      transform(x, NUMBERS, {
        interpolation: "nearest",
        fillMode: "nearest",
        fillValue: 0.5,
        outputShape: [4, 3],
      }),
    dtypes: ["float32", "float64"],
    shapes: [[[3, 4, 1]], [[2, 2, 3, 2]], [[0, 3, 2, 1]], [[1, 1, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[-4], [-2.5], [-1], [0.5]],
            [[2], [3.5], [5], [6.5]],
            [[8], [9.5], [11], [12.5]],
          ],
        ],
        expected: [
          [[3.5], [-2.5], [-1]],
          [[9.5], [11], [5]],
          [[9.5], [11], [12.5]],
          [[11], [11], [12.5]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.transform nearest reflect",
    call: (x) =>
      transform(x, NUMBERS, {
        interpolation: "nearest",
        fillMode: "reflect",
        fillValue: 0.5,
        outputShape: [4, 3],
      }),
    dtypes: ["float32", "float64"],
    shapes: [[[3, 4, 1]], [[2, 2, 3, 2]], [[0, 3, 2, 1]], [[1, 1, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[-4], [-2.5], [-1], [0.5]],
            [[2], [3.5], [5], [6.5]],
            [[8], [9.5], [11], [12.5]],
          ],
        ],
        expected: [
          [[3.5], [-2.5], [-1]],
          [[9.5], [11], [5]],
          [[9.5], [11], [12.5]],
          [[-1], [5], [6.5]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.transform nearest wrap",
    call: (x) =>
      transform(x, NUMBERS, {
        interpolation: "nearest",
        fillMode: "wrap",
        fillValue: 0.5,
        outputShape: [4, 3],
      }),
    dtypes: ["float32", "float64"],
    shapes: [[[3, 4, 1]], [[2, 2, 3, 2]], [[0, 3, 2, 1]], [[1, 1, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[-4], [-2.5], [-1], [0.5]],
            [[2], [3.5], [5], [6.5]],
            [[8], [9.5], [11], [12.5]],
          ],
        ],
        expected: [
          [[3.5], [-2.5], [-1]],
          [[9.5], [11], [5]],
          [[-2.5], [-1], [0.5]],
          [[-1], [-1], [2]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.transform bilinear constant",
    call: (x) =>
      transform(x, NUMBERS, {
        interpolation: "bilinear",
        fillMode: "constant",
        fillValue: 0.5,
        outputShape: [4, 3],
      }),
    dtypes: ["float32", "float64"],
    shapes: [[[3, 4, 1]], [[2, 2, 3, 2]], [[0, 3, 2, 1]], [[1, 1, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[-4], [-2.5], [-1], [0.5]],
            [[2], [3.5], [5], [6.5]],
            [[8], [9.5], [11], [12.5]],
          ],
        ],
        expected: [
          [[1.25], [0.71428597], [0.227272511]],
          [[8.81250095], [7.88118839], [7.03773642]],
          [[0.5], [2.75980377], [7.35986137]],
          [[0.5], [0.5], [0.5]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.transform bilinear nearest",
    call: (x) =>
      transform(x, NUMBERS, {
        interpolation: "bilinear",
        fillMode: "nearest",
        fillValue: 0.5,
        outputShape: [4, 3],
      }),
    dtypes: ["float32", "float64"],
    shapes: [[[3, 4, 1]], [[2, 2, 3, 2]], [[0, 3, 2, 1]], [[1, 1, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[-4], [-2.5], [-1], [0.5]],
            [[2], [3.5], [5], [6.5]],
            [[8], [9.5], [11], [12.5]],
          ],
        ],
        expected: [
          [[1.25], [0.71428597], [0.227272511]],
          [[8.81250095], [7.88118839], [7.03773642]],
          [[9.79347801], [10.9381437], [11.9705887]],
          [[10.386364], [11.5483875], [12.5]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.transform bilinear reflect",
    call: (x) =>
      transform(x, NUMBERS, {
        interpolation: "bilinear",
        fillMode: "reflect",
        fillValue: 0.5,
        outputShape: [4, 3],
      }),
    dtypes: ["float32", "float64"],
    shapes: [[[3, 4, 1]], [[2, 2, 3, 2]], [[0, 3, 2, 1]], [[1, 1, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[-4], [-2.5], [-1], [0.5]],
            [[2], [3.5], [5], [6.5]],
            [[8], [9.5], [11], [12.5]],
          ],
        ],
        expected: [
          [[1.25], [0.71428597], [0.227272511]],
          [[8.81250095], [7.88118839], [7.03773642]],
          [[8.55434704], [10.9381437], [11.9705887]],
          [[0.772726059], [5.03225613], [8.76530457]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.transform bilinear wrap",
    call: (x) =>
      transform(x, NUMBERS, {
        interpolation: "bilinear",
        fillMode: "wrap",
        fillValue: 0.5,
        outputShape: [4, 3],
      }),
    dtypes: ["float32", "float64"],
    shapes: [[[3, 4, 1]], [[2, 2, 3, 2]], [[0, 3, 2, 1]], [[1, 1, 1]]],
    special: [
      {
        dtype: "float32",
        inputs: [
          [
            [[-4], [-2.5], [-1], [0.5]],
            [[2], [3.5], [5], [6.5]],
            [[8], [9.5], [11], [12.5]],
          ],
        ],
        expected: [
          [[1.25], [0.71428597], [0.227272511]],
          [[8.81250095], [7.88118839], [7.03773642]],
          [[-0.967391491], [-1.06185567], [-0.0294115543]],
          [[-1.61363614], [-0.451612711], [-0.265305042]],
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "image.transform integers",
    call: (x) => transform(x, NUMBERS, { interpolation: "bilinear" }),
    dtypes: ["uint8", "int32"],
    domain: { low: 0, high: 100 },
    shapes: [[[3, 4, 1]]],
    special: [
      {
        dtype: "int32",
        inputs: [
          [
            [[-3], [1], [25]],
            [[45], [-47], [-36]],
          ],
        ],
        expected: [
          [[-1], [-17], [9]],
          [[-2], [-16], [-19]],
        ],
      },
    ],
  }),
];
