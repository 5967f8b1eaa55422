import { casesOf } from "../define/cases.ts";
import { rint } from "./rint.ts";

export const rintCases = [
  casesOf({
    name: "rint",
    call: rint,
    special: [
      // tf.math.rint
      {
        inputs: [
          [-Infinity, -2.5, -1.5, -0.5, -0.2, -0, 0, 0.5, 1.5, 2.5, 2.6, 1e20, Infinity, NaN],
        ],
        expected: [-Infinity, -2, -2, -0, -0, -0, 0, 0, 2, 2, 3, 1e20, Infinity, NaN],
      },
    ],
  }),
];
