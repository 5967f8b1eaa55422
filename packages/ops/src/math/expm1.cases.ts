import { casesOf } from "../define/cases.ts";
import { expm1 } from "./expm1.ts";

export const expm1Cases = [
  casesOf({
    name: "expm1",
    call: expm1,
    special: [
      {
        inputs: [[-Infinity, -0, 1e-10, 1, 1000, Infinity, NaN]],
        expected: [-1, -0, 1.00000000005e-10, 1.7182818284590453, Infinity, Infinity, NaN],
      },
    ],
    differentiable: [0],
  }),
];
