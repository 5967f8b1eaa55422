import { casesOf } from "../define/cases.ts";
import { multiply } from "../math/multiply.ts";
import { sort } from "./sort.ts";

export const sortCases = [
  casesOf({
    name: "sort",
    call: (x) => sort(x),
    dtypes: ["bool", "int32", "float32", "float64"],
    shapes: [[[1]], [[7]], [[2, 0]], [[3, 5, 7]]],
    special: [{ inputs: [[3, NaN, -1, 2]], expected: [-1, 2, 3, NaN] }],
  }),
  casesOf({
    name: "sort descending, squared",
    call: (x) => {
      const y = sort(x, 0, { direction: "DESCENDING" });
      return multiply(y, y);
    },
    shapes: [[[5]], [[5, 3]]],
    special: [{ inputs: [[3, -1, 2]], expected: [9, 4, 1] }],
    differentiable: [0],
  }),
];
