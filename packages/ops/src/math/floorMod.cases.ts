import { casesOf } from "../define/cases.ts";
import { floorMod } from "./floorMod.ts";

export const floorModCases = [
  casesOf({
    name: "floorMod",
    call: floorMod,
    arity: 2,
    domain: [
      { low: 0.1, high: 0.9 },
      { low: 1, high: 3 },
    ],
    differentiable: [0, 1],
    special: [
      // tf.math.floormod
      {
        inputs: [
          [7, -7, 7, -7, 0.5],
          [2, 2, -2, -2, 0],
        ],
        expected: [1, 1, -1, -1, NaN],
      },
    ],
  }),
];
