import { casesOf } from "../define/cases.ts";
import { stopGradient } from "./stopGradient.ts";

export const stopGradientCases = [
  casesOf({
    name: "stopGradient",
    call: stopGradient,
    dtypes: ["bool", "int32", "float32", "float64"],
  }),
];
