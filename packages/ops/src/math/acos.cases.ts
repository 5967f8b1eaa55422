import { casesOf } from "../define/cases.ts";
import { acos } from "./acos.ts";

export const acosCases = [
  casesOf({
    name: "acos",
    call: acos,
    domain: [-0.8, 0.8],
    special: [
      {
        inputs: [[-2, -1, 0, 0.5, 1, Infinity, NaN]],
        expected: [NaN, Math.PI, Math.PI / 2, 1.0471975511965976, 0, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
];
