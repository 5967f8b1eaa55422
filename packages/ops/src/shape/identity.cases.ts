import { casesOf } from "../define/cases.ts";
import { identity } from "./identity.ts";

export const identityCases = [
  casesOf({
    name: "identity",
    call: identity,
    dtypes: ["bool", "int32", "float32", "float64"],
    differentiable: [0],
  }),
];
