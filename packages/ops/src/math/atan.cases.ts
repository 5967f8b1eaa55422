import { casesOf } from "../define/cases.ts";
import { atan } from "./atan.ts";

export const atanCases = [
  casesOf({
    name: "atan",
    call: atan,
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [-Math.PI / 2, -0.7853981633974483, -0, 0, 0.7853981633974483, Math.PI / 2, NaN],
      },
    ],
    differentiable: [0],
  }),
];
