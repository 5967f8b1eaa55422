import { casesOf } from "../define/cases.ts";
import { lbeta } from "./lbeta.ts";

export const lbetaCases = [
  casesOf({
    name: "lbeta",
    call: lbeta,
    domain: [0.3, 6],
    shapes: [[[3]], [[1]], [[3, 4]], [[2, 3, 5]], [[33, 65]]],
    differentiable: [0],
    special: [
      // tf.math.lbeta
      {
        inputs: [
          [
            [1, 2, 3],
            [0.5, 0.5, 0.5],
            [100, 0.01, 7],
          ],
        ],
        expected: [-4.0943445622221, 1.8378770664093456, -21.309733713754213],
      },
      // tf.math.lbeta
      { inputs: [[0, 1]], expected: Infinity },
      // tf.math.lbeta
      { inputs: [[]], expected: -Infinity },
    ],
  }),
  casesOf({
    name: "lbeta of nothing",
    call: lbeta,
    shapes: [[[0]], [[3, 0]]],
  }),
];
