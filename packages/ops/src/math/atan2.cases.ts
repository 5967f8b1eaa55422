import { casesOf } from "../define/cases.ts";
import { atan2 } from "./atan2.ts";

export const atan2Cases = [
  casesOf({
    name: "atan2",
    call: atan2,
    arity: 2,
    domain: [
      { low: 0.5, high: 3 },
      { low: -3, high: 3 },
    ],
    special: [
      {
        inputs: [
          [0, 0, -0, -0, 1, -1, Infinity, Infinity, NaN, 1],
          [1, -1, 1, -1, 0, 0, Infinity, -Infinity, 1, -Infinity],
        ],
        expected: [
          0,
          Math.PI,
          -0,
          -Math.PI,
          Math.PI / 2,
          -Math.PI / 2,
          0.7853981633974483,
          2.356194490192345,
          NaN,
          Math.PI,
        ],
      },
    ],
    differentiable: [0, 1],
  }),
];
