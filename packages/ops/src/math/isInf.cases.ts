import { casesOf } from "../define/cases.ts";
import { isInf } from "./isInf.ts";

export const isInfCases = [
  casesOf({
    name: "isInf",
    call: isInf,
    dtypes: "number",
    special: [
      {
        inputs: [[-Infinity, -1, -0, 0, 1, Infinity, NaN]],
        expected: [true, false, false, false, false, true, false],
      },
    ],
  }),
];
