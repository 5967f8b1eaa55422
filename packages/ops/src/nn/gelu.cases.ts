import { casesOf } from "../define/cases.ts";
import { gelu } from "./gelu.ts";

export const geluCases = [
  casesOf({
    name: "gelu",
    call: (x) => gelu(x),
    special: [
      {
        inputs: [[-5, -1, -0, 0, 0.5, 3, 10, NaN]],
        expected: [
          -1.4332578593401202e-6,
          -0.15865525393145707,
          -0,
          0,
          0.3457312306370065,
          2.99595030590511,
          10,
          NaN,
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "gelu approximate",
    call: (x) => gelu(x, { approximate: true }),
    special: [
      {
        inputs: [[-5, -1, -0, 0, 0.5, 3, 10, NaN]],
        expected: [
          -2.2917961972623857e-7,
          -0.1588080093917233,
          -0,
          0,
          0.34571400982514394,
          2.996362607918227,
          10,
          NaN,
        ],
      },
    ],
    differentiable: [0],
  }),
];
