import { casesOf } from "../define/cases.ts";
import { logicalXor } from "./logicalXor.ts";

export const logicalXorCases = [
  casesOf({
    name: "logicalXor",
    call: logicalXor,
    arity: 2,
    dtypes: ["bool"],
    special: [
      {
        inputs: [
          [false, false, true, true],
          [false, true, false, true],
        ],
        expected: [false, true, true, false],
        dtype: "bool",
      },
    ],
  }),
];
