import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { sigmoid } from "./sigmoid.ts";

export const sigmoidCases = [
  casesOf({
    name: "sigmoid",
    call: sigmoid,
    domain: [-20, 20],
    special: [
      {
        inputs: [[-Infinity, -0, 1, 800, Infinity, NaN]],
        expected: [0, 0.5, 0.7310585786300049, 1, 1, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "sigmoid",
    call: sigmoid,
    domain: [-2, 2],
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: -0.5, im: 0.25 },
            { re: -2, im: -1 },
            { re: 0.75, im: -3 },
          ],
        ],
        expected: [
          { re: 1.0214153641721806, im: 0.40343870608154253 },
          { re: 0.3757248355800388, im: 0.05900296431450803 },
          { re: 0.07851689757710839, im: -0.09778865503296698 },
          { re: 1.8494282796131656, im: -0.23157905257129455 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
