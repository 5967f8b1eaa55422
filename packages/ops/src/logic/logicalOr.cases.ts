import { casesOf } from "../define/cases.ts";
import { logicalOr } from "./logicalOr.ts";

export const logicalOrCases = [
  casesOf({
    name: "logicalOr",
    call: logicalOr,
    arity: 2,
    dtypes: ["bool"],
    special: [
      {
        inputs: [
          [false, false, true, true],
          [false, true, false, true],
        ],
        expected: [false, true, true, true],
        dtype: "bool",
      },
    ],
  }),
];
