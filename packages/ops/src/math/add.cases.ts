import { casesOf } from "../define/cases.ts";
import { add } from "./add.ts";

export const addCases = [
  casesOf({ name: "add", call: add, arity: 2, dtypes: "number", differentiable: [0, 1] }),
];
