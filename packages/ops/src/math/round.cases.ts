import { casesOf } from "../define/cases.ts";
import { round } from "./round.ts";

export const roundCases = [
  casesOf({
    name: "round",
    call: round,
    dtypes: "number",
    special: [
      {
        inputs: [
          [
            -Infinity,
            -2.5,
            -1.5,
            -0.5,
            -0,
            0.49999999999999994,
            0.5,
            1.5,
            2.5,
            4503599627370495.5,
            9007199254740991,
            Infinity,
            NaN,
          ],
        ],
        expected: [
          -Infinity,
          -2,
          -2,
          -0,
          -0,
          0,
          0,
          2,
          2,
          4503599627370496.0,
          9007199254740991,
          Infinity,
          NaN,
        ],
      },
    ],
  }),
];
