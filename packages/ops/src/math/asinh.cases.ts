import { casesOf } from "../define/cases.ts";
import { asinh } from "./asinh.ts";

export const asinhCases = [
  casesOf({
    name: "asinh",
    call: asinh,
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [-Infinity, -0.881373587019543, -0, 0, 0.881373587019543, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
