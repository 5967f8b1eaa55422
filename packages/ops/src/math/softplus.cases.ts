import { casesOf } from "../define/cases.ts";
import { softplus } from "./softplus.ts";

export const softplusCases = [
  casesOf({
    name: "softplus",
    call: softplus,
    domain: [-20, 20],
    special: [
      {
        inputs: [[-Infinity, -50, -1, 0, 1, 800, Infinity, NaN]],
        expected: [
          0,
          1.9287498479639178e-22,
          0.31326168751822286,
          Math.LN2,
          1.3132616875182228,
          800,
          Infinity,
          NaN,
        ],
      },
    ],
    differentiable: [0],
  }),
];
