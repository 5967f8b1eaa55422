import { casesOf } from "../define/cases.ts";
import { multiply } from "./multiply.ts";

export const multiplyCases = [
  casesOf({ name: "multiply", call: multiply, arity: 2, dtypes: "number", differentiable: [0, 1] }),
];
