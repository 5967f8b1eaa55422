import { casesOf } from "../define/cases.ts";
import { silu } from "./silu.ts";

export const siluCases = [
  casesOf({
    name: "silu",
    call: (x) => silu(x),
    special: [
      {
        inputs: [[-20, -1, -0, 0, 1, 20, Infinity, NaN]],
        expected: [
          -4.122307236380407e-8,
          -0.2689414213699951,
          -0,
          0,
          0.7310585786300049,
          19.999999958776925,
          Infinity,
          NaN,
        ],
      },
    ],
    differentiable: [0],
  }),
  casesOf({
    name: "silu beta: 1.5",
    call: (x) => silu(x, { beta: 1.5 }),
    differentiable: [0],
  }),
];
