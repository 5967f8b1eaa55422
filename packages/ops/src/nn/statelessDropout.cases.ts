import { casesOf } from "../define/cases.ts";
import { statelessDropout } from "./statelessDropout.ts";

export const statelessDropoutCases = [
  casesOf({
    name: "statelessDropout",
    call: (x) => statelessDropout(x, 0.4, [7, 0]),
    // tf.nn.experimental.stateless_dropout
    special: [
      {
        inputs: [[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
        expected: [5, 5, 0, 5, 0, 5, 5, 5, 5, 5].map((n) => n / 3),
        dtype: "float32",
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "statelessDropout noiseShape",
    call: (x) => statelessDropout(x, 0.5, [7, 0], { noiseShape: [null, 1, null] }),
    shapes: [[[3, 5, 7]]],
    differentiable: [0],
  }),
];
