import { casesOf } from "../define/cases.ts";
import { isNan } from "./isNan.ts";

export const isNanCases = [
  casesOf({
    name: "isNan",
    call: isNan,
    dtypes: "number",
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [false, false, false, false, false, false, true],
      },
    ],
  }),
];
