import { casesOf } from "../define/cases.ts";
import { logSigmoid } from "./logSigmoid.ts";

export const logSigmoidCases = [
  casesOf({
    name: "logSigmoid",
    call: logSigmoid,
    domain: [-20, 20],
    // From scipy.special.log_expit.
    special: [
      {
        inputs: [[-Infinity, -800, -1, 0, 1, 40, Infinity, NaN]],
        expected: [
          -Infinity,
          -800,
          -1.3132616875182228,
          -Math.LN2,
          -0.31326168751822286,
          -4.248354255291589e-18,
          0,
          NaN,
        ],
      },
    ],
    differentiable: [0],
  }),
];
