import { casesOf } from "../define/cases.ts";
import { logicalNot } from "./logicalNot.ts";

export const logicalNotCases = [
  casesOf({
    name: "logicalNot",
    call: logicalNot,
    dtypes: ["bool"],
    special: [{ inputs: [[true, false]], expected: [false, true], dtype: "bool" }],
  }),
];
