import { casesOf } from "../define/cases.ts";
import { logicalAnd } from "./logicalAnd.ts";

export const logicalAndCases = [
  casesOf({
    name: "logicalAnd",
    call: logicalAnd,
    arity: 2,
    dtypes: ["bool"],
    special: [
      {
        inputs: [
          [false, false, true, true],
          [false, true, false, true],
        ],
        expected: [false, false, false, true],
        dtype: "bool",
      },
    ],
  }),
];
