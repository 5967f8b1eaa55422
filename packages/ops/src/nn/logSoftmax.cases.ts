import { casesOf } from "../define/cases.ts";
import { logSoftmax } from "./logSoftmax.ts";

export const logSoftmaxCases = [
  casesOf({
    name: "logSoftmax",
    call: (x) => logSoftmax(x),
    shapes: [[[1]], [[7]], [[3, 5]], [[3, 0]], [[0, 3]], [[2, 3, 4]], [[33, 65]], [[4099]]],
    // Finite ones from scipy.special.log_softmax.
    special: [
      {
        inputs: [[1, 2, 3]],
        expected: [-2.4076059644443806, -1.4076059644443804, -0.4076059644443804],
      },
      {
        inputs: [[1000, 1000.5, 999]],
        expected: [-1.1041306053367284, -0.6041306053367284, -2.1041306053367284],
      },
      { inputs: [[0, -2000]], expected: [0, -2000] },
      { inputs: [[-Infinity, 0]], expected: [-Infinity, 0] },
      { inputs: [[-Infinity, -Infinity]], expected: [NaN, NaN] },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "logSoftmax axis 0",
    call: (x) => logSoftmax(x, 0),
    shapes: [[[5]], [[4, 3]], [[2, 3, 4]]],
    differentiable: [0],
  }),
];
