import { casesOf } from "../define/cases.ts";
import { biasAdd } from "./biasAdd.ts";

export const biasAddCases = [
  casesOf({
    name: "biasAdd",
    call: biasAdd,
    dtypes: "number",
    shapes: [
      [[3], [3]],
      [[4, 3], [3]],
      [[0, 3], [3]],
      [[2, 3, 5], [5]],
    ],
    differentiable: [0, 1],
  }),
];
