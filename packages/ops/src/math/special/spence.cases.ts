import { casesOf } from "../../define/cases.ts";
import { spence } from "./spence.ts";

export const spenceCases = [
  casesOf({
    name: "spence",
    call: spence,
    domain: [0.2, 4],
    differentiable: [0],
    special: [
      // scipy.special.spence
      {
        inputs: [[1e-300, 1e-10, 0.1, 0.49, 0.51, 0.9, 1.1, 1.5, 1.99, 2.01, 5, 100, 10000000000]],
        expected: [
          1.6449340668482264, 1.6449340644456412, 1.2997147230049588, 0.5961653613779502,
          0.5684384438966675, 0.1026177910993911, -0.09760523522932167, -0.4484142069236462,
          -0.8155258814773411, -0.8293888705204258, -2.3699397969983655, -12.192421669033168,
          -266.73983958836556,
        ],
      },
      // tf.math.special.spence
      { inputs: [[-1, 0, 1, NaN]], expected: [NaN, 1.6449340668482264, 0, NaN] },
    ],
  }),
];
