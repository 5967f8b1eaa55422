import { casesOf } from "../define/cases.ts";
import { hardSigmoid } from "./hardSigmoid.ts";

export const hardSigmoidCases = [
  casesOf({
    name: "hardSigmoid",
    call: hardSigmoid,
    domain: { low: -5, high: 5, avoid: [-3, 3] },
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [0, 0.3333333333333333, 0.5, 0.5, 0.6666666666666666, 1, NaN],
      },
    ],
    differentiable: [0],
  }),
];
