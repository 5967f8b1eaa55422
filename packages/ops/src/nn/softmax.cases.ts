import { casesOf } from "../define/cases.ts";
import { softmax } from "./softmax.ts";

export const softmaxCases = [
  casesOf({
    name: "softmax",
    call: (x) => softmax(x),
    shapes: [[[1]], [[7]], [[3, 5]], [[3, 0]], [[0, 3]], [[2, 3, 4]], [[33, 65]], [[4099]]],
    // Finite ones from scipy.special.softmax.
    special: [
      {
        inputs: [[1, 2, 3]],
        expected: [0.09003057317038046, 0.24472847105479764, 0.6652409557748218],
      },
      {
        inputs: [[1000, 1000.5, 999]],
        expected: [0.3314989604240915, 0.5465493872661796, 0.12195165230972885],
      },
      { inputs: [[-Infinity, 0, 0]], expected: [0, 0.5, 0.5] },
      { inputs: [[-Infinity, -Infinity]], expected: [NaN, NaN] },
      { inputs: [[1, NaN]], expected: [NaN, NaN] },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "softmax axis 0",
    call: (x) => softmax(x, 0),
    shapes: [[[5]], [[4, 3]], [[2, 3, 4]]],
    differentiable: [0],
  }),
];
