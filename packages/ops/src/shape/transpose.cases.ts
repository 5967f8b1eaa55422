import { casesOf } from "../define/cases.ts";
import { transpose } from "./transpose.ts";

const dtypes = ["bool", "int32", "float32", "float64"] as const;

export const transposeCases = [
  casesOf({
    name: "transpose",
    call: (x) => transpose(x),
    dtypes,
    shapes: [[[]], [[5]], [[3, 4]], [[2, 0, 3]]],
    differentiable: [0],
  }),
  casesOf({
    name: "transpose perm",
    call: (x) => transpose(x, [2, 0, 1]),
    dtypes,
    shapes: [[[2, 3, 4]], [[1, 5, 1]]],
    differentiable: [0],
  }),
];
