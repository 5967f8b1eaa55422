import { casesOf } from "../define/cases.ts";
import { erf } from "./erf.ts";

export const erfCases = [
  casesOf({
    name: "erf",
    call: erf,
    special: [
      {
        inputs: [[-Infinity, -3, -0, 1e-10, 0.5, 1, 2.4, 2.6, 5, 10, Infinity, NaN]],
        expected: [
          -1,
          -0.9999779095030014,
          -0,
          1.1283791670955126e-10,
          0.5204998778130465,
          0.8427007929497148,
          0.999311486103355,
          0.9997639655834707,
          0.9999999999984626,
          1,
          1,
          NaN,
        ],
      },
    ],
    differentiable: [0],
  }),
];
