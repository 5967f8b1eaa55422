import { casesOf } from "../define/cases.ts";
import { atanh } from "./atanh.ts";

export const atanhCases = [
  casesOf({
    name: "atanh",
    call: atanh,
    domain: [-0.8, 0.8],
    special: [
      {
        inputs: [[-2, -1, -0, 0.5, 1, Infinity, NaN]],
        expected: [NaN, -Infinity, -0, 0.5493061443340549, Infinity, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
];
