import { casesOf } from "../define/cases.ts";
import { checkNumerics } from "./checkNumerics.ts";

export const checkNumericsCases = [
  casesOf({
    name: "checkNumerics",
    call: (x) => checkNumerics(x!, "the input"),
    differentiable: [0],
  }),
];
