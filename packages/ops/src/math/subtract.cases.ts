import { casesOf } from "../define/cases.ts";
import { subtract } from "./subtract.ts";

export const subtractCases = [
  casesOf({ name: "subtract", call: subtract, arity: 2, dtypes: "number", differentiable: [0, 1] }),
];
