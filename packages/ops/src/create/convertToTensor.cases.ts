import { casesOf } from "../define/cases.ts";
import { convertToTensor } from "./convertToTensor.ts";

export const convertToTensorCases = [
  casesOf({
    name: "convertToTensor",
    call: (x) => convertToTensor(x),
    dtypes: ["bool", "int32", "float32", "float64"],
    shapes: [[[]], [[0]], [[2, 3]]],
    special: [{ inputs: [[1, NaN]], expected: [1, NaN] }],
    differentiable: [0],
    firstOrderOnly: "the identity's gradient is constant",
  }),
];
