import { casesOf } from "../define/cases.ts";
import { relu6 } from "./relu6.ts";

export const relu6Cases = [
  casesOf({
    name: "relu6",
    call: relu6,
    dtypes: "number",
    domain: { low: -3, high: 9, avoid: [0, 6] },
    special: [
      { inputs: [[-Infinity, -0, 0, 3, 6, Infinity, NaN]], expected: [0, 0, 0, 3, 6, 6, NaN] },
    ],
    differentiable: [0],
  }),
];
