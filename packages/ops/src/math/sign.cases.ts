import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { integerEdgeCases } from "./integer-edges.ts";
import { sign } from "./sign.ts";

export const signCases = [
  casesOf({
    name: "sign",
    call: sign,
    dtypes: "number",
    domain: { low: -3, high: 3, avoid: [0] },
    special: [
      { inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]], expected: [-1, -1, 0, 0, 1, 1, NaN] },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "sign",
    call: sign,
    domain: [0.3, 3],
    special: [
      {
        inputs: [
          [
            { re: 1, im: 2 },
            { re: -0.5, im: 0.25 },
            { re: -2, im: -1 },
            { re: 0.75, im: -3 },
          ],
        ],
        expected: [
          { re: 0.4472135954999579, im: 0.8944271909999159 },
          { re: -0.8944271909999159, im: 0.4472135954999579 },
          { re: -0.8944271909999159, im: -0.4472135954999579 },
          { re: 0.24253562503633297, im: -0.9701425001453319 },
        ],
      },
    ],
    differentiable: [0],
  }),
  integerEdgeCases("sign", sign),
];
