import { casesOf } from "../define/cases.ts";
import { complexCasesOf } from "../define/complex-cases.ts";
import { atanh } from "./atanh.ts";

export const atanhCases = [
  casesOf({
    name: "atanh",
    call: atanh,
    domain: [-0.8, 0.8],
    special: [
      {
        inputs: [[-2, -1, -0, 0.5, 1, Infinity, NaN]],
        expected: [NaN, -Infinity, -0, 0.5493061443340549, Infinity, NaN, NaN],
      },
    ],
    differentiable: [0],
  }),
  ...complexCasesOf({
    name: "atanh",
    call: atanh,
    domain: [-3, -1.2],
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
          { re: 0.17328679513998632, im: 1.1780972450961724 },
          { re: -0.500370000052531, im: 0.3143981432077165 },
          { re: -0.40235947810852507, im: -1.3389725222944935 },
          { re: 0.0714891116210778, im: -1.2651884866374963 },
        ],
      },
    ],
    differentiable: [0],
  }),
];
