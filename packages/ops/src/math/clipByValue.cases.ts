import { casesOf } from "../define/cases.ts";
import { clipByValue } from "./clipByValue.ts";

export const clipByValueCases = [
  casesOf({
    name: "clipByValue between numbers",
    call: (x) => clipByValue(x, -1, 2),
    dtypes: "number",
    domain: { low: -3, high: 3, avoid: [-1, 2] },
    special: [{ inputs: [[-Infinity, -1, 0, 2, Infinity, NaN]], expected: [-1, -1, 0, 2, 2, NaN] }],
    differentiable: [0],
  }),
  casesOf({
    name: "clipByValue between tensors",
    call: clipByValue,
    domain: [
      { low: -3, high: 3, avoid: [-1, 2] },
      { low: -1.02, high: -0.98 },
      { low: 1.98, high: 2.02 },
    ],
    shapes: [
      [[], [], []],
      [[0], [1], []],
      [[7], [7], [7]],
      [[3, 5], [5], [3, 1]],
      [[2, 3, 4], [1, 4], []],
    ],
    differentiable: [0, 1, 2],
  }),
  casesOf({
    name: "clipByValue from 0",
    call: (x) => clipByValue(x, 0, 2),
    dtypes: ["uint8", "int64", "float16"],
    special: [{ inputs: [[0, 1, 2, 255]], expected: [0, 1, 2, 2], dtype: "uint8" }],
  }),
];
